import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseFragment } from "parse5"
import { escapeText, html, linkable, trusted, type Piece } from "./escape.ts"

const table: readonly (readonly [name: string, piece: Piece, want: string])[] = [
  ["plain text stays", "関所 abc", "関所 abc"],
  ["markup is escaped", `<b a="1" c='2'>&`, "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;"],
  ["control characters are replaced, tab and line end stay", "a\u0000b\tc\nd\u001b", "a\uFFFDb\tc\nd\uFFFD"],
  ["a turn of the reading direction is replaced", "x\u202Eexe.txt", "x\uFFFDexe.txt"],
  ["a lone surrogate is replaced", "a\uD800b", "a\uFFFDb"],
  ["numbers are printed", 12.5, "12.5"],
  ["what is no number is not", Number.NaN, ""],
  ["nothing is nothing", [null, undefined, false], ""],
  ["lists are joined", ["<", html`<i>${">"}</i>`], "&lt;<i>&gt;</i>"],
  ["markup is not escaped twice", html`<b>${"&"}</b>`, "<b>&amp;</b>"],
]
for (const [name, piece, want] of table)
  test(`html: ${name}`, () => assert.equal(html`<p title="x">${piece}</p>`.text, `<p title="x">${want}</p>`))

test("html: indentation of the source is one space, that of a value stays", () => {
  const source = ["<p>\n    ", "\n  </p>"]
  assert.equal(html(Object.assign(source, { raw: source }), "a\n  b").text, "<p> a\n  b </p>")
})

test("trusted: kept letter for letter", () => assert.equal(trusted("a{\n  b}").text, "a{\n  b}"))

test("html: whatever the text, it makes neither an element nor an attribute", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."<>\"'&/ =ax!-") })),
      (text) => {
        const nodes = parseFragment(html`<p title="${text}">${text}</p>`.text).childNodes
        assert.equal(nodes.length, 1)
        const [paragraph] = nodes
        assert.ok(paragraph !== undefined && "attrs" in paragraph)
        assert.deepEqual(
          paragraph.attrs.map(({ name }) => name),
          ["title"],
        )
        assert.ok(paragraph.childNodes.every(({ nodeName }) => nodeName === "#text"))
        assert.doesNotMatch(escapeText(text), /[<>"']/)
      },
    ),
  )
})

const links: readonly (readonly [address: string, want: string | null])[] = [
  ["https://shop.example.jp/a?b=1", "https://shop.example.jp/a?b=1"],
  ["http://shop.example.jp", "http://shop.example.jp/"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["https://user@shop.example.jp/", null],
  ["not an address", null],
  [`https://shop.example.jp/${"a".repeat(2_048)}`, null],
]
for (const [address, want] of links)
  test(`linkable: ${address.slice(0, 40)}`, () => assert.equal(linkable(address), want))
