import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { TRANSFORMS, transformNamed } from "./all.ts"
import { TRIGGER, TRIGGERS_OF_BYTE } from "./transform.ts"

const bytes = (text: string): string => Buffer.from(text, "utf8").toString("latin1")

const ROWS: readonly (readonly [name: string, input: string, want: string])[] = [
  ["urlDecode", "a%41+b%zz%4", "aA b%zz%4"],
  ["urlDecodeUni", "%u0041%u00e9%uff1c", "A\xe9<"],
  ["urlDecodeUni", "%u5927", bytes("大")],
  ["urlDecodeUni", "%ud83d%ude00", bytes("😀")],
  ["urlDecodeUni", "%u12", "%u12"],
  ["utf8toUnicode", bytes("大a"), "%u5927a"],
  ["utf8toUnicode", bytes("😀"), "%ud83d%ude00"],
  ["utf8toUnicode", "\xc0\xaf", "\xc0\xaf"],
  ["htmlEntityDecode", "&lt;&#60;&#x3C;&#x0000000003c&amp;lt;&nope;&constructor;", "<<<<&lt;&nope;&constructor;"],
  ["htmlEntityDecode", "&#x5927;", bytes("大")],
  ["htmlEntityDecode", "a&&ltb", "a&<b"],
  ["jsDecode", "\\x3c\\u003c\\74\\n\\q\\u{3c}", "<<<\nq<"],
  ["jsDecode", "\\u5927\\", `${bytes("大")}\\`],
  ["cssDecode", "\\3c script\\00003e\\q\\\nx", "<script>qx"],
  ["escapeSeqDecode", "\\x41\\101\\n\\q", "AA\n\\q"],
  ["lowercase", "ABC\xc0", "abc\xc0"],
  ["uppercase", "abc\xe0", "ABC\xe0"],
  ["compressWhitespace", "a \t\n b", "a b"],
  ["compressWhitespace", bytes("だ"), bytes("だ")],
  ["removeWhitespace", " a b\n", "ab"],
  ["removeNulls", "a\0b", "ab"],
  ["replaceNulls", "a\0b", "a b"],
  ["trim", " a ", "a"],
  ["trim", "  ", ""],
  ["trimLeft", " a ", "a "],
  ["trimRight", " a ", " a"],
  ["replaceComments", "a/*x*/b/*y", "a b "],
  ["removeComments", "a/*x*/b<!--c-->d--e", "abd"],
  ["removeCommentsChar", "a/*x*/b--c#", "axbc"],
  ["normalizePath", "/a/./b/../c//d", "/a/c/d"],
  ["normalizePath", "../../a", "../../a"],
  ["normalizePath", "/../a/", "/a/"],
  ["normalizePathWin", "\\a\\..\\b", "/b"],
  ["normalisePath", "/a/..", "/"],
  ["cmdLine", 'C^at"  ,;/etc (X', "cat/etc(x"],
  ["base64Decode", "YWJj!ZGVm", "abc"],
  ["base64DecodeExt", "YW!Jj", "abc"],
  ["base64Encode", "abc", "YWJj"],
  ["hexEncode", "a\xff", "61ff"],
  ["hexDecode", "6162zz", "ab"],
  ["sqlHexDecode", "0x6162 x", "ab x"],
  ["length", "abc", "3"],
  ["md5", "", "\xd4\x1d\x8c\xd9\x8f\x00\xb2\x04\xe9\x80\x09\x98\xec\xf8\x42\x7e"],
  ["sha1", "", "\xda\x39\xa3\xee\x5e\x6b\x4b\x0d\x32\x55\xbf\xef\x95\x60\x18\x90\xaf\xd8\x07\x09"],
  ["urlEncode", "a b/", "a+b%2f"],
]

for (const [name, input, want] of ROWS)
  test(`${name} ${JSON.stringify(input)}`, () => {
    assert.equal(transformNamed(name)?.apply(input), want)
  })

test("every transformation is in the table", () => {
  const tried = new Set(ROWS.map(([name]) => transformNamed(name)?.name))
  assert.deepEqual(
    TRANSFORMS.filter((one) => !tried.has(one.name)),
    [],
  )
  assert.equal(transformNamed("constructor"), null)
})

const soup = fc
  .array(
    fc.constantFrom(
      "%",
      "u",
      "41",
      "&",
      "#",
      "x",
      "3c",
      ";",
      "\\",
      "\0",
      "+",
      "/",
      "*",
      ".",
      "-",
      " ",
      "\xe3\x81\x82",
      "\xa0",
      "A",
      "'",
      "^",
      "(",
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""))

test("without a trigger byte nothing changes; bytes stay bytes", () => {
  fc.assert(
    fc.property(soup, fc.constantFrom(...TRANSFORMS), (value, transform) => {
      const out = transform.apply(value)
      assert.ok([...out].every((character) => character.charCodeAt(0) < 256))
      const triggers = [...value].reduce(
        (bits, byte) => bits | (TRIGGERS_OF_BYTE[byte.charCodeAt(0)] ?? 0),
        TRIGGER.any,
      )
      if ((triggers & transform.triggers) === 0) assert.equal(out, value, transform.name)
    }),
    { numRuns: 2000 },
  )
})
