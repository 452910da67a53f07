import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { decodeBody, declaredCharset } from "./charset.ts"

const shop = {
  shift_jis: [0x93, 0x58],
  "euc-jp": [0xc5, 0xb9],
  "iso-2022-jp": [0x1b, 0x24, 0x42, 0x45, 0x39, 0x1b, 0x28, 0x42],
  "utf-8": [0xe5, 0xba, 0x97],
}
for (const [charset, bytes] of Object.entries(shop)) {
  test(`${charset} by header`, () => assert.equal(decodeBody(Uint8Array.from(bytes), charset), "店"))
  test(`${charset} by meta`, () => {
    const head = Buffer.from(`<html><META http-equiv="Content-Type" content="text/html; charset=${charset}">`)
    assert.ok(decodeBody(Buffer.concat([head, Uint8Array.from(bytes)]), null).endsWith(">店"))
  })
}

for (const [type, want] of [
  ["text/html; charset=Shift_JIS", "shift_jis"],
  [`text/html;charset = "UTF-8"`, "utf-8"],
  ["text/html", null],
  ["text/html; charset=", null],
  ["text/html; charset", null],
  ["text/html; xcharset; charset=euc-jp", "euc-jp"],
  [null, null],
] as const)
  test(`declared by ${type}`, () => assert.equal(declaredCharset(type), want))

test("a byte-order mark decides where the header says nothing; an unknown label is passed over", () => {
  assert.equal(decodeBody(Uint8Array.from([0xff, 0xfe, 0x97, 0x5e]), null), "\u5e97")
  assert.equal(decodeBody(Uint8Array.from([0xef, 0xbb, 0xbf, ...shop["utf-8"]]), "no-such-charset"), "店")
})

test("a meta beyond the first 1024 bytes, or one that claims UTF-16, is not believed", () => {
  const bytes = Uint8Array.from(shop["utf-8"])
  const late = Buffer.concat([Buffer.from(`${" ".repeat(1_030)}<meta charset=euc-jp>`), bytes])
  assert.ok(decodeBody(late, null).endsWith("店"))
  assert.ok(decodeBody(Buffer.concat([Buffer.from("<meta charset=utf-16>"), bytes]), null).endsWith("店"))
})

test("any bytes under any label are decoded to some text", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string()), (bytes, label) => {
      assert.equal(typeof decodeBody(bytes, label), "string")
      declaredCharset(label)
    }),
    { numRuns: 300 },
  )
})
