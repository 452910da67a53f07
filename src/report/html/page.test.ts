import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { test } from "node:test"
import { parse, type DefaultTreeAdapterTypes } from "parse5"
import { LANGUAGES, type Language } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { sampleDocument } from "../sample.ts"
import { CONTENT_SECURITY_POLICY, renderHtml } from "./page.ts"

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element
const isElement = (node: Node): node is Element => "tagName" in node
const elementsOf = (node: Node): readonly Element[] => [
  ...(isElement(node) ? [node] : []),
  ...("childNodes" in node ? node.childNodes.flatMap(elementsOf) : []),
]
const textOf = (node: Node): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textOf).join("") : ""
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value

const pages = new Map<Language, readonly Element[]>(
  LANGUAGES.map((language) => [language, elementsOf(parse(renderHtml(sampleDocument, { language })))]),
)

for (const [language, elements] of pages) {
  test(`page ${language}: no script, no handler, no style attribute, nothing loaded`, () => {
    for (const element of elements) {
      assert.ok(
        !["script", "iframe", "object", "embed", "img", "link", "form", "base"].includes(element.tagName),
        element.tagName,
      )
      for (const { name, value } of element.attrs) {
        assert.doesNotMatch(name, /^on|^style$|^src/, `${element.tagName} ${name}`)
        if (name === "href") assert.match(value, /^(#|https?:\/\/)/)
      }
    }
  })
  test(`page ${language}: the policy lets in its own style and nothing else`, () => {
    const style = elements.find(({ tagName }) => tagName === "style")
    assert.ok(style !== undefined)
    const hash = createHash("sha256").update(textOf(style)).digest("base64")
    assert.equal(
      CONTENT_SECURITY_POLICY,
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    )
    const policy = elements.find((element) => attribute(element, "http-equiv") === "Content-Security-Policy")
    assert.equal(policy && attribute(policy, "content"), CONTENT_SECURITY_POLICY)
  })
  test(`page ${language}: headings go down one step at a time, ids are there once, every inner link has its place`, () => {
    const levels = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName)).map(({ tagName }) => Number(tagName[1]))
    assert.equal(levels.filter((level) => level === 1).length, 1)
    levels.forEach((level, index) => assert.ok(index === 0 ? level === 1 : level - (levels[index - 1] ?? 0) <= 1))
    const ids = elements.flatMap((element) => attribute(element, "id") ?? [])
    assert.equal(new Set(ids).size, ids.length)
    const targets = elements
      .flatMap((element) => attribute(element, "href") ?? [])
      .filter((href) => href.startsWith("#"))
    assert.ok(targets.length > 10)
    for (const href of targets) assert.ok(ids.includes(href.slice(1)), href)
  })
  test(`page ${language}: says what it is not, and never that it certifies`, () => {
    const root = elements.find(({ tagName }) => tagName === "html")
    assert.ok(root !== undefined)
    assert.equal(attribute(root, "lang"), language)
    const official = new Set(sampleDocument.verdicts.map(({ officialTitle }) => officialTitle?.ja ?? ""))
    const own = elements
      .filter((element) => !official.has(textOf(element)))
      .map((element) =>
        element.childNodes
          .filter((node) => "value" in node)
          .map(textOf)
          .join(""),
      )
    assert.doesNotMatch(own.join("\n"), /準拠|適合|認定|certified|compliant/i)
    const last = textOf(elements.findLast(({ tagName }) => tagName === "p") ?? root)
    assert.match(last, language === "ja" ? /IPA.*審査ではありません/ : /not an examination by IPA/)
  })
  test(`page ${language}: every unconfirmed level is marked`, () => {
    const text = elements.filter(({ tagName }) => tagName === "article").map(textOf)
    assert.equal(text.length, sampleDocument.verdicts.length)
    assert.equal(
      text.filter((article) => article.includes(language === "ja" ? "(未確認)" : "(unconfirmed)")).length,
      sampleDocument.verdicts.filter(({ levelProvenance }) => levelProvenance === "recalled").length,
    )
  })
}

test("page: HTML without a parse error", () => {
  const errors: string[] = []
  parse(renderHtml(sampleDocument, { language: "ja" }), { onParseError: ({ code }) => errors.push(code) })
  assert.deepEqual(errors, [])
})

const bare: Document = {
  ...sampleDocument,
  site: { ...sampleDocument.site, publicUrl: null, form: null, platformName: null, platform: null, state: "planning" },
  verdicts: [],
  notSeen: [],
  vantage: null,
  startedAt: "not a time",
  counts: {
    must: { met: 0, partly: 0, unmet: 0, unknown: 0, "not-applicable": 0 },
    need: { met: 0, partly: 0, unmet: 0, unknown: 0, "not-applicable": 0 },
    advise: { met: 0, partly: 0, unmet: 0, unknown: 0, "not-applicable": 0 },
  },
}
test("page: a result with nothing in it is still a paper", () => {
  const text = renderHtml(bare, { language: "ja" })
  assert.match(text, /公開前のお店/)
  assert.match(text, /未回答/)
  assert.match(text, /満たしていない要件は見つかっていません/)
  assert.doesNotMatch(text, /NaN|undefined|\[object/)
})
test("page: the shop's size changes what a breach costs", () => {
  const sized = renderHtml(sampleDocument, { language: "ja", size: { monthlySalesYen: 3_000_000, customers: 2_000 } })
  assert.match(sized, /お店の規模で見た/)
  assert.match(sized, /約483万円〜1,763万円/)
  assert.match(sized, /約1,290万円〜2,580万円/)
})
test("page: nothing of a placeholder is left", () => {
  for (const language of LANGUAGES) {
    const elements = pages.get(language) ?? []
    const body = elements.find(({ tagName }) => tagName === "body")
    assert.ok(body !== undefined)
    assert.doesNotMatch(textOf(body).replace(/\{ ?deny all; ?\}|location [^{]*\{[^}]*\}/g, ""), /\{[a-z][A-Za-z0-9]*\}/)
  }
})

test("page: where nothing is unmet, the questions that wait for an answer come first", () => {
  const verdicts = sampleDocument.verdicts.map((verdict) => ({
    ...verdict,
    criteria: verdict.criteria.filter(({ state }) => state !== "unmet"),
  }))
  const text = renderHtml({ ...sampleDocument, verdicts }, { language: "ja" })
  assert.match(text, /答えていない質問/)
  assert.match(text, /担当の方に確かめて、答えてください。/)
})
