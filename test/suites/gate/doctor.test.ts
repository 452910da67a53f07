import assert from "node:assert/strict"
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { SMTPServer } from "smtp-server"
import { gateSymptoms, testMail } from "../../../src/cli/doctor-gate.ts"
import { parseConfig } from "../../../src/config/config.ts"
import { bypassText } from "../../../src/gate/bypass.ts"
import { say } from "../../../src/lib/words.ts"
import { startServer } from "../../servers/server.ts"
import { oneShop } from "./rig.ts"

const inFolder = async (run: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-doctor-"))
  try {
    await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const said = async (folder: string, yaml: string, nowMs = Date.now()): Promise<{ fine: string; weak: string }> => {
  const found = await gateSymptoms({ clock: () => nowMs }, parseConfig(yaml, "sekisho.yaml"), folder)
  const lines = (fine: boolean): string =>
    found
      .filter((one) => one.fine === fine)
      .map(({ says, values }) => say(says, "en", values))
      .join("\n")
  assert.ok(found.every(({ says, values }) => !/\{[a-z]/.test(say(says, "ja", values) + say(says, "en", values))))
  return { fine: lines(true), weak: lines(false) }
}

test("a new installation: what is missing is named", async () => {
  await inFolder(async (folder) => {
    const { weak } = await said(folder, oneShop("http://127.0.0.1:1"))
    for (const line of [
      /gate does not run/,
      /written nothing yet/,
      /origin is not configured/,
      /no proof of the last 24 hours/,
      /shop \(http:\/\/127\.0\.0\.1:1\) does not answer/,
    ])
      // prettier-ignore
      assert.match(weak, line)
  })
})

test("what is there is seen: log, clock, proof; and what is weak: open files, a bypass, a log that stopped, a clock", async () => {
  const shop = await startServer({ "/": { body: "shop" } })
  await inFolder(async (folder) => {
    const now = Date.now()
    const yaml = oneShop(shop.url, "origin: { addresses: [203.0.113.9] }")
    mkdirSync(join(folder, "events"), { mode: 0o700 })
    mkdirSync(join(folder, "sites", "main"), { recursive: true })
    const day = join(folder, "events", `${new Date(now).toISOString().slice(0, 10)}.jsonl`)
    writeFileSync(day, "")
    const life = { version: 2, site: "main", url: "http://shop.test", atMs: now, guards: [], modes: {} }
    writeFileSync(join(folder, "sites", "main", "life.json"), JSON.stringify(life))
    const good = await said(folder, yaml, now)
    for (const line of [/the gate's log: /, /clock agrees/, /proof that the gate acts/, /sekisho check looks/])
      assert.match(good.fine, line)
    writeFileSync(join(folder, "gate.key"), "key")
    chmodSync(join(folder, "gate.key"), 0o644)
    writeFileSync(join(folder, "bypass.json"), bypassText({ sinceMs: now, untilMs: now + 60_000 }))
    const door = { claim: "attacks", door: "GET /", reason: "passed", acted: false, reached: 0, steps: [] }
    const dead = { ...life, guards: [{ guard: "waf", alive: false, doors: [door] }] }
    writeFileSync(join(folder, "sites", "main", "life.json"), JSON.stringify(dead))
    const bad = await said(folder, yaml, now)
    for (const line of [/others may read .*gate\.key/, /everything passes until/, /without a proof that they act: waf/])
      assert.match(bad.weak, line)
    const later = await said(folder, yaml, now + 5 * 86_400_000)
    for (const line of [/log stopped on/, /clock differs by 4\d{5} s/, /no proof of the last 24 hours/])
      assert.match(later.weak, line)
  })
  await shop.close()
})

test("a configuration without a gate has nothing of it to be looked at", async () => {
  await inFolder(async (folder) => {
    const config = parseConfig("version: 1\nsites: [{ id: main, public-url: http://shop.test }]\n", "sekisho.yaml")
    assert.deepEqual(await gateSymptoms({ clock: Date.now }, config, folder), [])
  })
})

test("a test mail goes the way of customers' mails; what fails is named without a secret", async () => {
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      let text = ""
      stream.on("data", (chunk) => (text += String(chunk)))
      stream.on("end", () => {
        mails.push(text)
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.server.address()
  const port = typeof address === "object" ? address?.port : 0
  const configOf = (mail: string) => parseConfig(oneShop("http://127.0.0.1:1", "", mail), "sekisho.yaml")
  const environment = { MAIL: "smtp://user:geheim@127.0.0.1:1" }
  const send = (mail: string) => testMail({ environment }, configOf(mail), "/sekisho.yaml", "owner@shop.test")
  try {
    const sent = await send(`mail: { url: "smtp://127.0.0.1:${port}", from: shop@shop.test }`)
    assert.ok(sent.fine)
    assert.match(mails[0] ?? "", /^To: owner@shop\.test/m)
    const failed = await send("mail: { url: env:MAIL, from: shop@shop.test }")
    assert.equal(failed.fine, false)
    assert.match(say(failed.says, "en", failed.values), /could not be sent \(E[A-Z]+\)/)
    assert.doesNotMatch(JSON.stringify(failed), /geheim/)
    assert.equal((await send("")).fine, false)
  } finally {
    await new Promise<void>((done) => server.close(done))
  }
})
