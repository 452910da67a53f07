import stringWidth from "string-width"
import writeExcelFile, {
  type CellObject,
  type Feature,
  type Row,
  type Sheet as WrittenSheet,
} from "write-excel-file/universal"
import { COLUMNS, columnOf, HEAD_LINES, STATE_CHOICES, type Sheet, type SheetRow } from "./columns.ts"

/** A format of text: what stands in the cell stays text, `=1+1` too, even after somebody has edited the cell. */
const TEXT = "@"
const FILLED_IN = "#FFF8E1"
const NOT_ASKED = "#EEEEEE"
const TITLE = "#DDE7F3"
const BORDER = "#999999"
/** Characters that Excel takes in one cell. */
const MAX_CELL = 32_000

/** Spreadsheets read `_x0041_` as `A`; written like this it stays what it was. */
export const escaped = (text: string): string => {
  const plain = text
    .toWellFormed()
    .slice(0, MAX_CELL)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
  // The writer looks texts up in an object: a word that every object knows (`toString`) would lose its cell.
  return plain in {} ? `_x${plain.charCodeAt(0).toString(16).padStart(4, "0")}_${plain.slice(1)}` : plain
}

const cell = (text: string, style: CellObject): CellObject => ({
  value: text === "" ? "" : escaped(text),
  type: String,
  format: TEXT,
  wrap: true,
  alignVertical: "top",
  fontSize: 9,
  borderStyle: "thin",
  borderColor: BORDER,
  ...style,
})

const LINE_POINTS = 12.5
const MAX_POINTS = 400

/** Lines that a text takes in a column of that many half-width characters. */
const linesIn = (text: string, width: number): number =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / (width - 1))), 0)

/** Spreadsheet programs do not fit wrapped rows by themselves when they open a file. */
const heightOf = (row: SheetRow): number => {
  const lines = Math.max(...COLUMNS.map(({ key, width }) => linesIn(row[key], width)))
  return Math.min(MAX_POINTS, lines * LINE_POINTS + 3)
}

const rowOf = (row: SheetRow): Row => {
  const height = heightOf(row)
  return COLUMNS.map(({ key, answer }) =>
    cell(row[key], { height, ...(answer ? { backgroundColor: row.asked ? FILLED_IN : NOT_ASKED } : {}) }),
  )
}

const headRow = (text: string, index: number): Row => [
  {
    value: escaped(text),
    type: String,
    format: TEXT,
    fontSize: index === 0 ? 13 : 9,
    ...(index === 0 ? { fontWeight: "bold" as const } : {}),
  },
]

const titleRow: Row = COLUMNS.map(({ title }) =>
  cell(title, { fontWeight: "bold", backgroundColor: TITLE, align: "center", alignVertical: "center" }),
)

const written = (sheet: Sheet): WrittenSheet<Blob> => ({
  sheet: sheet.name,
  data: [...sheet.head.map(headRow), titleRow, ...sheet.rows.map(rowOf)],
  columns: COLUMNS.map(({ width }) => ({ width })),
  orientation: "landscape",
  stickyRowsCount: HEAD_LINES + 1,
  stickyColumnsCount: 1,
  showGridLines: false,
})

const xmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")

/** A list to choose the answer from, below the titles. */
const choices = (lastRow: number): string => {
  const column = columnOf("state")
  return (
    `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${column}${HEAD_LINES + 2}:${column}${lastRow}">` +
    `<formula1>&quot;${STATE_CHOICES.map(xmlText).join(",")}&quot;</formula1></dataValidation></dataValidations>`
  )
}

/** As wide as one A4 page, as many pages long as it takes, numbered, the titles on each. */
const forPrint = (sheets: readonly Sheet[]): Feature<Blob> => ({
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml, _options, { sheetIndex }) =>
          xml
            .replace(/(<worksheet [^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(/<pageMargins [^>]*\/>/, "")
            .replace(
              /<pageSetup [^>]*\/>/,
              `${choices((sheets[sheetIndex]?.rows.length ?? 0) + HEAD_LINES + 1)}` +
                '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
                '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
                "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>",
            ),
      },
      "xl/workbook.xml": {
        transform: (xml) =>
          xml
            .replace(/<definedNames\/>|<definedNames><\/definedNames>/, "")
            .replace("</sheets>", `</sheets><definedNames>${sheets.map(printTitles).join("")}</definedNames>`),
      },
    },
  },
})
const printTitles = (sheet: Sheet, index: number): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xmlText(sheet.name)}'!$${HEAD_LINES + 1}:$${HEAD_LINES + 1}</definedName>`

/** The sheets as an xlsx file: Japanese, A4 landscape, titles on every page, text cells only. */
export const writeWorkbook = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const file = writeExcelFile(sheets.map(written), {
    fontFamily: "Yu Gothic",
    fontSize: 9,
    features: [forPrint(sheets)],
  })
  return new Uint8Array(await (await file.toBlob()).arrayBuffer())
}
