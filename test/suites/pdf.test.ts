import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { LANGUAGES } from "../../src/lib/words.ts"
import type { Document } from "../../src/report/document.ts"
import { AUDIENCES } from "../../src/report/papers/audiences.ts"
import { answeredDocument } from "../../src/report/papers/sample-answered.ts"
import { CONTACT_ROLES } from "../../src/report/papers/details.ts"
import { emptyContext, fullContext } from "../../src/report/papers/sample-context.ts"
import type { Block, Sheet } from "../../src/report/papers/sheet.ts"
import { PAPER_NAMES, SHEETS } from "../../src/report/papers/sheets.ts"
import { renderPdf } from "../../src/report/pdf/render.ts"
import { buildPlan } from "../../src/report/plan/plan.ts"
import { PLAN_PARTS, planSheet } from "../../src/report/plan/sheet.ts"
import { sampleDocument } from "../../src/report/sample.ts"
import { noPoppler } from "../needs.ts"
import { pdfInfo, pdfPages, pdfWords, type Word } from "../read-pdf.ts"

const skip = noPoppler()
const ALL = [...AUDIENCES, ...PAPER_NAMES]
const ONE_PAGE: ReadonlySet<string> = new Set(["owner", "accident", "policy"])
const A4 = { width: 595.28, height: 841.89 }
/** The footer's band. */
const FOOTER_TOP = A4.height - 36

const squeezed = (text: string): string => text.replace(/\s+/g, "")
const headingsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === "heading" ? [block.text] : block.kind === "keep" ? headingsOf(block.blocks) : [],
  )

/** The lines of a page above its footer, from top to bottom. */
const bodyLines = (words: readonly Word[], page: number): readonly string[] => {
  const lines = new Map<number, string>()
  for (const word of words) {
    if (word.page !== page || word.yMin > FOOTER_TOP) continue
    const line = Math.round(word.yMax)
    lines.set(line, (lines.get(line) ?? "") + word.text)
  }
  return [...lines].toSorted(([one], [other]) => one - other).map(([, text]) => squeezed(text))
}

const insideThePage = (words: readonly Word[]): void => {
  assert.ok(words.length > 5)
  for (const { text, xMin, xMax, yMin, yMax } of words)
    assert.ok(
      xMin >= 20 && xMax <= A4.width - 20 && yMin >= 15 && yMax <= A4.height - 2,
      `${text} ${xMin}–${xMax} ${yMin}`,
    )
}

const looksRight = (sheet: Sheet, bytes: Uint8Array): readonly string[] => {
  const info = pdfInfo(bytes)
  const pages = pdfPages(bytes)
  assert.equal(info.get("Title"), sheet.title)
  assert.match(info.get("Page size") ?? "", /^595\.28 x 841\.89 pts \(A4\)$/)
  assert.equal(Number(info.get("Pages")), pages.length)
  const words = pdfWords(bytes)
  insideThePage(words)
  const headings = new Set(headingsOf(sheet.blocks).map(squeezed))
  for (const [index, page] of pages.entries()) {
    assert.ok(squeezed(page).includes(squeezed(sheet.footer)), `the footer of page ${index + 1}`)
    assert.match(squeezed(page), new RegExp(`${index + 1}/${pages.length}`))
    const last = bodyLines(words, index + 1).at(-1) ?? ""
    assert.ok(!headings.has(last), `a heading is the last line of page ${index + 1}: ${last}`)
  }
  const whole = squeezed(pages.join("\n"))
  for (const heading of headings) assert.ok(whole.includes(heading), heading)
  assert.ok(whole.includes(squeezed(sheet.name)))
  assert.ok(whole.includes(squeezed(sheet.end)))
  return pages
}

for (const name of ALL)
  for (const language of LANGUAGES)
    test(
      `${name} ${language}: A4, titled, numbered, searchable, inside the page, no heading alone at the end of a page`,
      { skip, timeout: 120_000 },
      async () => {
        for (const [document, context] of [
          [sampleDocument, fullContext],
          [answeredDocument, emptyContext],
          [answeredDocument, fullContext],
        ] as const) {
          const sheet = SHEETS[name](document, context, language)
          const bytes = await renderPdf(sheet)
          const pages = looksRight(sheet, bytes)
          if (ONE_PAGE.has(name)) assert.equal(pages.length, 1, `${name} ${language} has ${pages.length} pages`)
          assert.match(
            Buffer.from(bytes).toString("latin1"),
            language === "ja" ? /\/Lang \(ja-JP\)/ : /\/Lang \(en-GB\)/,
          )
        }
      },
    )

