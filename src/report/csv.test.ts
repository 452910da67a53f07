import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { LANGUAGES } from "../lib/words.ts"
import { CSV_COLUMNS, plainCell, renderCsv, safeCell } from "./csv.ts"
import type { Document } from "./document.ts"
import { answeredDocument } from "./papers/sample-answered.ts"
import { sampleDocument } from "./sample.ts"

/** Reads RFC 4180 as a spreadsheet does. */
const readCsv = (text: string): readonly (readonly string[])[] => {
  assert.equal(text[0], "\uFEFF")
  const rows: string[][] = []
  let row: string[] = []
  let at = 1
  while (at < text.length) {
    assert.equal(text[at], '"', "every field is quoted")
    let field = ""
    at += 1
    while (text[at] !== '"' || text[at + 1] === '"') {
      assert.ok(at < text.length, "a field that does not end")
      field += text[at]
      at += text[at] === '"' ? 2 : 1
    }
    row.push(field)
    at += 1
    if (text[at] === ",") at += 1
    else {
      assert.equal(text.slice(at, at + 2), "\r\n")
      at += 2
      rows.push(row)
      row = []
    }
  }
  return rows
}

for (const document of [sampleDocument, answeredDocument])
  for (const language of LANGUAGES)
    test(`csv ${language} of ${document.verdicts.length}: a line for every question, as many fields as columns`, () => {
      const [head, ...rows] = readCsv(renderCsv(document, language))
      assert.deepEqual(head, CSV_COLUMNS)
      const criteria = document.verdicts.flatMap((verdict) => verdict.criteria)
      assert.equal(rows.length, criteria.length)
      for (const [index, row] of rows.entries()) {
        assert.equal(row.length, CSV_COLUMNS.length)
        const criterion = criteria[index] ?? assert.fail()
        const cell = (name: (typeof CSV_COLUMNS)[number]): string => plainCell(row[CSV_COLUMNS.indexOf(name)] ?? "")
        assert.equal(cell("criterion"), criterion.criterion)
        assert.equal(cell("state"), criterion.state)
        assert.equal(cell("question"), criterion.question[language])
        assert.equal(cell("answered-by"), criterion.answer?.by ?? "")
        assert.equal(cell("seen-by"), criterion.observations[0]?.by ?? "")
      }
    })

test("csv: levels that nobody has confirmed are marked", () => {
  assert.match(renderCsv(sampleDocument, "ja"), /"必須\(未確認\)","recalled"/)
})

const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "　=1", "＝1+1", "|calc", "=cmd|' /C calc'!A0"]
for (const formula of FORMULAS)
  test(`csv: ${JSON.stringify(formula)} cannot act as a formula and can be read back`, () => {
    const cell = safeCell(formula)
    assert.match(cell, /^'/)
    assert.equal(plainCell(cell), formula)
  })

const withText = (odd: string): Document => ({
  ...answeredDocument,
  verdicts: answeredDocument.verdicts.slice(0, 3).map((verdict) => ({
    ...verdict,
    criteria: verdict.criteria.map((criterion) => ({
      ...criterion,
      answer: { state: "yes", by: odd, at: "2026-11-01T00:00:00Z", until: "2027-11-01T00:00:00Z", text: odd },
    })),
  })),
})
test("csv: whatever people have written comes back unchanged but for control characters, and is no formula", () => {
  const column = CSV_COLUMNS.indexOf("answer-text")
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (odd) => {
      const rows = readCsv(renderCsv(withText(odd), "ja")).slice(1)
      assert.ok(rows.length > 10)
      const wanted = odd
        .toWellFormed()
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n]/gu, "")
      for (const row of rows) {
        const cell = row[column] ?? ""
        assert.equal(plainCell(cell), wanted)
        assert.doesNotMatch(cell, /^[\s\u3000]*[=+\-@|%]/)
      }
    }),
  )
})
test("safeCell and plainCell: every text comes back", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(...FORMULAS, "'", "''=1", "'a")), (text) => {
      assert.equal(plainCell(safeCell(text)), text)
    }),
  )
})
