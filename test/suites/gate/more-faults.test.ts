import assert from "node:assert/strict"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { startServer } from "../../servers/server.ts"
import { oneShop, recordingBackend, soon, startRig, statusOf, talk } from "./rig.ts"
import { startUp } from "./up.ts"

const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: shop.test\r\n\r\n`
const ALL_ON = `platform: ec-cube-4
guards: { limits: { mode: enforce }, sensitive-files: { mode: enforce }, headers: { mode: enforce }, cookies: { mode: enforce }, leak: { mode: enforce } }`

const LOCATIONS = ["http://shop.test:80:80/", "//[::1", "http://", "https://shop.test:99999/", "%", "\u00e9", "http://a b/", "x".repeat(7_000)] // prettier-ignore
for (const location of LOCATIONS)
  test(`a malformed Location of the shop is handed on and hurts nobody: ${location.slice(0, 24)}`, async () => {
    const shop = await startServer((_asked, answer) => {
      answer.writeHead(302, [["Location", location], ["Content-Length", "0"]].flat()) // prettier-ignore
      answer.end()
    })
    const rig = await startRig(oneShop(shop.url, ALL_ON))
    try {
      for (const path of ["/p", "/mypage/login"]) {
        const { text } = await talk(rig.port, ask(path))
        assert.equal(statusOf(text), 302)
        assert.ok(text.includes(`Location: ${location}\r\n`), text.slice(0, 200))
      }
      assert.ok(!rig.events().some(({ reason }) => reason === "internal"), JSON.stringify(rig.events()))
    } finally {
      await rig.close()
      await shop.close()
    }
  })

test("a full disk: what is refused is still refused, what passes still passes, and the gap is written when there is room", async (t) => {
  if (!existsSync("/dev/full")) return t.skip("no /dev/full on this system")
  const folder = mkdtempSync(join(tmpdir(), "sekisho-full-"))
  const events = join(folder, "events")
  mkdirSync(events)
  const DAY = 86_400_000
  let now = Math.floor(Date.now() / DAY) * DAY
  const nameOf = (timeMs: number): string => `${new Date(timeMs).toISOString().slice(0, 10)}.jsonl`
  // Today's file takes nothing; tomorrow's does.
  symlinkSync("/dev/full", join(events, nameOf(now)))
  const backend = await recordingBackend()
  const rig = await startRig(oneShop(backend.url, ALL_ON), { folder, clock: () => now })
  try {
    for (let at = 0; at < 3; at += 1) assert.equal(statusOf((await talk(rig.port, ask("/.env"))).text), 403)
    assert.equal(statusOf((await talk(rig.port, ask("/p"))).text), 200)
    now += DAY
    assert.equal(statusOf((await talk(rig.port, ask("/.env"))).text), 403)
    const lines = readFileSync(join(events, nameOf(now)), "utf8")
      .trim()
      .split("\n")
    const said = lines.map((line) => JSON.parse(line) as { reason: string; path: string }) // our own log
    assert.equal(said[0]?.reason, "gate.events-lost")
    assert.ok(Number(said[0]?.path) >= 3, "counted")
    assert.equal(said[1]?.reason, "sensitive-files.platform")
  } finally {
    rmSync(join(events, nameOf(now - DAY)), { force: true })
    await rig.close()
    await backend.close()
  }
})

test("a clock that jumps: rates begin anew and neither freeze nor lock anybody out for ever", async () => {
  const backend = await recordingBackend()
  let now = Date.UTC(2026, 10, 23)
  const yaml = oneShop(backend.url, "guards: { limits: { mode: enforce, per-address: 5/1h } }")
  const rig = await startRig(yaml, { clock: () => now })
  const status = async (): Promise<number> => statusOf((await talk(rig.port, ask("/p"))).text)
  try {
    for (const jump of [-400 * 86_400_000, 0, 400 * 86_400_000, -86_400_000]) {
      now += jump
      for (let at = 0; at < 5; at += 1) assert.equal(await status(), 200, `${jump}: ${at}`)
      assert.equal(await status(), 429)
      now += 3 * 3_600_000
      assert.equal(await status(), 200, "the window passes")
      now += 3 * 3_600_000
    }
  } finally {
    await rig.close()
    await backend.close()
  }
})

test("SIGKILL of a worker under load: what visitors were told is in the log, and the gate goes on", async () => {
  const backend = await recordingBackend()
  const up = startUp(oneShop(backend.url, "guards: { sensitive-files: { mode: enforce } }", "workers: 2"))
  try {
    assert.ok(await up.listening(), up.err())
    const seen: string[] = []
    const loading = new AbortController()
    const load = Array.from({ length: 6 }, async () => {
      while (!loading.signal.aborted) {
        const { text } = await talk(up.port(), ask("/.env"), undefined, 500)
        const reference = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0]
        if (reference !== undefined) seen.push(reference)
      }
    })
    assert.ok(await soon(() => seen.length > 30, 60_000))
    const children = readFileSync(`/proc/${up.child.pid}/task/${up.child.pid}/children`, "utf8").trim().split(" ")
    process.kill(Number(children[0]), "SIGKILL")
    assert.ok(await soon(() => up.err().includes("a worker process died"), 60_000))
    const before = seen.length
    assert.ok(await soon(() => seen.length > before + 30, 60_000))
    loading.abort()
    await Promise.all(load)
    const written = new Set(up.events().map(({ reference }) => reference))
    for (const reference of seen) assert.ok(written.has(reference), `${reference} was shown and is not in the log`)
  } finally {
    await up.kill()
    await backend.close()
  }
})
