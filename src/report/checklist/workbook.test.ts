import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import fc from "fast-check"
import readExcelFile from "read-excel-file/universal"
import { parseAnswer } from "../../guideline/answer.ts"
import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import { COLUMNS, HEAD_LINES, SHEET_NAMES, type Sheet } from "./columns.ts"
import { readForm } from "./read-rows.ts"
import { readWorkbook } from "./read-workbook.ts"
import { filledIn, SAMPLE_NOW, sampleSheets } from "./sample-form.ts"
import { writeWorkbook } from "./workbook.ts"
import { openArchive } from "./zip.ts"

const EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example","x")']
const policy = parseAnswer(
  {
    criterion: "owner/1.policy",
    state: "alternative",
    by: "山田",
    approvedBy: "-社長",
    text: `${EVIL[4]}\n二行目 _x0041_`,
  },
  REQUIREMENTS,
  SAMPLE_NOW,
)
const answers = new Map([
  ["owner/1.policy", { answer: { ...policy, evidence: ["方針.pdf#sha256=" + "0".repeat(64)] }, revision: 3 }],
])
const sheets = sampleSheets(answers, [policy])
const bytes = await writeWorkbook(sheets)
const xmlOf = (name: string): string => {
  const archive = openArchive(bytes)
  const part = typeof archive === "string" ? null : archive.read(name)
  return part === null || typeof part === "string" ? "" : Buffer.from(part).toString()
}

test("every requirement, every criterion and all 47 lines have their row, with level, verdict and revision", () => {
  assert.deepEqual(sheets.map(({ name }) => name), [...SHEET_NAMES])
  const ids = sheets.flatMap(({ rows }) => rows.map(({ id }) => id))
  assert.equal(ids.length, REQUIREMENTS.flatMap(({ criteria }) => criteria).length + 47)
  assert.equal(new Set(ids).size, ids.length)
  const row = sheets[2]?.rows.find(({ id }) => id === "owner/1.policy")
  assert.deepEqual(
    [row?.level, row?.state, row?.revision, row?.until, row?.evidence, row?.verdict],
    ["必須(未確認)", "代替策", "3", "2027-11-23", "2026-11-23 回答\n方針.pdf", "満たしている"],
  )
  assert.equal(sheets[4]?.rows[0]?.verdict, "まだ分からない(あなたの回答待ち)")
  assert.ok(sheets[0]?.rows.some(({ asked, revision }) => !asked && revision === ""))
  for (const { head } of sheets) assert.match(head.join(), /sekisho-checklist\/1 サイト main .*カタログ .*審査の結果ではありません/)
  assert.doesNotMatch(JSON.stringify(sheets), /準拠|適合し|認定/)
}) // prettier-ignore

test("printable: A4 landscape, one page wide, titles on every page and frozen, a list to choose from", () => {
  for (const index of [1, 2, 3, 4, 5]) {
    const xml = xmlOf(`xl/worksheets/sheet${index}.xml`)
    assert.match(xml, /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/)
    assert.match(xml, /<pageSetUpPr fitToPage="1"\/>/)
    assert.match(xml, new RegExp(`ySplit="${HEAD_LINES + 1}"`))
    assert.match(xml, /はい,いいえ,対象外,提供者が実施,代替策,予定/)
    assert.match(xml, /<row r="5"[^>]* ht="/, "rows are as high as their text")
  }
  assert.equal(xmlOf("xl/workbook.xml").match(/_xlnm\.Print_Titles/g)?.length, 5)
})

test("nothing is a formula, and every cell is kept as text", () => {
  for (const index of [1, 2, 3, 4, 5]) {
    const xml = xmlOf(`xl/worksheets/sheet${index}.xml`)
    assert.doesNotMatch(xml, /<f[ >/]/)
    for (const [, attributes = ""] of xml.matchAll(/<c ([^>]*[^/])>/g)) assert.match(attributes, /t="s"/)
  }
  assert.match(xmlOf("xl/styles.xml"), /formatCode="@"/)
})

test("our reader and an independent one see the same cells as were written", async () => {
  const ours = readWorkbook(bytes, "f.xlsx")
  const theirs = await readExcelFile(new Blob([Buffer.from(bytes)]))
  assert.deepEqual(theirs.map(({ sheet }) => sheet), [...SHEET_NAMES])
  let compared = 0
  for (const [index, { data }] of theirs.entries())
    for (const [line, cells] of data.entries())
      for (const [column, value] of cells.entries()) {
        const mine = ours.sheets[index]?.cells.get(line + 1)?.get(column)?.text ?? ""
        assert.equal(mine.trim(), value === null ? "" : String(value), `${index} ${line} ${column}`)
        compared += 1
      }
  assert.ok(compared > 3_000, `${compared} cells`)
  for (const [index, { rows }] of sheets.entries())
    for (const [line, row] of rows.entries())
      for (const [column, { key }] of COLUMNS.entries())
        assert.equal(ours.sheets[index]?.cells.get(line + HEAD_LINES + 2)?.get(column)?.text ?? "", row[key])
}) // prettier-ignore

test("what LibreOffice saved is read as it was filled in there (as formatted runs of text)", () => {
  const form = readForm(readFileSync("test/data/checklist/libreoffice.xlsx"), "main", "f.xlsx")
  assert.deepEqual(form.problems, [])
  const row = form.rows.find(({ id }) => id === "owner/1.policy")
  assert.deepEqual(row?.cells, {
    state: "代替策",
    text: "=cmd|' /C calc'!A0\n二行目 _x0041_",
    link: "",
    approvedBy: "-社長",
    until: "2027-11-23",
    by: "山田",
  })
  assert.equal(row?.revision, "3")
  assert.equal(form.rows.length, sheets[2]?.rows.length)
})

/** Characters that XML forbids or discourages: the writer leaves them out. */
const NOT_IN_XML = /[\u007F-\u0084\u0086-\u009F\uFDD0-\uFDEF\uFFFD-\uFFFF]/g

test("property: whatever text stands in the cells comes back as it was", async () => {
  const text = fc.oneof(
    fc.string({ maxLength: 30, unit: "grapheme" }),
    fc.constantFrom(
      ...EVIL,
      "toString",
      "__proto__",
      "constructor",
      "_x0041_",
      "_x005F_x0041_",
      "a\nb",
      "<&>\"'",
      "]]>",
      "&#65;",
    ),
  )
  await fc.assert(
    fc.asyncProperty(text, text, text, async (one, other, third) => {
      const cells = {
        state: "はい",
        text: one,
        approvedBy: other,
        by: third,
        until: "2027-01-01",
        link: "https://x.example/",
      }
      const small: readonly Sheet[] = filledIn(sheets.slice(2, 3), { "owner/1.policy": cells })
      const form = readForm(await writeWorkbook(small), "main", "f.xlsx")
      const row = form.rows.find(({ id }) => id === "owner/1.policy")
      const shown = (value: string): string =>
        value.toWellFormed().replace(NOT_IN_XML, "").replace(/\r\n?/g, "\n").trim()
      for (const [key, value] of Object.entries(row?.cells ?? {}))
        assert.equal(shown(value), shown(Reflect.get(cells, key)), key)
      assert.ok(row)
    }),
    { numRuns: 100 },
  )
})
