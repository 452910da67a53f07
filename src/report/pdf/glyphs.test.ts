import assert from "node:assert/strict"
import { globSync } from "node:fs"
import { resolve } from "node:path"
import { test } from "node:test"
import fc from "fast-check"
import { fontGlyphs } from "./fonts.ts"
import { glyphsOf } from "./glyphs.ts"
import { GETA, readable } from "./readable.ts"

const has = fontGlyphs()
const at = (character: string): boolean => has(character.codePointAt(0) ?? 0)

test("the embedded font: Japanese, Latin and the signs of the papers, no emoji, no Hebrew, no Arabic", () => {
  for (const character of [
    "関",
    "所",
    "あ",
    "ア",
    "A",
    "1",
    "、",
    "。",
    "…",
    "□",
    "✓",
    "→",
    "〜",
    "※",
    "〓",
    "𠮟",
    "髙",
  ])
    assert.ok(at(character), character)
  for (const character of ["😀", "ש", "ع", "ก"]) assert.ok(!at(character), character)
})

test("a file that is no font is refused", () => {
  assert.throws(() => glyphsOf(new Uint8Array(64)), RangeError)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.throws(() => glyphsOf(bytes), RangeError)
    }),
  )
})

const TABLE: readonly (readonly [string, string, string])[] = [
  ["plain text", "管理画面 admin", "管理画面 admin"],
  ["one geta for what the font lacks", "はい😀ש", `はい${GETA}${GETA}`],
  ["composed", "か\u3099き", "がき"],
  ["marks are not heaped", `x${"\u0301".repeat(50)}y`, "x\u0301y"],
  ["a name keeps its own form", "髙﨑", "髙﨑"],
  ["half-width stays", "ｶﾞｲﾄﾞ", "ｶﾞｲﾄﾞ"],
  ["control characters and direction marks go", "a\u0000\u202Eb\u2066c\u200D\uFE0F", "abc"],
  ["tabs and odd spaces are spaces", "a\tb\u00A0c\u3000d", "a b c\u3000d"],
  ["line ends", "a\r\nb\rc", "a\nb\nc"],
  ["half a character", "a\uD83D", `a${GETA}`],
]
for (const [name, given, wanted] of TABLE)
  test(`readable: ${name}`, () => {
    assert.equal(readable(given, has, 100), wanted)
  })

test("readable: cut with the number of characters left off", () => {
  assert.equal(readable("あ".repeat(10_000), has, 5), "あああああ… (+9995)")
  assert.equal(readable("あああああ", has, 5), "あああああ")
})

test("readable: whatever is given, only characters of the font and line ends come out", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      for (const character of readable(text, has, 200)) assert.ok(character === "\n" || at(character), character)
    }),
  )
})

const wordsIn = (value: unknown, seen: Set<unknown>, found: string[]): void => {
  if (typeof value !== "object" || value === null || seen.has(value)) return
  seen.add(value)
  if ("ja" in value && "en" in value) {
    for (const text of [value.ja, value.en]) if (typeof text === "string") found.push(text)
    return
  }
  for (const inner of Object.values(value)) wordsIn(inner, seen, found)
}

test("every sentence of ours can be drawn in the embedded font", async () => {
  const found: string[] = []
  const files = globSync("src/{report,guideline,checks}/**/*.ts").filter((file) => !file.endsWith(".test.ts"))
  for (const file of files) wordsIn(await import(resolve(file)), new Set(), found)
  assert.ok(found.length > 1_000, `${found.length} sentences were looked at`)
  for (const text of found) assert.equal(readable(text, has, 10_000), text)
})
