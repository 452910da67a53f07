import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readXml, XmlFault } from "./xml.ts"

const walk = (xml: string): string => {
  let out = ""
  readXml(xml, {
    open: (name, attributes) =>
      void (out += `<${name}${[...attributes].map(([key, value]) => ` ${key}=${value}`).join("")}>`),
    close: (name) => void (out += `</${name}>`),
    text: (text) => void (out += text),
  })
  return out
}

const GOOD: readonly (readonly [xml: string, out: string])[] = [
  ['<?xml version="1.0"?>\n<a b="1" c=\'2\'>x</a>\n', "<a b=1 c=2>x</a>"],
  ['<x:a xmlns:x="http://x" x:b="1"><x:c/></x:a>', "<a b=1><c></c></a>"],
  ["<a>1 &lt; 2 &amp;&amp; &#51; &#x34; &nbsp;</a>", "<a>1 < 2 && 3 4 &nbsp;</a>"],
  ["<a><![CDATA[<b>&amp;]]></a>", "<a><b>&amp;</a>"],
  ["<a><!-- <b> -->c</a>", "<a>c</a>"],
  ['<a b="x>y" />', "<a b=x>y></a>"],
  ["\ufeff<a></a>", "<a></a>"],
]
for (const [xml, out] of GOOD) test(`read: ${xml}`, () => assert.equal(walk(xml), out))

const BAD = [
  "",
  "text",
  "<a>",
  "<a></b>",
  "</a>",
  "<a></a><b></b>",
  "<a b></a>",
  "<a b=1></a>",
  '<a b="1></a>',
  "<a><!-- </a>",
  "<a><![CDATA[ </a>",
  "< a></a>",
  '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  "<a>&#0;</a>",
  "<a>&#x110000;</a>",
  "<a>".repeat(65) + "</a>".repeat(65),
]
for (const xml of BAD) test(`refused: ${xml.slice(0, 50) || "nothing"}`, () => assert.throws(() => walk(xml), XmlFault))

test("64 deep is read", () => assert.ok(walk("<a>".repeat(64) + "</a>".repeat(64))))

test("property: any text is walked through or refused", () => {
  const piece = fc.constantFrom("<", ">", "/", "a", " ", "=", '"', "'", "&", ";", "#", "x", "1", "<a>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", 'b="1"') // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      try {
        walk(pieces.join(""))
      } catch (error) {
        assert.ok(error instanceof XmlFault, String(error))
      }
    }),
    { numRuns: 5_000 },
  )
})

const HARD: readonly (readonly [name: string, xml: string])[] = [
  ["blanks in a tag", `<a${" ".repeat(2_000_000)}`],
  ["quotes", `<a ${"b='".repeat(600_000)}`],
  ["half entities", `<a>${"&#".repeat(1_000_000)}</a>`],
  ["openings", "<".repeat(2_000_000)],
  ["an attribute after another", `<a${' b="1"'.repeat(300_000)}/>`],
]
for (const [name, xml] of HARD)
  test(`two million characters of ${name} take no more than seconds`, { timeout: 10_000 }, () => {
    try {
      walk(xml)
    } catch (error) {
      assert.ok(error instanceof XmlFault)
    }
    assert.ok(xml.length > 1_000_000)
  })
