import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { LANGUAGES } from "../lib/words.ts"
import { code, plain, renderMarkdown } from "./markdown.ts"
import { sampleDocument } from "./sample.ts"

const table: readonly (readonly [name: string, text: string, want: string])[] = [
  ["plain words stay", "設定 a-b.", "設定 a-b."],
  ["markup", "<b>*x*</b>", "&#60;b&#62;\\*x\\*&#60;/b&#62;"],
  ["a link", "[x](javascript:1)", "\\[x\\]\\(javascript:1\\)"],
  ["an address is no link", "https://evil.example", "https&#58;//evil.example"],
  ["a mention and an issue", "@everyone #1", "&#64;everyone &#35;1"],
  ["a bar cannot end the cell", "a|b", "a\\|b"],
  ["line ends become spaces", "a\r\n\u2028b", "a b"],
  ["cut at its limit", "x".repeat(301), `${"x".repeat(300)}…`],
]
for (const [name, text, want] of table) test(`plain: ${name}`, () => assert.equal(plain(text), want))

test("code: backticks, bars and line ends cannot end it", () => {
  assert.equal(code("a`b|c\nd"), "`aˋb∣c·d`")
  assert.equal(code(" \n"), "`·`")
  assert.equal(code(""), "")
})
test("plain and code: whatever the text, one line without live marks", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."`|<>[]()@#*_\\\n! a") }))
  fc.assert(
    fc.property(text, (given) => {
      assert.doesNotMatch(plain(given), /[<>@\n\r]|(?<!\\)(\\\\)*[`|[\]*_]/)
      assert.match(code(given), /^$|^`[^`|\n\r]+`$/)
    }),
  )
})

for (const language of LANGUAGES)
  test(`markdown ${language}: short, every row with as many cells as its head, ends with what it is not`, () => {
    const text = renderMarkdown(sampleDocument, language)
    const cells = (line: string): number => line.replaceAll("\\|", "").split("|").length
    let head = 0
    for (const line of text.split("\n")) {
      if (!line.startsWith("|")) head = 0
      else if (head === 0) head = cells(line)
      else assert.equal(cells(line), head, line)
    }
    assert.doesNotMatch(text, /<script|<img|\]\(javascript|(?<![`\w.])@everyone/)
    assert.ok(text.length < 20_000)
    assert.match(text, language === "ja" ? /審査ではありません。\n$/ : /card company\.\n$/)
  })
test("markdown: findings with severity, evidence and the first step", () => {
  const text = renderMarkdown(sampleDocument, "ja")
  assert.match(
    text,
    /\| `build\/4\.admin-refuses-strangers` \| 重大 \| インターネット.*`https:\/\/shop\.example\.jp\/admin\/login`.*\| 管理画面に接続できるIPアドレスを限ります。 \|/,
  )
  assert.match(text, /## 見られなかったもの\n\n- ドメインの登録/)
})
test("markdown: a result without findings or gaps", () => {
  const text = renderMarkdown({ ...sampleDocument, verdicts: [], notSeen: [] }, "en")
  assert.match(text, /Nothing was found that is not met/)
  assert.doesNotMatch(text, /## Found|## What could not/)
})
test("markdown: a very long list is cut and says so", () => {
  const [one] = sampleDocument.verdicts
  const finding = one?.criteria[0]
  assert.ok(one !== undefined && finding !== undefined)
  const criteria = Array.from({ length: 42 }, (_, index) => ({ ...finding, criterion: `build/1.x${index}` }))
  const text = renderMarkdown({ ...sampleDocument, verdicts: [{ ...one, criteria }] }, "ja")
  assert.match(text, /ほか12件/)
})