for (const language of LANGUAGES)
  test(`plan ${language}: every part`, { skip, timeout: 120_000 }, async () => {
    const answers = {
      form: "oss",
      payment: "token",
      membership: true,
      operator: "nobody",
      custom: null,
      hoursPerMonth: 3,
      service: "ebisumart",
      size: {},
    } as const
    const sheet = planSheet(buildPlan(answers, "0.1.0", fullContext.madeAtMs), PLAN_PARTS, language)
    const pages = looksRight(sheet, await renderPdf(sheet))
    assert.ok(pages.length > 5)
  })

test("accident: a phone number is never broken into two lines", { skip, timeout: 60_000 }, async () => {
  const words = pdfWords(await renderPdf(SHEETS.accident(answeredDocument, fullContext, "ja")))
  for (const { phone } of Object.values(fullContext.details.contacts ?? {})) {
    if (phone === undefined) continue
    const word = words.find(({ text }) => text === phone)
    assert.ok(word, phone)
    assert.ok(word.yMax - word.yMin >= 12, "big enough to be read from a wall")
  }
})

test("papers of one page stay one page, however long the names are", { skip, timeout: 120_000 }, async () => {
  const long = "とても長い名前".repeat(28)
  const contacts = Object.fromEntries(
    CONTACT_ROLES.map((role) => [role, { name: long, phone: "+81-3-0000-0000-00", hours: long, note: long }]),
  )
  const details = { ...fullContext.details, company: long, owner: long, practitioner: long, contacts }
  for (const name of ["owner", "accident", "policy"] as const)
    for (const language of LANGUAGES) {
      const bytes = await renderPdf(SHEETS[name](sampleDocument, { ...fullContext, details }, language))
      assert.equal(pdfInfo(bytes).get("Pages"), "1", `${name} ${language}`)
      insideThePage(pdfWords(bytes))
    }
})

test("the same paper gives the same bytes, another day others", { skip, timeout: 60_000 }, async () => {
  const sheet = SHEETS.owner(sampleDocument, emptyContext, "ja")
  const [one, other] = [await renderPdf(sheet), await renderPdf(sheet)]
  assert.ok(one.equals(other))
  assert.ok(!one.equals(await renderPdf({ ...sheet, madeAtMs: sheet.madeAtMs + 86_400_000 })))
})

/** The whole document with one odd text in every place where texts from outside stand. */
const withText = (odd: string): Document => ({
  ...sampleDocument,
  site: {
    ...sampleDocument.site,
    publicUrl: `https://shop.example.jp/${encodeURIComponent(odd.slice(0, 40).toWellFormed())}`,
  },
  verdicts: sampleDocument.verdicts.map((verdict) => ({
    ...verdict,
    criteria: verdict.criteria.map((criterion) => ({
      ...criterion,
      observations: criterion.observations.map((seen) => ({
        ...seen,
        says: { ja: odd, en: odd },
        evidence: seen.evidence.map((one) => ({ ...one, where: odd, value: odd })),
      })),
      ...(criterion.answer === undefined
        ? {}
        : { answer: { ...criterion.answer, by: odd, text: odd, evidence: [odd] } }),
      ...(criterion.remedy === undefined ? {} : { remedy: { ja: odd, en: odd } }),
    })),
  })),
})

const ODD: readonly (readonly [string, string])[] = [
  ["a word of 10,000 letters", "a".repeat(10_000)],
  ["10,000 Japanese characters", "証拠".repeat(5_000)],
  ["2,000 lines", "行\n".repeat(2_000)],
  ["emoji with joiners", "👨‍👩‍👧‍👦🏳️‍🌈".repeat(50)],
  ["control characters", "\u0000\u0007\u001B[31m\u0085\u2028"],
  ["right to left", "\u202Eשלום عالم\u202C"],
  ["combining marks", `e${"\u0301".repeat(500)}`],
  ["half characters", "\uD83D\uD83D\uDE00\uDE00"],
  ["what PDF uses itself", "endstream endobj ) > ] %%EOF (\\"],
  ["empty", ""],
]
for (const [name, odd] of ODD)
  test(`odd texts: ${name}`, { skip, timeout: 120_000 }, async () => {
    for (const paper of ["practitioner", "contractor", "acquirer", "order"] as const) {
      const details = { ...fullContext.details, company: odd.slice(0, 200), owner: odd.slice(0, 200) }
      const bytes = await renderPdf(SHEETS[paper](withText(odd), { ...fullContext, details }, "ja"))
      insideThePage(pdfWords(bytes))
    }
  })

test("odd texts: whatever stands in a paper, it is printed inside its pages", { skip, timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 400 }), async (odd) => {
      const bytes = await renderPdf(SHEETS.contractor(withText(odd), emptyContext, "ja"))
      insideThePage(pdfWords(bytes))
    }),
    { numRuns: 12 },
  )
})
