import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test, type TestContext } from "node:test"
import fc from "fast-check"
import { mailboxPage, linksOf, textOf } from "./mailbox-page.ts"
import { openMailbox, pruneMails, readMails, type Mail } from "./mailbox.ts"

const folder = (t: TestContext): string => {
  const made = mkdtempSync(join(tmpdir(), "sekisho-mails-"))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return made
}
const mail = (over: Partial<Mail> = {}): Mail => ({
  sentAtMs: 1_000,
  from: "shop@demo.invalid",
  to: "a@demo.invalid",
  subject: "ご注文",
  body: "<p>ありがとうございます</p>",
  ...over,
})
const name = (at: number): string => `${String(at).padStart(15, "0")}-${randomUUID()}.json`

test("newest first; what is no mail is left out", (t) => {
  const mails = folder(t)
  writeFileSync(join(mails, name(1)), JSON.stringify(mail({ subject: "old" })))
  writeFileSync(join(mails, name(2)), JSON.stringify(mail({ subject: "new" })))
  writeFileSync(join(mails, name(3)), "{")
  writeFileSync(join(mails, name(4)), JSON.stringify(mail({ body: "x".repeat(300_000) })))
  writeFileSync(join(mails, name(5)), JSON.stringify({ subject: "half" }))
  symlinkSync(join(mails, "elsewhere"), join(mails, name(6)))
  writeFileSync(join(mails, "elsewhere"), JSON.stringify(mail({ subject: "linked" })))
  writeFileSync(join(mails, `${name(7)}.part`), JSON.stringify(mail({ subject: "half written" })))
  assert.deepEqual(
    readMails(mails).map(({ subject }) => subject),
    ["new", "old"],
  )
  assert.deepEqual(readMails(join(mails, "missing")), [])
})

test("the oldest mails are thrown away", (t) => {
  const mails = folder(t)
  for (let at = 0; at < 503; at++) writeFileSync(join(mails, name(at)), JSON.stringify(mail({ subject: String(at) })))
  pruneMails(mails)
  assert.equal(readMails(mails)[0]?.subject, "502")
  for (let at = 0; at < 3; at++)
    assert.equal(
      readMails(mails).some(({ subject }) => subject === String(at)),
      false,
    )
})

const TEXTS: readonly (readonly [html: string, text: string])[] = [
  ["<style>p{color:red}</style><p>one</p><p>two</p>", "one\ntwo"],
  ["<title>no</title>a<br>b", "a\nb"],
  ["1 &lt; 2 &amp;&amp; 3 &unknown; 4", "1 < 2 && 3 &unknown; 4"],
  ["open <b", "open"],
  ["<script>alert(1)", ""],
  ["<p>\u200b\u200c\ufeff \u200d</p>seen", "seen"],
]
for (const [html, text] of TEXTS) test(`text of ${JSON.stringify(html)}`, () => assert.equal(textOf(html), text))

test("links: http only, each once, entities read", () => {
  assert.deepEqual(
    linksOf(
      '<a href="http://127.0.0.1/a?b=1&amp;c=2">x</a><a href="http://127.0.0.1/a?b=1&amp;c=2"><a href="javascript:alert(1)">',
    ),
    ["http://127.0.0.1/a?b=1&c=2"],
  )
})

test("nothing a mail says becomes markup, whatever it says", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("<script>alert(1)</script>", '"><img src=x onerror=1>', "&lt;img&gt;", "</pre><b>"),
  )
  const plain = mailboxPage([mail({ subject: "s", to: "t", body: "b" })], "ja").match(/<[a-z!/][^>]*>/g) ?? []
  fc.assert(
    fc.property(nasty, nasty, nasty, (subject, to, body) => {
      const page = mailboxPage([mail({ subject, to, body: body.replaceAll("href", "") })], "ja")
      assert.deepEqual(page.match(/<[a-z!/][^>]*>/g), plain)
    }),
  )
})

test("a long hostile mail is shown to the end", { timeout: 60_000 }, () => {
  for (const body of [
    "<".repeat(250_000),
    "&#".repeat(125_000),
    '<a href="'.repeat(27_000),
    "<title ".repeat(35_000),
    " ".repeat(250_000),
  ])
    assert.match(mailboxPage([mail({ body })], "en"), /<\/html>\s*$/)
})

const ask = (
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<{ status: number; body: string; policy: string }> =>
  new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      let body = ""
      answer.setEncoding("utf8").on("data", (chunk: string) => (body += chunk))
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, body, policy: String(answer.headers["content-security-policy"]) }),
      )
    })
      .on("error", reject)
      .end()
  })

test("the page is for reading only, in two languages, and for this machine only", async (t) => {
  const mails = folder(t)
  writeFileSync(join(mails, name(1)), JSON.stringify(mail()))
  const box = await openMailbox(mails, 0, "ja")
  t.after(() => box.close())
  const page = await ask(box.port, "/")
  assert.equal(page.status, 200)
  assert.match(page.body, /<html lang="ja">[\s\S]*ご注文[\s\S]*ありがとうございます/)
  assert.match(page.policy, /default-src 'none'/)
  assert.match((await ask(box.port, "/?lang=en")).body, /<html lang="en">/)
  assert.match((await ask(box.port, "/", { "accept-language": "en-GB,en" })).body, /<html lang="en">/)
  assert.deepEqual(JSON.parse((await ask(box.port, "/mails.json")).body), { mails: [mail()] })
  assert.equal((await ask(box.port, "/other")).status, 404)
  assert.equal((await ask(box.port, "//")).status, 404)
  assert.equal((await ask(box.port, "/", {}, "DELETE")).status, 405)
  assert.equal((await ask(box.port, "/", { host: "evil.example" })).status, 421)
})
