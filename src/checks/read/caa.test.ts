import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseCaa } from "./caa.ts"

for (const [text, want] of [
  ['0 issue "letsencrypt.org"', { tag: "issue", value: "letsencrypt.org" }],
  ['128 issuewild "Sectigo.com; policy=ev"', { tag: "issuewild", value: "sectigo.com" }],
  ['0 issue ";"', { tag: "issue", value: "" }],
  ["0 ISSUE letsencrypt.org", { tag: "issue", value: "letsencrypt.org" }],
  ['0 iodef "mailto:a@example.jp"', { tag: "iodef", value: "mailto:a@example.jp" }],
  ["letsencrypt.org", null],
  ["", null],
] as const)
  test(`CAA: ${text || "(empty)"}`, () => assert.deepEqual(parseCaa(text), want))

test("CAA: any text gives a record or null", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const got = parseCaa(`0 issue ${text}`)
      assert.ok(got === null || (got.tag === "issue" && !got.value.includes(";")))
    }),
  )
})
