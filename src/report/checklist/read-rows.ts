import { SekishoError } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { dayText, type Cell } from "./cells.ts"
import { COLUMNS, columnOf, FORM_MARK, SHEET_NAMES, type AnswerCells, type ColumnKey } from "./columns.ts"
import { readWorkbook, type ReadSheet } from "./read-workbook.ts"

/** Something to mend in one cell. */
export interface Problem {
  /** `構築時14要件!G12` */
  readonly cell: string
  readonly error: SekishoError
}

/** One line as it came back, every text as it stood there. */
export interface FilledRow {
  readonly sheet: string
  /** From 1, as the spreadsheet shows it. */
  readonly line: number
  readonly id: string
  readonly cells: AnswerCells
  readonly revision: string
}

export interface FilledForm {
  readonly rows: readonly FilledRow[]
  readonly problems: readonly Problem[]
}

export const cellAt = (row: Pick<FilledRow, "sheet" | "line">, key: ColumnKey): string =>
  `${row.sheet}!${columnOf(key)}${row.line}`

/** Lines in which the column titles are looked for: somebody may have put a line above them. */
const TITLE_LINES = 12
const indexOf = (key: ColumnKey): number => COLUMNS.findIndex((column) => column.key === key)

const isTitles = (row: ReadonlyMap<number, Cell> | undefined): boolean =>
  row !== undefined && COLUMNS.every(({ title }, index) => row.get(index)?.text.trim() === title)

const titleLine = (sheet: ReadSheet, file: string): number => {
  for (let line = 1; line <= TITLE_LINES; line += 1) if (isTitles(sheet.cells.get(line))) return line
  throw new SekishoError("SHEET_SHAPE", { file, sheet: cutEvidence(sheet.name, 40) })
}

const checkSite = (sheet: ReadSheet, titles: number, site: string, file: string): void => {
  for (let line = 1; line < titles; line += 1) {
    const text = sheet.cells.get(line)?.get(0)?.text ?? ""
    if (!text.startsWith(FORM_MARK)) continue
    const found = text.slice(FORM_MARK.length, FORM_MARK.length + 300).split(" ")[0] ?? ""
    if (found === site) return
    throw new SekishoError("SHEET_OTHER_SITE", { file, found: cutEvidence(found, 40) })
  }
  throw new SekishoError("SHEET_SHAPE", { file, sheet: cutEvidence(sheet.name, 40) })
}

/** Columns whose formulas would decide what is taken over. */
const TAKEN = COLUMNS.filter(({ key, answer }) => answer || key === "id" || key === "revision").map(({ key }) => key)

const sheetRows = (sheet: ReadSheet, titles: number, from1904: boolean, problems: Problem[]): readonly FilledRow[] => {
  const rows: FilledRow[] = []
  for (const [line, cells] of [...sheet.cells].toSorted(([a], [b]) => a - b)) {
    if (line <= titles) continue
    const formulas = TAKEN.filter((key) => cells.get(indexOf(key))?.formula)
    for (const key of formulas)
      problems.push({ cell: cellAt({ sheet: sheet.name, line }, key), error: new SekishoError("SHEET_FORMULA") })
    const text = (key: ColumnKey): string => cells.get(indexOf(key))?.text.trim() ?? ""
    const filled = {
      state: text("state"),
      text: text("text"),
      link: text("link"),
      approvedBy: text("approvedBy"),
      until: dayText(text("until"), from1904),
      by: text("by"),
    }
    const empty = text("id") === "" && Object.values(filled).every((one) => one === "")
    if (!empty && formulas.length === 0)
      rows.push({ sheet: sheet.name, line, id: text("id"), cells: filled, revision: text("revision") })
  }
  return rows
}

/**
 * Reads a filled-in form from outside. `file` is only named in messages; `site` is the shop that it must be about.
 * Throws what {@link readWorkbook} throws, `SHEET_SHAPE` for other sheets and columns, or `SHEET_OTHER_SITE`.
 */
export const readForm = (bytes: Uint8Array, site: string, file: string): FilledForm => {
  const { sheets, from1904 } = readWorkbook(bytes, file)
  if (sheets.length === 0) throw new SekishoError("SHEET_SHAPE", { file, sheet: "-" })
  const problems: Problem[] = []
  const rows = sheets.flatMap((sheet) => {
    if (!SHEET_NAMES.some((name) => name === sheet.name))
      throw new SekishoError("SHEET_SHAPE", { file, sheet: cutEvidence(sheet.name, 40) })
    const titles = titleLine(sheet, file)
    checkSite(sheet, titles, site, file)
    return sheetRows(sheet, titles, from1904, problems)
  })
  return { rows, problems }
}
