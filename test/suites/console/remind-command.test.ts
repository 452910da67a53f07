import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { test } from "node:test"
import { makeLink, type NewLink } from "../../../src/console/access/links.ts"
import { DAY_MS } from "../../../src/lib/clock.ts"
import { openSqlite } from "../../../src/storage/sqlite.ts"
import { randomBytes } from "node:crypto"
import { scratch, sekisho } from "../../sekisho.ts"
import { mailServer } from "../gate/accounts/mail-server.ts"

const folder = scratch()
const place = async (name: string, mail: string): Promise<string> => {
  const made = join(folder, name)
  mkdirSync(join(made, ".sekisho"), { recursive: true })
  const told = `version: 1\nconsole: { public-url: "https://desk.example.jp" }\n${mail}sites:\n  - id: main\n    public-url: https://shop.example.jp\n`
  writeFileSync(join(made, "sekisho.yaml"), told)
  const records = await openSqlite(join(made, ".sekisho/records.db"))
  const desk = { random: randomBytes, clock: () => Date.now() - 8 * DAY_MS, publicOrigin: "https://desk.example.jp" }
  const staff = {
    role: "contractor",
    sites: ["main"],
    name: "田中",
    by: "佐藤",
    person: null,
  } satisfies Partial<NewLink>
  const { write } = makeLink(desk, { kind: "terminal", ...staff, mail: "tanaka@example.jp", lifeMs: 700 * DAY_MS })
  await records.append([write])
  await records.close()
  return made
}

test("sekisho remind: --show sends nothing; it sends over the mail server once; without one it says what to write", async () => {
  const server = await mailServer()
  const shop = await place("shop", `mail: { url: "${server.url}", from: shop@shop.test }\n`)
  const shown = await sekisho(["remind", "--show"], shop)
  assert.equal(shown.code, 0, shown.err)
  assert.match(shown.out, /送る予定 端末の確認: 田中/)
  const sent = await sekisho(["remind"], shop)
  assert.match(sent.out, /端末の確認: 田中 — 送りました/)
  const [mail, ...more] = server.mails
  assert.deepEqual([mail?.to, mail?.from, more.length], [["tanaka@example.jp"], "shop@shop.test", 0])
  assert.match(mail?.text ?? "", /https:\/\/desk\.example\.jp\/terminal#[\w-]{43}/)
  assert.match((await sekisho(["remind"], shop)).out, /いま送るお知らせはありません/)
  assert.equal(server.mails.length, 1)
  await server.close()
  const none = await sekisho(["remind"], await place("none", ""))
  assert.match(none.err, /^REMIND_NO_MAIL: /)
  assert.equal((await sekisho(["remind", "--show"], join(folder, "none"))).code, 0)
})

test("a mail server that is away: the mail waits on the disk and goes out with the next round", async () => {
  const shop = await place("away", 'mail: { url: "smtp://127.0.0.1:1", from: shop@shop.test }\n')
  const sent = await sekisho(["remind", "--lang", "en"], shop)
  assert.match(sent.out, /1 mails wait for the mail server/)
  assert.equal(readdirSync(join(shop, ".sekisho/reminders/waiting")).length, 1)
  assert.match((await sekisho(["remind", "--lang", "en"], shop)).out, /nothing is due now/)
})

test("a mail that the server refuses for good is said so and not sent again", async () => {
  const server = await mailServer()
  server.answer = 550
  const shop = await place("refused", `mail: { url: "${server.url}", from: shop@shop.test }\n`)
  assert.match((await sekisho(["remind"], shop)).err, /メールサーバーが受け付けませんでした/)
  assert.match((await sekisho(["remind"], shop)).out, /いま送るお知らせはありません/)
  await server.close()
})

test(
  "a process that is killed between the spool and the record: the mail goes out, at most twice",
  { timeout: 60_000 },
  async () => {
    const server = await mailServer()
    const shop = await place("killed", `mail: { url: "${server.url}", from: shop@shop.test }\n`)
    const source = (path: string): string => JSON.stringify(resolve(import.meta.dirname, "../../../src", path))
    const program = `
    import { randomBytes } from "node:crypto"
    import { sendReminders } from ${source("console/remind/send.ts")}
    import { openMailer } from ${source("gate/services/mailer.ts")}
    import { openSqlite } from ${source("storage/sqlite.ts")}
    const records = await openSqlite(${JSON.stringify(join(shop, ".sekisho/records.db"))})
    const mailer = openMailer({ url: ${JSON.stringify(server.url)}, from: "shop@shop.test", folder: ${JSON.stringify(join(shop, ".sekisho/reminders"))}, clock: Date.now, random: randomBytes })
    const site = { id: "main", publicUrl: "https://shop.example.jp/", state: "open", form: null, payment: null, membership: null, platform: null, strangers: ["public"] }
    const configured = new Map([["main", { site, size: {}, details: {}, look: null, sample: false }]])
    const desk = { records, requirements: [], configured, clock: () => Date.now() - 3_600_000, random: randomBytes, publicOrigin: "https://desk.example.jp" }
    await sendReminders(desk, (mail) => {
      const kept = mailer.send(mail)
      if (kept) process.kill(process.pid, "SIGKILL")
      return kept
    })`
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "ignore", "inherit"],
    })
    const [, signal] = (await once(child, "close")) as [number | null, string | null] // node's own event
    assert.equal(signal, "SIGKILL")
    assert.match((await sekisho(["remind"], shop)).out, /端末の確認: 田中 — 送りました/)
    const count = server.mails.length
    assert.ok(count === 1 || count === 2, `${count} mails`)
    assert.match((await sekisho(["remind"], shop)).out, /いま送るお知らせはありません/)
    assert.equal(server.mails.length <= 2, true)
    await server.close()
  },
)
