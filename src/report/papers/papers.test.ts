import assert from "node:assert/strict"
import { test } from "node:test"
import { parse, type DefaultTreeAdapterTypes } from "parse5"
import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import { DAY_MS } from "../../lib/clock.ts"
import { LANGUAGES } from "../../lib/words.ts"
import type { Document, PaperVerdict } from "../document.ts"
import { renderHtml } from "../html/page.ts"
import { renderMarkdown } from "../markdown.ts"
import { sampleDocument } from "../sample.ts"
import { AUDIENCES, PAPERS_FOR, type Audience } from "./audiences.ts"
import { toAnswer, toMend } from "./contractor-rows.ts"
import { publicRows } from "./public-rows.ts"
import { answeredDocument, SAMPLE_NOW, SECRETS } from "./sample-answered.ts"
import { PAPER } from "./words.ts"

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

const DOCUMENTS = [sampleDocument, answeredDocument]
const options = (language: "ja" | "en") => ({ language, size: {}, madeAtMs: SAMPLE_NOW })
const made = (audience: Audience, format: "html" | "md", document: Document, language: "ja" | "en"): string =>
  PAPERS_FOR[audience][format](document, options(language))

for (const audience of AUDIENCES)
  for (const language of LANGUAGES)
    test(`${audience} ${language}: sound HTML that loads and runs nothing, nothing left of a placeholder, says what it is not`, () => {
      for (const document of DOCUMENTS) {
        const errors: string[] = []
        const text = made(audience, "html", document, language)
        const elements = elementsOf(parse(text, { onParseError: ({ code }) => errors.push(code) }))
        assert.deepEqual(errors, [])
        const ids = elements.flatMap((element) => attribute(element, "id") ?? [])
        assert.equal(new Set(ids).size, ids.length)
        for (const element of elements) {
          assert.ok(!["script", "iframe", "img", "link", "form"].includes(element.tagName))
          for (const { name, value } of element.attrs) {
            assert.doesNotMatch(name, /^on|^style$|^src/)
            if (name !== "href") continue
            assert.match(value, /^(#|https?:\/\/)/)
            if (value.startsWith("#")) assert.ok(ids.includes(value.slice(1)), value)
          }
        }
        const last = textOf(elements.findLast(({ tagName }) => tagName === "p") ?? elements[0] ?? assert.fail())
        const markdown = made(audience, "md", document, language)
        for (const end of audience === "owner" ? [markdown] : [last, markdown])
          assert.match(
            end.trim(),
            language === "ja" ? /カード会社による審査ではありません。$/ : /by IPA or a card company\.$/,
          )
        for (const whole of [text.slice(text.indexOf("<body")), markdown])
          assert.doesNotMatch(whole, /NaN|undefined|\[object|\{(?:shop|date|count|word|name|mend|ask|sekisho)\}/)
        assert.ok(markdown.endsWith("\n"))
      }
    })

test("papers: a Markdown row has as many cells as its head, whatever was seen", () => {
  for (const audience of AUDIENCES)
    for (const document of DOCUMENTS) {
      let head = 0
      for (const line of made(audience, "md", document, "ja").split("\n")) {
        const cells = line.replaceAll("\\|", "").split("|").length
        if (!line.startsWith("|")) head = 0
        else if (head === 0) head = cells
        else assert.equal(cells, head, line)
        assert.doesNotMatch(line.replace(/`[^`]*`/g, ""), /<script|<img|\]\(javascript|(?<![`\w.])@everyone/)
      }
    }
})

test("practitioner: today's report, whole", () => {
  assert.equal(made("practitioner", "html", sampleDocument, "ja"), renderHtml(sampleDocument, { language: "ja" }))
  assert.equal(made("practitioner", "md", sampleDocument, "ja"), renderMarkdown(sampleDocument, "ja"))
})
test("owner: the owner's page and the picture, and none of the practitioner's lists", () => {
  const text = made("owner", "html", sampleDocument, "ja")
  assert.match(text, /id="owner".*id="figure"/s)
  assert.doesNotMatch(text, /id="practitioner"|id="not-seen"|class="evidence"/)
  assert.match(made("owner", "md", sampleDocument, "ja"), /まず、この3つから\n\n1\. \*\*.*\n {3}- 見つかったこと/)
})

/** Every way in which a card question can stand, one at a time. */
const withCardStates = (state: "unmet" | "unknown" | "partly"): Document => ({
  ...answeredDocument,
  verdicts: answeredDocument.verdicts.map((verdict) => ({
    ...verdict,
    state,
    criteria: verdict.criteria.map((criterion) => ({ ...criterion, state })),
  })),
})
const rowsOf = (document: Document): readonly Element[] =>
  elementsOf(parse(made("acquirer", "html", document, "ja"))).filter(
    (element) => element.tagName === "tr" && (attribute(element, "class") ?? "").startsWith("row-"),
  )
const cellsOf = (row: Element): readonly string[] =>
  row.childNodes.filter(isElement).map((cell) => textOf(cell).replace(/\s+/g, " ").trim())

test("acquirer: every core question of card/1 to card/5 and card/login once, each with room for a name", () => {
  const asked = REQUIREMENTS.filter(({ phase }) => phase === "card").flatMap(({ criteria }) =>
    criteria.filter(({ weight }) => weight === "core").map(({ id }) => id),
  )
  const rows = rowsOf(answeredDocument).map(cellsOf)
  assert.deepEqual(
    rows.map(([question]) => /card\/[a-z0-9]+\.[a-z-]+/.exec(question ?? "")?.[0]).toSorted(),
    asked.toSorted(),
  )
  for (const row of rows) assert.deepEqual([row.length, row[3]], [4, PAPER.confirmedHere.ja])
})
test("acquirer: yes stands only where the question is met", () => {
  const state = new Map(
    answeredDocument.verdicts.flatMap(({ criteria }) => criteria.map((one) => [one.criterion, one.state])),
  )
  const yes = rowsOf(answeredDocument)
    .map(cellsOf)
    .filter(([, answer]) => answer?.startsWith("はい"))
  assert.equal(yes.length, 7)
  for (const [question] of yes)
    assert.equal(state.get(/card\/[a-z0-9]+\.[a-z-]+/.exec(question ?? "")?.[0] ?? ""), "met")
  for (const state of ["unmet", "unknown", "partly"] as const) {
    const rows = rowsOf(withCardStates(state)).map(cellsOf)
    assert.ok(rows.length > 20)
    for (const [, answer] of rows) assert.match(answer ?? "", /^(空欄|実施予定.*)$/)
    assert.doesNotMatch(made("acquirer", "md", withCardStates(state), "ja"), /\*\*(はい|代替策)\*\*/)
  }
})
test("acquirer: alternatives that are not needed say so, those that are wanting do not", () => {
  const text = made("acquirer", "md", answeredDocument, "ja")
  assert.match(text, /\*\*次のうち一つ以上 — 一つ以上あることを確かめました\*\*/)
  assert.match(text, /\*\*会員登録のとき — 次のうち一つ以上 — まだ一つも確かめられていません\*\*/)
  assert.match(text, /`card\/5\.entry-limit` \|  \| ほかの方法で足りているため/)
  assert.match(text, /`card\/login\.device-registration` \|  \| 足りないもの: お店の方の回答/)
})
test("acquirer: the shop's data, empty lines for developer and operator, unconfirmed levels marked", () => {
  const text = made("acquirer", "md", answeredDocument, "ja")
  assert.match(text, /- ソフトウェア: EC-CUBE 4 4\.2\.1\n- カード決済: トークン型\n- 会員登録: あり/)
  assert.match(text, /- 開発した会社・担当者: ＿+\n- 運用している会社・担当者: ＿+/)
  assert.equal(text.match(/\(必須\(未確認\)\)/g)?.length, 6)
  assert.match(text, /作成日: 2026年11月20日.*Sekisho 0\.1\.0・要件一覧/)
})
test("acquirer: an item that the result does not hold is said to be missing", () => {
  const text = made("acquirer", "md", { ...answeredDocument, verdicts: [] }, "ja")
  assert.equal(text.match(/この要件の点検結果がありません/g)?.length, 6)
})

const publicText = (document: Document): string =>
  LANGUAGES.flatMap((language) => [
    made("public", "html", document, language),
    made("public", "md", document, language),
  ])
    .map((text) => text.replace(/<style>.*?<\/style>|content="[^"]*"/gs, ""))
    .join("\n")
test("public: no evidence, path, version, name or remedy of the shop, and no certifying word", () => {
  for (const document of DOCUMENTS) {
    const text = publicText(document)
    const criteria = document.verdicts.flatMap((verdict) => verdict.criteria)
    const evidence = criteria.flatMap(({ observations }) => observations.flatMap((seen) => seen.evidence))
    assert.ok(evidence.length > 0)
    for (const { where, value } of evidence)
      for (const secret of [where, value]) assert.ok(!text.includes(secret), secret)
    for (const { criterion, remedy, observations } of criteria) {
      assert.ok(!text.includes(criterion), criterion)
      for (const words of [remedy, ...observations.map(({ says }) => says)])
        assert.ok(words === undefined || !text.includes(words.ja), words?.ja)
    }
    for (const secret of [...SECRETS, "EC-CUBE", "4.2.1", document.sekisho, "https://", "Sekisho"])
      assert.ok(!text.includes(secret), secret)
    assert.doesNotMatch(text, /準拠|適合|認定|certified|complian|満たしていない/i)
  }
})
test("public: fourteen rows; only met and partly say what is done", () => {
  const rows = publicRows(answeredDocument, SAMPLE_NOW)
  assert.deepEqual(
    rows.map(({ number }) => Number(number)),
    Array.from({ length: 14 }, (_, index) => index + 1),
  )
  const says = (number: string): readonly string[] =>
    rows.find((row) => row.number === number)?.says.map(({ ja }) => ja) ?? []
  assert.deepEqual(says("5"), [
    "管理に使う端末を守る対策を行っています。",
    "ウイルス対策を動かし、OSとブラウザーを最新にしています。",
  ])
  assert.deepEqual(says("10"), [PAPER.publicPlanned.ja])
  assert.deepEqual(says("9"), [PAPER.publicSilent.ja])
  assert.deepEqual(
    publicRows(answeredDocument, SAMPLE_NOW + 60 * DAY_MS).find(({ number }) => number === "10")?.says,
    [PAPER.publicSilent],
    "a plan whose day has passed is no plan",
  )
})
test("public: whatever the verdicts, nothing is claimed for what is unmet or unknown", () => {
  for (const state of ["unmet", "unknown"] as const) {
    const rows = publicRows(withCardStates(state), SAMPLE_NOW)
    for (const { says } of rows)
      for (const one of says)
        assert.ok(one === PAPER.publicSilent || (state === "unmet" && one === PAPER.publicPlanned))
  }
  for (const { says } of publicRows(withCardStates("partly"), SAMPLE_NOW)) assert.deepEqual(says, [PAPER.publicPartly])
})
test("public: an open shop's row of diagnosis follows the diagnosis of operating", () => {
  const state = (id: string, to: PaperVerdict["state"]): Document => ({
    ...answeredDocument,
    verdicts: answeredDocument.verdicts.map((one) => (one.requirement === id ? { ...one, state: to } : one)),
  })
  const third = (document: Document): string | undefined => publicRows(document, SAMPLE_NOW)[2]?.says[0]?.ja
  assert.equal(third(state("build/3", "met")), PAPER.publicSilent.ja)
  assert.equal(third(state("operate/2", "met")), "脆弱性診断を行い、見つかった問題に対応しています。")
})

test("contractor: what is unmet or unknown and in a contractor's hands, once, with steps and room to answer", () => {
  const mend = toMend(answeredDocument, SAMPLE_NOW)
  assert.deepEqual(mend[0]?.ids.toSorted(), ["build/1.directory-listing", "card/2.directory-listing"])
  for (const { criterion } of mend) assert.equal(criterion.state, "unmet")
  const all = [...mend, ...toAnswer(answeredDocument, SAMPLE_NOW)]
  const ids = all.flatMap((one) => one.ids)
  assert.equal(new Set(ids).size, ids.length)
  for (const not of [
    "build/5.updates",
    "owner/1.policy",
    "operate/7.policy",
    "build/6.payment-way",
    "build/8.privacy-policy",
    "card/5.entry-limit",
    "build/2.patched-admin-terminal",
  ])
    assert.ok(!ids.includes(not), not)
  for (const wanted of [
    "build/1.xss",
    "build/4.management-doors",
    "build/9.certificate-valid",
    "build/12.logs-web-server",
  ])
    assert.ok(ids.includes(wanted), wanted)
  const text = made("contractor", "html", answeredDocument, "ja")
  assert.equal(
    elementsOf(parse(text)).filter((one) => attribute(one, "data-label") === PAPER.contractorAnswer.ja).length,
    all.length,
  )
})
test("contractor: a planned day stands in the due column while it is to come", () => {
  const text = made("contractor", "md", answeredDocument, "ja")
  assert.match(text, /`card\/1\.lock`[^#]*- 期限: 2026年12月30日\n/)
  assert.match(text, /`card\/4\.signatures`[^#]*- 期限: ＿+\n/)
})
test("contractor: steps keep their lines, and code stays code", () => {
  const text = made("contractor", "md", sampleDocument, "ja")
  assert.match(
    text,
    /- すること:\n {2}- 管理画面に接続できるIPアドレスを限ります。\n {2}- 1\..*\n {2}- 2\..*\n {2}- `location \^~ \/kanri-x7\/ \{`\n/,
  )
  assert.doesNotMatch(text, /build\/9\.certificate-valid/)
})
test("contractor: nothing to do is said", () => {
  const text = made("contractor", "html", { ...sampleDocument, verdicts: [] }, "ja")
  assert.match(text, /直すことは見つかっていません/)
  assert.match(text, /確かめることは残っていません/)
})
