import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { randomBytes } from "node:crypto"
import { test, type TestContext } from "node:test"
import fc from "fast-check"
import { mailServer } from "../../../test/suites/gate/accounts/mail-server.ts"
import { isMailAddress } from "../accounts/account.ts"
import { openMailer, type MailEnd, type OpenMailer } from "./mailer.ts"

const MAIL = { to: "hanako@example.jp", subject: "確認コード / Your code", text: "    123456\n" }
const folderFor = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-mailer-"))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
interface Made {
  readonly mailer: OpenMailer
  readonly ends: MailEnd[]
  clock: number
}
const mailerIn = (t: TestContext, folder: string, url: string): Made => {
  const made = { clock: 1_800_000_000_000, ends: [] as MailEnd[] }
  const mailer = openMailer({
    url,
    from: "shop@shop.test",
    folder,
    clock: () => made.clock,
    random: randomBytes,
    lookMs: 3_600_000,
    onEnd: (end) => void made.ends.push(end),
  })
  t.after(() => mailer.close())
  return Object.assign(made, { mailer })
}
const waiting = (folder: string): readonly string[] => readdirSync(join(folder, "waiting"))

test("a mail arrives whole, in both languages, from whom it should, and leaves nothing in the spool", async (t) => {
  const server = await mailServer()
  t.after(() => server.close())
  const folder = folderFor(t)
  const { mailer, ends } = mailerIn(t, folder, server.url)
  assert.equal(mailer.send(MAIL), true)
  assert.equal(await mailer.work(), 0)
  const [got] = server.mails
  assert.deepEqual([got?.to, got?.from, got?.subject], [["hanako@example.jp"], "shop@shop.test", MAIL.subject])
  assert.match(got?.text ?? "", /123456/)
  assert.match(got?.raw ?? "", /^Auto-Submitted: auto-generated$/m)
  assert.deepEqual(ends, ["sent"])
  assert.equal(statSync(join(folder, "waiting")).mode & 0o077, 0)
})

test("a server that is away or says later is tried again; one that says never is not", async (t) => {
  const server = await mailServer()
  t.after(() => server.close())
  const folder = folderFor(t)
  const made = mailerIn(t, folder, server.url)
  server.answer = 451
  made.mailer.send(MAIL)
  assert.equal(await made.mailer.work(), 1)
  server.answer = 250
  assert.equal(await made.mailer.work(), 1, "not before its time")
  made.clock += 11_000
  assert.equal(await made.mailer.work(), 0)
  assert.equal(server.mails.length, 1)
  server.answer = 550
  made.mailer.send(MAIL)
  assert.equal(await made.mailer.work(), 0)
  assert.deepEqual([server.mails.length, made.ends], [1, ["sent", "refused"]])
})

test("a code that came too late is not sent any more", async (t) => {
  const server = await mailServer()
  const folder = folderFor(t)
  const made = mailerIn(t, folder, server.url)
  await server.close()
  made.mailer.send({ ...MAIL, forMs: 600_000 })
  assert.equal(await made.mailer.work(), 1)
  made.clock += 700_000
  assert.equal(await made.mailer.work(), 0)
  assert.deepEqual(made.ends, ["given-up"])
})

test(
  "what was taken survives the process being killed, and is sent by the next one",
  { timeout: 30_000 },
  async (t) => {
    const folder = folderFor(t)
    const program = `
    import { openMailer } from ${JSON.stringify(join(import.meta.dirname, "mailer.ts"))}
    import { randomBytes } from "node:crypto"
    const mailer = openMailer({ url: "smtp://127.0.0.1:1", from: "shop@shop.test", folder: ${JSON.stringify(folder)}, clock: Date.now, random: randomBytes })
    process.stdout.write(String(mailer.send(${JSON.stringify(MAIL)})))
    process.kill(process.pid, "SIGKILL")`
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    let said = ""
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()))
    const [, signal] = (await once(child, "close")) as [number | null, string | null] // node's own event
    assert.deepEqual([said, signal], ["true", "SIGKILL"])
    const server = await mailServer()
    t.after(() => server.close())
    const made = mailerIn(t, folder, server.url)
    made.clock = Date.now() + 60_000
    assert.equal(await made.mailer.work(), 0)
    assert.equal(server.mails.length, 1)
  },
)

test("what a dead process was sending is sent again with the same Message-ID; what cannot be read is thrown away", async (t) => {
  const server = await mailServer()
  t.after(() => server.close())
  const folder = folderFor(t)
  const first = mailerIn(t, folder, server.url)
  server.answer = 451
  first.mailer.send(MAIL)
  await first.mailer.work()
  await first.mailer.close()
  const [name = ""] = waiting(folder)
  renameSync(join(folder, "waiting", name), join(folder, "sending", `2147483646.${name}`))
  writeFileSync(join(folder, "waiting", `${"1".padStart(15, "0")}-${"a".repeat(16)}.json`), '{"to":')
  server.answer = 250
  const second = mailerIn(t, folder, server.url)
  second.clock += 60_000
  assert.equal(await second.mailer.work(), 0)
  assert.equal(server.mails[0]?.messageId, `<${name.replace(".json", "")}@shop.test>`)
})

test("a full spool takes no more and says so", (t) => {
  const folder = folderFor(t)
  const { mailer } = mailerIn(t, folder, "smtp://127.0.0.1:1")
  for (let index = 0; index < 5_000; index += 1)
    writeFileSync(join(folder, "waiting", `${String(index).padStart(15, "0")}-${"a".repeat(16)}.json`), "")
  assert.equal(mailer.send(MAIL), false)
})

test("property: nothing that is taken for an address can end a header, a command or name a second mailbox", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 20 }), (junk, more) => {
      for (const text of [junk, `a@b.jp${junk}`, `${junk}@example.jp`, `a@b.jp,${more}`])
        if (isMailAddress(text)) assert.match(text, /^[^\s,;:<>()[\]\\"@]+@[A-Za-z0-9.-]+$/)
    }),
  )
  for (const bad of [
    "a@b.jp\r\nBcc: c@d.jp",
    "a@b.jp\n",
    "a b@c.jp",
    "<a@b.jp>",
    '"a"@b.jp',
    "a@b.jp, c@d.jp",
    "a@[127.0.0.1]",
    "a@b",
  ])
    // prettier-ignore
    assert.equal(isMailAddress(bad), false, bad)
  for (const good of ["a@b.jp", "a..b@docomo.ne.jp", "o'neil+x@shop.example.co.jp"])
    assert.equal(isMailAddress(good), true)
})

test("a subject is one line", async (t) => {
  const server = await mailServer()
  t.after(() => server.close())
  const { mailer } = mailerIn(t, folderFor(t), server.url)
  mailer.send({ ...MAIL, subject: "x\r\nBcc: thief@evil.example\r\n\r\nbody" })
  await mailer.work()
  assert.deepEqual(server.mails[0]?.to, [MAIL.to])
  assert.doesNotMatch(server.mails[0]?.raw ?? "", /^Bcc:/m)
})
