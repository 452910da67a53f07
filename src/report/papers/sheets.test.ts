import assert from "node:assert/strict"
import { test } from "node:test"
import { parse, type DefaultTreeAdapterTypes } from "parse5"
import { LANGUAGES } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { sampleDocument } from "../sample.ts"
import { declaredItems } from "./acquirer-rows.ts"
import type { PaperContext } from "./context.ts"
import { blockers } from "./go-no-go.ts"
import { answeredDocument, SAMPLE_NOW, SECRETS } from "./sample-answered.ts"
import { emptyContext, fullContext } from "./sample-context.ts"
import { sheetHtml } from "./sheet-html.ts"
import { sheetMarkdown } from "./sheet-markdown.ts"
import { cellText, type Block, type Row, type Sheet } from "./sheet.ts"
import { PAPER_NAMES, SHEETS } from "./sheets.ts"
import { AUDIENCES, PAPERS_FOR } from "./audiences.ts"

const ALL = [...AUDIENCES, ...PAPER_NAMES]
const DOCUMENTS: readonly Document[] = [sampleDocument, answeredDocument, { ...answeredDocument, verdicts: [] }]
const CONTEXTS = [emptyContext, fullContext]

const blocksOf = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.kind === "keep" ? blocksOf(block.blocks) : [block]))
const rowTexts = (row: Row): readonly string[] =>
  "title" in row
    ? [row.title]
    : row.flatMap((cell) => [cellText(cell), ...(typeof cell === "string" ? [] : (cell.lines ?? []))])
/** Every text that stands in a paper. */
const textsOf = (sheet: Sheet): readonly string[] => [
  sheet.title,
  sheet.subtitle,
  sheet.name,
  sheet.footer,
  sheet.end,
  ...sheet.facts.flat(),
  ...blocksOf(sheet.blocks).flatMap((block) => {
    if (block.kind === "heading" || block.kind === "text") return [block.text]
    if (block.kind === "list") return block.items
    if (block.kind === "facts") return block.rows.flat()
    if (block.kind === "blanks") return block.rows.flatMap(({ title, value }) => [title, value ?? ""])
    if (block.kind === "table") return [block.caption, ...block.head, ...block.rows.flatMap(rowTexts)]
    return block.kind === "picture" ? [block.says] : []
  }),
]
const made = (name: (typeof ALL)[number], document: Document, context: PaperContext, language: "ja" | "en"): Sheet =>
  SHEETS[name](document, context, language)
const whole = (sheet: Sheet): string => textsOf(sheet).join("\n")

