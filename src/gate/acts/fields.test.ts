import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { fieldName, readFields } from "./fields.ts"

const FORM = "application/x-www-form-urlencoded"
const read = (body: string, type = FORM): Record<string, readonly string[]> | null => {
  const fields = readFields(Buffer.from(body), type)
  return fields && Object.fromEntries(fields)
}
const part = (name: string, value: string): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

const ROWS: readonly (readonly [what: string, body: string, type: string, fields: object | null])[] = [
  ["a form", "login_email=a%40b.jp&login_pass=x+y", FORM, { login_email: ["a@b.jp"], login_pass: ["x y"] }],
  ["brackets", "entry[email][first]=a&entry%5Bemail%5D%5Bsecond%5D=b", FORM, { "entry.email.first": ["a"], "entry.email.second": ["b"] }], // prettier-ignore
  ["PHP's spellings of one name", "login.email=a&login+email=b&login_email=c", FORM, { login_email: ["a", "b", "c"] }],
  ["Japanese", "name=%E9%96%A2%E6%89%80", FORM, { name: ["関所"] }],
  ["multipart", `${part("email", "a@b.jp")}--b--\r\n`, "multipart/form-data; boundary=b", { email: ["a@b.jp"] }],
  ["JSON", '{"email":"a@b.jp","n":{"m":[1,true,null]}}', "application/json", { email: ["a@b.jp"], "n.m.0": ["1"], "n.m.1": ["true"] }], // prettier-ignore
  ["JSON of a certain kind", '{"a":"b"}', "application/vnd.api+json; charset=utf-8", { a: ["b"] }],
  ["nothing sent", "", "", {}],
  ["broken JSON", '{"email":', "application/json", null],
  ["deep JSON", `${"[".repeat(60)}1${"]".repeat(60)}`, "application/json", null],
  ["too many fields", Array.from({ length: 600 }, (_, at) => `f${at}=1`).join("&"), FORM, null],
  ["a type that nobody reads", '{"email":"a"}', "text/plain", null],
  ["JSON with a name twice", '{"email":"a","email":"b"}', "application/json", null],
  ["JSON with a name twice, spelt in two ways", '{"email":"a","\\u0065mail":"b"}', "application/json", null],
  ["JSON with colons and quotes in its texts", '{"a":"x:\\"y\\":z","b":[{"c":":"}]}', "application/json", { a: ['x:"y":z'], "b.0.c": [":"] }], // prettier-ignore
  ["a charset that gives one text many spellings", '{"email":"a+AEA-b"}', "application/json; charset=utf-7", null],
  ["a charset that is ours", '{"a":"b"}', 'application/json; charset="UTF-8"', { a: ["b"] }],
  ["two boundaries", `${part("email", "a")}--b--\r\n`, "multipart/form-data; boundary=b; boundary=c", null],
  ["a multipart without its end", part("email", "a"), "multipart/form-data; boundary=b", null],
]
for (const [what, body, type, fields] of ROWS)
  test(`fields: ${what}`, () => {
    assert.deepEqual(read(body, type), fields)
  })

test("a name has one spelling", () => {
  assert.equal(fieldName(" a.b c[d][e]"), "a_b_c.d.e")
  assert.equal(fieldName("a\u0000b"), "a")
})

test("whatever bytes come, fields are read or not, and nothing is thrown", () => {
  const types = fc.constantFrom(FORM, "application/json", "multipart/form-data; boundary=b", "multipart/form-data", "x")
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), types, (bytes, type) => {
      const fields = readFields(bytes, type)
      assert.ok(fields === null || fields.size <= 500)
    }),
  )
})
