import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { makeZip } from "../../../test/make-zip.ts"
import { errorLine, SekishoError } from "../../lib/errors.ts"
import { CELL_LIMITS, dayText } from "./cells.ts"
import { columnLetter, COLUMNS, FORM_MARK } from "./columns.ts"
import { readForm } from "./read-rows.ts"
import { readWorkbook } from "./read-workbook.ts"

type Part = readonly [name: string, bytes: string | Uint8Array]
const SHEET = "経営者7項目"
const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const cellXml = (address: string, text: string): string => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
const rowXml = (line: number, texts: readonly string[]): string =>
  `<row r="${line}">${texts.map((text, column) => (text === "" ? "" : cellXml(`${columnLetter(column)}${line}`, text))).join("")}</row>`
const TITLES = COLUMNS.map(({ title }) => title)
const MARK = `${FORM_MARK}main 書き出し`
const dataXml = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const formXml = (rows: string): string => dataXml(rowXml(1, ["題"]) + rowXml(2, [MARK]) + rowXml(4, TITLES) + rows)
const ROW = rowXml(5, ["owner/1.policy", "", "", "", "", "", "はい", "", "", "", "46477", "山田", "0"])

const partsOf = (sheet: string, name = SHEET): Part[] => [
  ["[Content_Types].xml", "<Types/>"],
  ["xl/workbook.xml", `<workbook xmlns:r="${TYPE}"><workbookPr/><sheets><sheet name="${name}" sheetId="1" r:id="r1"/></sheets></workbook>`],
  ["xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="${TYPE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${TYPE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`],
  ["xl/sharedStrings.xml", "<sst><si><t>は</t></si><si><r><t>は</t></r><r><t>い</t></r><rPh><t>ハイ</t></rPh></si></sst>"],
  ["xl/worksheets/sheet1.xml", sheet],
] // prettier-ignore
const without = (parts: readonly Part[], name: string): Part[] => parts.filter((part) => part[0] !== name)
const good = partsOf(formXml(ROW))
const replaced = (name: string, bytes: string | Uint8Array): Part[] => [...without(good, name), [name, bytes]]

test("a form is read: inline texts, a number for a day, empty lines left out", () => {
  const { rows, problems } = readForm(makeZip(good, { deflate: true }), "main", "f.xlsx")
  assert.deepEqual(problems, [])
  assert.deepEqual(rows, [
    {
      sheet: SHEET,
      line: 5,
      id: "owner/1.policy",
      cells: { state: "はい", text: "", link: "", approvedBy: "", until: "2027-03-31", by: "山田" },
      revision: "0",
    },
  ])
})

const CELLS: readonly (readonly [xml: string, text: string | undefined])[] = [
  ['<c r="A1" t="s"><v>1</v></c>', "はい"],
  ['<c r="A1" t="s"><v>9</v></c>', undefined],
  ['<c r="A1" t="s"><v>-1</v></c>', undefined],
  ['<c r="A1" t="s"><v>__proto__</v></c>', undefined],
  ['<c r="A1" t="b"><v>1</v></c>', "TRUE"],
  ['<c r="A1" t="b"><v>0</v></c>', "FALSE"],
  ['<c r="A1"><v>12.5</v></c>', "12.5"],
  ['<c r="A1" t="str"><f>1+1</f><v>2</v></c>', "2"],
  ['<c r="A1" t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b_x0041_</t></r></is></c>', "abA"],
  ['<x:c xmlns:x="u" r="A1"><x:v>7</x:v></x:c>', "7"],
  ['<c r="A1"/>', undefined],
  ["<c><v>1</v></c>", undefined],
  ['<c r="XFD1"><v>1</v></c>', undefined],
  ['<c r="A9999999"><v>1</v></c>', undefined],
  ['<c r="A01"><v>1</v></c>', undefined],
]
for (const [xml, text] of CELLS)
  test(`a cell: ${xml}`, () => {
    const { sheets } = readWorkbook(makeZip(partsOf(dataXml(`<row>${xml}</row>`))), "f.xlsx")
    assert.equal(sheets[0]?.cells.get(1)?.get(0)?.text, text)
    assert.equal(sheets[0]?.cells.get(1)?.get(0)?.formula ?? false, xml.includes("<f>"))
  })

const DAYS: readonly (readonly [text: string, old: boolean, day: string])[] = [
  ["46477", false, "2027-03-31"],
  ["46477.75", false, "2027-03-31"],
  ["45015", true, "2027-03-31"],
  ["2027-03-31", false, "2027-03-31"],
  ["7", false, "7"],
  ["99999", false, "2173-10-13"],
]
for (const [text, old, day] of DAYS)
  test(`the day ${text}${old ? " from 1904" : ""}`, () => assert.equal(dayText(text, old), day))

const filledRows = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<row><c r="A${index + 5}"><v>1</v></c></row>`).join("")
const BAD: readonly (readonly [name: string, parts: readonly Part[], code: string])[] = [
  ["no list of types", without(good, "[Content_Types].xml"), "SHEET_NOT_XLSX"],
  ["no workbook", without(good, "xl/workbook.xml"), "SHEET_NOT_XLSX"],
  ["no relations", without(good, "xl/_rels/workbook.xml.rels"), "SHEET_NOT_XLSX"],
  ["a sheet that is not there", without(good, "xl/worksheets/sheet1.xml"), "SHEET_NOT_XLSX"],
  ["a sheet that is nowhere related", replaced("xl/_rels/workbook.xml.rels", "<Relationships/>"), "SHEET_NOT_XLSX"],
  ["broken XML", replaced("xl/worksheets/sheet1.xml", "<worksheet><sheetData>"), "SHEET_NOT_XLSX"],
  ["entities of its own", replaced("xl/worksheets/sheet1.xml", `<!DOCTYPE a [<!ENTITY x "y">]>${formXml(ROW)}`), "SHEET_NOT_XLSX"],
  ["bytes that are no UTF-8", replaced("xl/sharedStrings.xml", Buffer.from([0x3c, 0xff, 0x3e])), "SHEET_NOT_XLSX"],
  ["UTF-16", replaced("xl/sharedStrings.xml", Buffer.from("\ufeff<sst/>", "utf16le")), "SHEET_NOT_XLSX"],
  ["macros", [...good, ["xl/vbaProject.bin", "x"]], "SHEET_MACROS"],
  ["macros of another name", [...good, ["xl/evil.bin", "x"]], "SHEET_MACROS"],
  ["old macros", [...good, ["xl/macrosheets/sheet1.xml", "<x/>"]], "SHEET_MACROS"],
  ["a type with macros", replaced("[Content_Types].xml", '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'), "SHEET_MACROS"],
  ["links to other files", [...good, ["xl/externalLinks/externalLink1.xml", "<x/>"]], "SHEET_LINKS"],
  ["connections", [...good, ["xl/connections.xml", "<x/>"]], "SHEET_LINKS"],
  ["embedded things", [...good, ["xl/embeddings/oleObject1.doc", "x"]], "SHEET_LINKS"],
  ["one row too many", partsOf(dataXml(filledRows(CELL_LIMITS.rows + 1))), "SHEET_TOO_LARGE"],
  ["too many sheets", replaced("xl/workbook.xml", `<workbook><sheets>${'<sheet name="x" id="r1"/>'.repeat(51)}</sheets></workbook>`), "SHEET_TOO_LARGE"],
  ["no sheet at all", replaced("xl/workbook.xml", "<workbook/>"), "SHEET_SHAPE"],
  ["another sheet", partsOf(formXml(ROW), "Sheet1"), "SHEET_SHAPE"],
  ["other columns", partsOf(formXml(ROW).replace("回答", "答え")), "SHEET_SHAPE"],
  ["no titles", partsOf(dataXml(rowXml(2, [MARK]) + ROW)), "SHEET_SHAPE"],
  ["no mark", partsOf(dataXml(rowXml(4, TITLES) + ROW)), "SHEET_SHAPE"],
  ["another shop", partsOf(formXml(ROW).replace("サイト main", "サイト other")), "SHEET_OTHER_SITE"],
  ["a bomb", replaced("xl/sharedStrings.xml", Buffer.alloc(65 * 1024 * 1024)), "SHEET_TOO_LARGE"],
] // prettier-ignore
for (const [name, parts, code] of BAD)
  test(`refused: ${name}`, () => {
    assert.throws(
      () => readForm(makeZip(parts, { deflate: true }), "main", "f.xlsx"),
      (error) => {
        assert.ok(error instanceof SekishoError, String(error))
        assert.equal(error.code, code)
        for (const language of ["ja", "en"] as const) assert.doesNotMatch(errorLine(error, language), /\{[a-z]+\}/)
        return true
      },
    )
  })

const OK: readonly (readonly [name: string, parts: readonly Part[]])[] = [
  ["as many rows as are allowed", partsOf(formXml("") + "").map((part) => part[0].endsWith("sheet1.xml") ? [part[0], dataXml(rowXml(2, [MARK]) + rowXml(4, TITLES) + filledRows(CELL_LIMITS.rows - 2))] : part)],
  ["styled but empty rows to the very end", partsOf(formXml(`${ROW}<row r="1048576"><c r="A1048576" s="3"/></row>`))],
  ["printer settings and a link to a page", [...good, ["xl/printerSettings/printerSettings1.bin", "x"], ["xl/worksheets/_rels/sheet1.xml.rels", `<Relationships><Relationship TargetMode="External" Target="https://x.example"/></Relationships>`]]],
] // prettier-ignore
for (const [name, parts] of OK)
  test(`taken: ${name}`, () => assert.ok(readForm(makeZip(parts, { deflate: true }), "main", "f.xlsx").rows.length > 0))

test("a file that is too large is refused before it is opened", () => {
  assert.throws(
    () => readWorkbook(Buffer.alloc(10 * 1024 * 1024 + 1), "f.xlsx"),
    (error) => error instanceof SekishoError && error.code === "SHEET_TOO_LARGE",
  )
})

test("formulas are named by their cell where they would decide something, and nowhere else", () => {
  const formula = (column: string): string => `<c r="${column}6" t="str"><f>A1</f><v>はい</v></c>`
  const xml = formXml(
    `${ROW}<row r="6">${cellXml("A6", "owner/1.policy-told")}${formula("F")}${formula("G")}${formula("L")}</row>`,
  )
  const { rows, problems } = readForm(makeZip(partsOf(xml)), "main", "f.xlsx")
  assert.deepEqual(
    problems.map(({ cell, error }) => [cell, error.code]),
    [
      [`${SHEET}!G6`, "SHEET_FORMULA"],
      [`${SHEET}!L6`, "SHEET_FORMULA"],
    ],
  )
  assert.deepEqual(
    rows.map(({ line }) => line),
    [5],
  )
})

test("property: any bytes, and any workbook with bytes changed, are rows or a refusal", () => {
  const stored = makeZip(good)
  const changed = fc
    .array(fc.tuple(fc.nat(stored.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    .map((changes) => {
      const copy = Buffer.from(stored)
      for (const [at, byte] of changes) copy[at] = byte
      return copy
    })
  const scrambled = fc
    .tuple(fc.constantFrom(...good.map((part) => part[0])), fc.string({ maxLength: 60 }), fc.nat(400), fc.nat(80))
    .map(([name, text, from, length]) => {
      const old = String(good.find((part) => part[0] === name)?.[1])
      return makeZip(replaced(name, old.slice(0, from) + text + old.slice(from + length)))
    })
  let taken = 0
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), changed, scrambled), (bytes) => {
      try {
        readForm(bytes, "main", "f.xlsx")
        taken += 1
      } catch (error) {
        if (!(error instanceof SekishoError && error.code.startsWith("SHEET_"))) throw error
      }
    }),
    { numRuns: 2_000 },
  )
  assert.ok(taken > 10, `${taken} were rows`)
})
