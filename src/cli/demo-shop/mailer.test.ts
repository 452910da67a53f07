import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { readMails } from "./mailbox.ts"
import { demoMailer } from "./mailer.ts"

test("the gate's mail is read where the shop's are, as text", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-mails-"))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const mailer = demoMailer(folder, "gate@shop.test", () => 1_700_000_000_000)
  assert.ok(mailer.send({ to: "taro@example.jp", subject: "確認コード", text: "コード: 123456 <b>" }))
  const [mail] = readMails(folder)
  assert.equal(mail?.to, "taro@example.jp")
  assert.equal(mail.subject, "確認コード")
  assert.ok(mail.body.includes("123456 &#60;b&#62;"))
  assert.equal(demoMailer(join(folder, "none"), "x", () => 0).send({ to: "a", subject: "b", text: "c" }), false)
})
