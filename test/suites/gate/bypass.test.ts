import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { main } from "../../../src/cli/dispatch.ts"
import type { Io } from "../../../src/cli/command.ts"
import { oneShop, recordingBackend, soon, statusOf, talk as talkFor } from "./rig.ts"
import { startUp } from "./up.ts"

/** A busy machine may take its time. */
const talk = (port: number, bytes: string) => talkFor(port, bytes, undefined, 30_000)
const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: shop.test\r\n\r\n`
const command = async (folder: string, ...words: string[]): Promise<{ exit: number; out: string; err: string }> => {
  let [out, err] = ["", ""]
  const io: Io = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    ask: null,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 80,
    language: "en",
    environment: { LANG: "en_US.UTF-8" },
    folder,
    clock: Date.now,
    signal: new AbortController().signal,
  }
  return { exit: await main(io, words), out, err }
}

test("sekisho bypass: a running gate lets everything through its stages, logged, and takes it back", async () => {
  const backend = await recordingBackend()
  const up = startUp(
    oneShop(backend.url, "guards: { sensitive-files: { mode: enforce }, limits: { mode: enforce, body-bytes: 1024 } }"),
  )
  try {
    assert.ok(await up.listening(), up.err())
    assert.equal(statusOf((await talk(up.port(), ask("/.env"))).text), 403)
    const began = await command(up.folder, "bypass", "--minutes", "5")
    assert.equal(began.exit, 0, began.err)
    assert.match(began.out, /count for no requirement/)
    assert.ok(await soon(() => up.err().includes("everything passes"), 20_000), up.err())
    assert.equal(statusOf((await talk(up.port(), ask("/.env"))).text), 200)
    const big = `POST /p HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 2000\r\n\r\n${"x".repeat(2_000)}`
    assert.equal(statusOf((await talk(up.port(), big)).text), 200)
    assert.equal(statusOf((await talk(up.port(), ask("//two"))).text), 400, "the acceptance stays")
    assert.equal(backend.reached.length, 2)
    assert.equal((await command(up.folder, "bypass", "--end")).out.trim(), "the bypass has ended")
    assert.ok(await soon(() => up.err().includes("the guards act again"), 20_000), up.err())
    assert.equal(statusOf((await talk(up.port(), ask("/.env"))).text), 403)
    const life = up.events().filter(({ reason }) => reason.startsWith("gate.bypass"))
    assert.deepEqual(
      life.map(({ reason, path }) => [reason, path]),
      [
        ["gate.bypass-began", null],
        ["gate.bypassed", "2"],
        ["gate.bypass-ended", null],
      ],
    )
    assert.equal((await command(up.folder, "bypass", "--end")).out.trim(), "there is no bypass")
  } finally {
    await up.kill()
    await backend.close()
  }
})

for (const minutes of ["0", "1441", "-5", "x", "1e3"])
  test(`sekisho bypass --minutes ${minutes} is refused`, async () => {
    const { exit, err, out } = await command(join("/nowhere"), "bypass", `--minutes=${minutes}`)
    assert.equal(exit, 2)
    assert.match(err, /^USAGE_BAD_VALUE: [^\n]+\n$/)
    assert.equal(out, "")
  })
