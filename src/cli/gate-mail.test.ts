import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { parseConfig } from "../config/config.ts"
import { SekishoError } from "../lib/errors.ts"
import { mailPlace, openMail } from "./gate-mail.ts"

const SITE = "sites:\n  - id: main\n    public-url: http://shop.test\n"
const environment = { MAIL: "smtps://name:secret@mail.test:465", NONE: "http://mail.test" }

test("a mail server's password comes from the environment or a file, and is never said", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-mail-"))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, "mail.txt"), "smtp://name:secret@mail.test\n")
  const place = (told: string): string => mailPlace(told, { folder, environment })
  assert.equal(place("smtp://localhost:2525"), "smtp://localhost:2525")
  assert.equal(place("env:MAIL"), environment.MAIL)
  assert.equal(place("file:mail.txt"), "smtp://name:secret@mail.test")
  const rows: readonly (readonly [told: string, code: string])[] = [
    ["smtp://name:secret@mail.test", "MAIL_PASSWORD"],
    ["smtp://mail.test/?pass=secret", "MAIL_PASSWORD"],
    ["http://name:secret@mail.test", "MAIL_PLACE"],
    ["smtp:", "MAIL_PLACE"],
    ["env:NONE", "MAIL_PLACE"],
    ["env:MISSING", "MAIL_PLACE"],
  ]
  for (const [told, code] of rows)
    assert.throws(
      () => place(told),
      (error) => {
        assert.ok(error instanceof SekishoError)
        assert.equal(error.code, code, told)
        assert.doesNotMatch(JSON.stringify(error.values), /secret/)
        return true
      },
    )
})

test("without mail in the configuration there is no mailer; a spool that cannot be made is said", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-mail-"))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const wish = { folder, environment, clock: Date.now, random: (size: number) => new Uint8Array(size) }
  const without = parseConfig(`version: 1\n${SITE}`, "sekisho.yaml")
  assert.equal(openMail({ ...wish, config: without, dataDir: folder }), null)
  const config = parseConfig(`version: 1\nmail: { from: shop@shop.test }\n${SITE}`, "sekisho.yaml")
  assert.equal(config.mail?.url, "smtp://localhost")
  writeFileSync(join(folder, "file"), "")
  assert.throws(() => openMail({ ...wish, config, dataDir: join(folder, "file") }), { code: "MAIL_SPOOL" })
  assert.throws(() => parseConfig(`version: 1\nmail: { from: "a@b.jp\\r\\nBcc: c@d.jp" }\n${SITE}`, "sekisho.yaml"), { code: "CONFIG_BAD_VALUE" }) // prettier-ignore
})