for (const name of ALL)
  test(`${name}: nothing left of a placeholder, no word of certifying, says what it is not, versions and time`, () => {
    for (const document of DOCUMENTS)
      for (const context of CONTEXTS)
        for (const language of LANGUAGES) {
          const sheet = made(name, document, context, language)
          const text = whole(sheet)
          assert.doesNotMatch(text, /NaN|undefined|\[object|\{[a-z][A-Za-z]*\}|Infinity/)
          assert.doesNotMatch(text, /準拠して(?!、ECサイトを構築する)|適合|認定|certified|compliant/)
          assert.match(
            sheet.end,
            language === "ja" ? /カード会社による審査ではありません。$/ : /by IPA or a card company\.$/,
          )
          assert.ok(sheet.title !== "" && sheet.name !== "")
          for (const block of blocksOf(sheet.blocks))
            if (block.kind === "table")
              for (const row of block.rows)
                if (!("title" in row)) assert.equal(row.length, block.shares.length, block.caption)
          if (name === "public") continue
          for (const part of [
            document.sekisho,
            document.catalogue,
            language === "ja" ? "2026年11月20日" : "20 November 2026",
          ])
            assert.ok(sheet.footer.includes(part), `${part} in ${sheet.footer}`)
        }
  })

type Node = DefaultTreeAdapterTypes.Node
const elementsOf = (node: Node): readonly DefaultTreeAdapterTypes.Element[] => [
  ...("tagName" in node ? [node] : []),
  ...("childNodes" in node ? node.childNodes.flatMap(elementsOf) : []),
]

for (const name of ALL)
  test(`${name}: as a page it is sound HTML that loads and runs nothing; as Markdown its rows have as many cells as their head`, () => {
    for (const language of LANGUAGES) {
      const sheet = made(name, answeredDocument, fullContext, language)
      const errors: string[] = []
      const elements = elementsOf(parse(sheetHtml(sheet), { onParseError: ({ code }) => errors.push(code) }))
      assert.deepEqual(errors, [])
      for (const { tagName, attrs } of elements) {
        assert.ok(!["script", "iframe", "img", "link", "form"].includes(tagName))
        for (const attribute of attrs) assert.doesNotMatch(attribute.name, /^on|^style$|^src/)
      }
      let head = 0
      const markdown = sheetMarkdown(sheet)
      for (const line of markdown.split("\n")) {
        const cells = line.replaceAll("\\|", "").split("|").length
        if (!line.startsWith("|")) head = 0
        else if (head === 0) head = cells
        else assert.equal(cells, head, line)
      }
      assert.ok(markdown.endsWith("\n"))
    }
  })

const nasty = '<img src=x onerror=alert(1)>|"\u202E'
test("texts from outside stay texts in a page and in Markdown", () => {
  const sheet = made("policy", answeredDocument, { ...fullContext, details: { company: nasty, owner: nasty } }, "ja")
  assert.doesNotMatch(sheetHtml(sheet), /<img/)
  assert.doesNotMatch(sheetMarkdown(sheet), /<img/)
})

const answersIn = (sheet: Sheet): readonly string[] =>
  blocksOf(sheet.blocks).flatMap((block) =>
    block.kind === "table" && block.head.includes("回答")
      ? block.rows.flatMap((row) => ("title" in row ? [] : [cellText(row[1] ?? "")]))
      : [],
  )

test("acquirer: as many rows as questions; yes only where it is met, and never where it is unknown", () => {
  const sheet = made("acquirer", answeredDocument, fullContext, "ja")
  const rows = declaredItems(answeredDocument, SAMPLE_NOW).flatMap(({ parts }) => parts.flatMap((part) => part.rows))
  assert.equal(answersIn(sheet).length, rows.length)
  assert.deepEqual(
    answersIn(sheet).filter((answer) => answer === "はい").length,
    rows.filter(({ declaration }) => declaration.kind === "yes").length,
  )
  const unknown: Document = {
    ...answeredDocument,
    verdicts: answeredDocument.verdicts.map((verdict) => ({
      ...verdict,
      state: "unknown",
      criteria: verdict.criteria.map((criterion) => ({ ...criterion, state: "unknown" })),
    })),
  }
  assert.ok(answersIn(made("acquirer", unknown, fullContext, "ja")).length > 20)
  for (const answer of answersIn(made("acquirer", unknown, fullContext, "ja"))) assert.equal(answer, "")
})
test("acquirer: where a provider's form is stricter than our question, our yes is no answer", () => {
  const locked: Document = {
    ...answeredDocument,
    verdicts: answeredDocument.verdicts.map((verdict) => ({
      ...verdict,
      criteria: verdict.criteria.map((criterion) =>
        criterion.criterion === "card/1.lock" && criterion.answer !== undefined
          ? { ...criterion, state: "met", reason: "answered-yes", answer: { ...criterion.answer, state: "yes" } }
          : criterion,
      ),
    })),
  }
  const of = (provider: "generic" | "older-form"): string =>
    whole(made("acquirer", locked, { ...fullContext, details: { ...fullContext.details, provider } }, "ja"))
  const count = (text: string): string | undefined => /はい (\d+)件/.exec(text)?.[1]
  assert.equal(Number(count(of("generic"))), Number(count(of("older-form"))) + 1)
  assert.match(of("older-form"), /6回以下の失敗でロックされるかを問います/)
  const options = { language: "ja", size: {}, madeAtMs: SAMPLE_NOW, details: { provider: "older-form" } } as const
  for (const shape of ["html", "md"] as const)
    assert.match(PAPERS_FOR.acquirer[shape](locked, options), /6回以下の失敗でロックされるかを問います/)
})
test("acquirer: developer and operator named, each row with the owner's name to confirm, unverified wording marked", () => {
  const text = whole(
    made(
      "acquirer",
      answeredDocument,
      { ...fullContext, details: { ...fullContext.details, provider: "stripe" } },
      "ja",
    ),
  )
  assert.match(text, /サンプル制作株式会社 田中/)
  assert.match(text, /サンプル運用株式会社 鈴木/)
  assert.match(text, /Stripeのセキュリティ・チェックリスト[^]*未確認/)
  const options = { language: "ja", size: {}, madeAtMs: SAMPLE_NOW, details: fullContext.details } as const
  for (const shape of ["html", "md"] as const) {
    assert.match(PAPERS_FOR.acquirer[shape](answeredDocument, options), /サンプル制作株式会社 田中/)
    assert.match(PAPERS_FOR.contractor[shape](answeredDocument, options), /サンプル運用株式会社 鈴木/)
  }
})

test("acquirer: a name stands beside a row only where the owner has confirmed it, never beside a blank one", () => {
  const named = (context: PaperContext): readonly string[] =>
    blocksOf(made("acquirer", answeredDocument, context, "ja").blocks).flatMap((block) =>
      block.kind === "table" && block.head.includes("回答")
        ? block.rows.flatMap((row) => ("title" in row ? [] : [cellText(row.at(-1) ?? "")]))
        : [],
    )
  for (const name of named(fullContext)) assert.equal(name, "")
  const confirmed = { name: "山田 花子", at: "2026-11-20T00:00:00Z" }
  const confirmations = new Map([
    ["card/1.second-factor", confirmed],
    ["card/3.injection", confirmed],
  ])
  const names = named({ ...fullContext, confirmations, renewal: "2027-03-31" })
  assert.equal(names.filter((name) => name === "山田 花子").length, 1, "card/3.injection is blank")
  const text = whole(made("acquirer", answeredDocument, { ...fullContext, confirmations, renewal: "2027-03-31" }, "ja"))
  assert.match(text, /次の更新日\n2027年3月31日/)
})

test("public: no evidence, path, version or name of the shop's people", () => {
  const text = whole(made("public", answeredDocument, emptyContext, "ja"))
  for (const secret of [...SECRETS, "EC-CUBE", "4.2.1", "https://", "Sekisho", answeredDocument.sekisho])
    assert.ok(!text.includes(secret), secret)
})

test("owner: three steps with hours and yen, and what has changed, worse things first", () => {
  const text = whole(made("owner", sampleDocument, fullContext, "ja"))
  assert.match(text, /社内の担当者 \d+〜\d+時間、[\d,]+〜[\d,]+円/)
  assert.match(text, /社内2,500円\(お店の設定\)、委託先12,000円\(お店の設定\)/)
  assert.match(text, /前回\(2026年11月19日\)から変わったこと[^]*悪くなったもの[^]*良くなったもの/)
  assert.doesNotMatch(whole(made("owner", sampleDocument, emptyContext, "ja")), /変わったこと/)
  assert.match(
    whole(made("owner", answeredDocument, fullContext, "ja")),
    /判定の変わった要件はありません/,
    "the same result twice",
  )
})

test("order: every unmet requirement with a day, acknowledged and signed", () => {
  const text = whole(made("order", answeredDocument, emptyContext, "ja"))
  for (const { requirement, state, role, phase } of answeredDocument.verdicts)
    if (state === "unmet" && role !== "later" && phase !== "owner") assert.ok(text.includes(requirement), requirement)
  assert.match(text, /担当者の受領の署名・日付/)
  assert.match(whole(made("order", answeredDocument, fullContext, "ja")), /2026年12月25日/)
})

test("accident: the steps in order, the days of the report, every number that was told", () => {
  const text = whole(made("accident", answeredDocument, fullContext, "ja"))
  assert.match(text, /カード決済を止める[^]*証拠を残す[^]*3〜5日以内[^]*30日[^]*60日[^]*調査会社/)
  for (const { phone } of Object.values(fullContext.details.contacts ?? {}))
    if (phone !== undefined) assert.ok(text.includes(phone), phone)
  assert.match(whole(made("accident", answeredDocument, emptyContext, "ja")), /#9110/)
})

test("budget: a sum only where every line has its amount", () => {
  const text = whole(made("budget", answeredDocument, fullContext, "ja"))
  assert.match(text, /合計\n740,000\n3\n/)
  const gap = { ...fullContext, details: { budget: [{ item: "診断", yen: 1 }, { item: "WAF" }] } }
  assert.match(whole(made("budget", answeredDocument, gap, "ja")), /合計\n\n\n/)
})

test("calendar: twelve months from the month of the paper, plans and answers that run out", () => {
  const text = whole(made("calendar", answeredDocument, emptyContext, "ja"))
  assert.match(text, /2026年11月\n[^]*2027年10月\n/)
  assert.match(text, /2026年12月30日\n[^]*実施予定の日/)
})

test("go-no-go: waits while one must is open, and never says go where nothing was looked at", () => {
  assert.ok(blockers(answeredDocument).length > 0)
  assert.match(whole(made("go-no-go", answeredDocument, emptyContext, "ja")), /No-Go\)。必須の要件 \d+件/)
  const done: Document = {
    ...answeredDocument,
    verdicts: answeredDocument.verdicts.map((verdict) => ({ ...verdict, state: "met" })),
  }
  assert.match(whole(made("go-no-go", done, emptyContext, "ja")), /必須の要件はすべて確かめられています/)
  const one: Document = {
    ...done,
    verdicts: done.verdicts.map((verdict) =>
      verdict.requirement === "card/3" ? { ...verdict, state: "unknown" } : verdict,
    ),
  }
  assert.match(whole(made("go-no-go", one, emptyContext, "ja")), /残っています/)
  assert.match(
    whole(made("go-no-go", { ...done, verdicts: [] }, emptyContext, "ja")),
    /すべての行を確かめるまで、判定は「待つ/,
  )
})

test("requirements: every deciding question of building, operating and the card guideline that concerns this shop", () => {
  const text = whole(made("requirements", answeredDocument, emptyContext, "ja"))
  for (const { requirement, phase } of answeredDocument.verdicts)
    if (phase !== "owner") assert.ok(text.includes(`${requirement} `), requirement)
  const guests: Document = {
    ...answeredDocument,
    site: { ...answeredDocument.site, payment: "none", membership: false },
  }
  const fewer = whole(made("requirements", guests, emptyContext, "ja"))
  assert.doesNotMatch(fewer, /card\/5 |build\/10 /)
})
