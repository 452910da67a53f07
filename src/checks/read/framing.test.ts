import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { headers, type HeaderRecord } from "../sample-facts.ts"
import { framingOf } from "./framing.ts"

const of = (record: HeaderRecord) => framingOf({ headers: headers(record) })
const ROWS: readonly (readonly [name: string, record: HeaderRecord, want: ReturnType<typeof of>])[] = [
  ["nothing", {}, "unsaid"],
  ["SAMEORIGIN", { "x-frame-options": "SAMEORIGIN" }, "closed"],
  ["deny in lower case", { "x-frame-options": "deny" }, "closed"],
  ["the same twice", { "x-frame-options": ["SAMEORIGIN", "SAMEORIGIN"] }, "closed"],
  ["two that differ", { "x-frame-options": ["DENY", "SAMEORIGIN"] }, "closed"],
  ["ALLOW-FROM is not followed", { "x-frame-options": "ALLOW-FROM https://partner.example" }, "useless"],
  ["ALLOWALL", { "x-frame-options": "ALLOWALL" }, "useless"],
  ["misspelt", { "x-frame-options": "SAME-ORIGIN" }, "useless"],
  ["frame-ancestors", { "content-security-policy": "frame-ancestors 'self'" }, "closed"],
  [
    "frame-ancestors goes first",
    { "content-security-policy": "frame-ancestors *", "x-frame-options": "DENY" },
    "useless",
  ],
  ["a policy on other things", { "content-security-policy": "default-src 'none'" }, "unsaid"],
  ["only reported", { "content-security-policy-report-only": "frame-ancestors 'none'" }, "trial"],
  [
    "only reported, but DENY too",
    { "content-security-policy-report-only": "frame-ancestors *", "x-frame-options": "DENY" },
    "closed",
  ],
]
for (const [name, record, want] of ROWS) test(`framing: ${name}`, () => assert.equal(of(record), want))

test("framing: any X-Frame-Options without a known word never closes a page", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (value) => {
      const got = of({ "x-frame-options": value })
      if (!/deny|sameorigin|allowall/i.test(value)) assert.notEqual(got, "closed")
    }),
  )
})
