import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { keepCookies } from "./browser.ts"
import { memberOf } from "./ask-act.ts"

const ROWS: readonly (readonly [name: string, lines: readonly string[], want: Readonly<Record<string, string>>])[] = [
  ["a session", ["sid=s%3Aabc.d; Path=/; HttpOnly"], { sid: "s%3Aabc.d" }],
  ["the last one counts", ["a=1", "a=2; Secure"], { a: "2" }],
  ["deleted by age", ["a=1", "a=x; Max-Age=0"], {}],
  ["deleted by emptiness", ["a=1", "a=; Path=/"], {}],
  ["quotes and equals signs belong to the value", ['a="b=c"'], { a: '"b=c"' }],
  ["no name", ["=1", "nothing", ""], {}],
]
for (const [name, lines, want] of ROWS)
  test(`cookies: ${name}`, () => {
    const jar = new Map<string, string>()
    keepCookies(jar, lines)
    assert.deepEqual(Object.fromEntries(jar), want)
  })

test("property: what a shop sets cannot end a header or become a second cookie", () => {
  const line = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 60 }).map((text) => `a=${text}`)) // prettier-ignore
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const jar = new Map<string, string>()
      keepCookies(jar, lines)
      for (const [name, value] of jar) assert.match(`${name}=${value}`, /^[^\s;=,]+=[\x21-\x3a\x3c-\x7e]+$/)
    }),
  )
})

test("property: a member of an answer is a text of at most 2,000 characters, or nothing", () => {
  assert.equal(memberOf('{"data":{"uuid":"x-1"}}', "data.uuid"), "x-1")
  for (const text of ['{"data":{"uuid":1}}', '{"data":"uuid"}', "[]", "null", "{", '{"data":{}}'])
    assert.equal(memberOf(text, "data.uuid"), null, text)
  assert.equal(memberOf("{}", "constructor.name"), null)
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), fc.string({ maxLength: 20 }), (text, name) => {
      const found = memberOf(text, name)
      assert.ok(found === null || found.length <= 2_000)
    }),
  )
})
