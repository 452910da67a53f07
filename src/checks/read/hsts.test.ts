import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseHsts } from "./hsts.ts"

const valid = (maxAgeSeconds: number, subDomains = false, preload = false) =>
  ({ state: "valid", maxAgeSeconds, subDomains, preload }) as const
const malformed = { state: "malformed" } as const

const ROWS = [
  ["plain", "max-age=31536000", valid(31_536_000)],
  [
    "all three, any case, odd spaces",
    " Max-Age = 63072000 ;includeSUBdomains; preload ",
    valid(63_072_000, true, true),
  ],
  ["quoted", 'max-age="600"', valid(600)],
  ["empty parts are nothing", ";;max-age=1;;", valid(1)],
  ["unknown directive", "max-age=1; later=yes", valid(1)],
  ["taken back", "max-age=0", valid(0)],
  ["repeated directive", "max-age=1; max-age=2", malformed],
  ["repeated in another case", "includeSubDomains; IncludeSubdomains; max-age=1", malformed],
  ["no max-age", "includeSubDomains", malformed],
  ["max-age without a value", "max-age", malformed],
  ["a negative age", "max-age=-1", malformed],
  ["one quote", 'max-age="1', malformed],
  ["words for a number", "max-age=1year", malformed],
  ["commas for semicolons", "max-age=1, includeSubDomains", malformed],
  ["a name that is no token", "max-age=1; inc lude", malformed],
  ["empty", "", malformed],
  ["fifty-one directives", `max-age=1${";x".repeat(50)}`, malformed],
] as const

for (const [name, value, want] of ROWS) test(`HSTS: ${name}`, () => assert.deepEqual(parseHsts(value), want))

test("HSTS: any text gives an answer; a valid age is a whole number", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (value) => {
      const got = parseHsts(value)
      if (got.state === "valid") assert.ok(Number.isSafeInteger(got.maxAgeSeconds) && got.maxAgeSeconds >= 0)
    }),
  )
})

test("HSTS: what is written is read back", () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), fc.boolean(), (age, subDomains, preload) => {
      const text = `max-age=${age}${subDomains ? "; includeSubDomains" : ""}${preload ? ";preload" : ""}`
      assert.deepEqual(parseHsts(text), valid(age, subDomains, preload))
    }),
  )
})
