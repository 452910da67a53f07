import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import stringWidth from "string-width"
import { LANGUAGES } from "../lib/words.ts"
import { sampleDocument } from "./sample.ts"
import { renderTable, wrap } from "./table.ts"

for (const language of LANGUAGES)
  for (const columns of [60, 80, 110, 200])
    test(`table ${language}, ${columns} columns: no line of the table is wider than the terminal`, () => {
      const lines = renderTable(sampleDocument, { language, columns, colours: false }).split("\n")
      const rules = lines.flatMap((line, index) => (line.startsWith("─") ? [index] : []))
      assert.equal(rules.length, 2)
      const limit = Math.max(stringWidth(lines[rules[0] ?? 0] ?? ""), 60)
      assert.ok(columns < 80 || limit <= columns)
      for (const line of lines.slice(0, rules[1])) assert.ok(stringWidth(line) <= limit, line)
    })

test("table: every requirement, its level marked, its verdict with a letter, and why", () => {
  const text = renderTable(sampleDocument, { language: "ja", columns: 160, colours: false })
  for (const { requirement } of sampleDocument.verdicts) assert.ok(text.includes(`\n${requirement} `), requirement)
  assert.match(text, /build\/4 .*必須\(未確認\) +x 満たしていない +インターネットのどこからでも/)
  assert.match(text, /build\/9 .*o 満たしている +判定項目1件を確かめました/)
  assert.match(text, /build\/3 .*- 対象外 +公開後は operate\/2/)
  assert.match(text, /build\/5 .*\? まだ分からない +あなたの回答待ち 1件/)
  assert.match(text, /operate\/1 .*必須 +x/)
})
test("table: the summary counts, and says what it is not", () => {
  const text = renderTable(sampleDocument, { language: "ja", columns: 80, colours: false })
  assert.match(text, /\n必須\(未確認\): 25件中 4件を満たしている\n/)
  assert.match(text, /\n回答待ちの質問: 17件\n見られなかったもの: ドメインの登録\n.*審査ではありません。\n$/)
})
test("table: colours only where asked, and outside text brings none", () => {
  const plain = renderTable(sampleDocument, { language: "ja", columns: 120, colours: false })
  // oxlint-disable-next-line no-control-regex -- terminal control is what is looked for
  assert.doesNotMatch(plain, /[\u0000-\u0009\u000b-\u001f\u007f]/)
  const coloured = renderTable(sampleDocument, { language: "ja", columns: 120, colours: true })
  assert.ok(coloured.includes("\u001b[31mx 満たしていない"))
  // oxlint-disable-next-line no-control-regex -- the colours themselves are taken out
  assert.equal(coloured.replace(/\u001b\[\d+m/g, "").replace(/ +$/gm, ""), plain)
})
test("table: hostile titles cannot steer the terminal", () => {
  const [one] = sampleDocument.verdicts
  assert.ok(one !== undefined)
  const title = { ja: "\u001b[2Jx\nbuild/99 o", en: "x" }
  const text = renderTable(
    { ...sampleDocument, verdicts: [{ ...one, title }] },
    { language: "ja", columns: 80, colours: false },
  )
  assert.ok(!text.includes("\u001b") && !text.includes("\nbuild/99"))
})

const wraps: readonly (readonly [name: string, text: string, width: number, lines: number, want: readonly string[]])[] =
  [
    ["fits", "abc", 3, 1, ["abc"]],
    ["breaks at a space", "abc def", 5, 2, ["abc", "def"]],
    ["a long word is cut", "abcdefgh", 4, 2, ["abcd", "efgh"]],
    ["what is too much ends with a mark", "abc def ghi", 4, 2, ["abc", "def…"]],
    ["nothing is one empty line", "", 4, 2, [""]],
  ]
for (const [name, text, width, lines, want] of wraps)
  test(`wrap: ${name}`, () => assert.deepEqual(wrap(text, width, lines, "en"), want))
test("wrap: no line begins with a Japanese full stop", () => {
  for (let width = 4; width < 24; width += 1)
    for (const line of wrap("設定ファイルが、誰でも読めます。直してください。", width, 99, "ja"))
      assert.doesNotMatch(line, /^[、。]/, `${width}: ${line}`)
})
test("wrap: whatever the text, lines keep their width and nothing is lost", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."あ。、(b c「漢ー") }),
      fc.integer({ min: 6, max: 30 }),
      (text, width) => {
        for (const language of LANGUAGES) {
          const lines = wrap(text, width, 10_000, language)
          for (const line of lines) assert.ok(stringWidth(line) <= width, JSON.stringify([line, width]))
          assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""))
        }
      },
    ),
  )
})
