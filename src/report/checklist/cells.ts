import { DAY_MS } from "../../lib/clock.ts"
import { readXml } from "./xml.ts"

/** What stands in one cell; `formula` where something is computed there. */
export interface Cell {
  readonly text: string
  readonly formula: boolean
}
/** Rows from 1, columns from 0; only cells in which something stands. */
export type Cells = ReadonlyMap<number, ReadonlyMap<number, Cell>>

export const CELL_LIMITS = {
  /** Rows in which something stands. */
  rows: 20_000,
  /** Columns that are read; the form has 13. */
  columns: 26,
  lastRow: 1_048_576,
} as const

/** More rows than `CELL_LIMITS.rows` have something in them. */
export class TooManyRows extends Error {}

/** Spreadsheets write a character that XML does not take as `_x0007_`. */
const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** The texts that cells point to. Reading aids for Japanese (`rPh`) are no part of them. */
export const sharedStrings = (xml: string): readonly string[] => {
  const all: string[] = []
  let current = ""
  let inText = false
  let aids = 0
  readXml(xml, {
    open(name) {
      if (name === "si") current = ""
      if (name === "rPh") aids += 1
      if (name === "t") inText = true
    },
    text(text) {
      if (inText && aids === 0) current += text
    },
    close(name) {
      if (name === "si") all.push(unescaped(current))
      if (name === "rPh") aids -= 1
      if (name === "t") inText = false
    },
  })
  return all
}

const ADDRESS = /^([A-Z]{1,3})([1-9][0-9]{0,6})$/

const columnFrom = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

interface Open {
  readonly row: number
  readonly column: number
  readonly type: string
  value: string
  inline: string
  formula: boolean
}

const textOf = (cell: Open, strings: readonly string[]): string => {
  switch (cell.type) {
    case "s":
      return /^[0-9]{1,7}$/.test(cell.value) ? (strings[Number(cell.value)] ?? "") : ""
    case "inlineStr":
      return unescaped(cell.inline)
    case "b":
      return cell.value === "1" ? "TRUE" : "FALSE"
    default:
      return unescaped(cell.value)
  }
}

/** The cells of one sheet that lie in the columns of the form. Throws XmlFault or {@link TooManyRows}. */
export const sheetCells = (xml: string, strings: readonly string[]): Cells => {
  const rows = new Map<number, Map<number, Cell>>()
  let cell: Open | null = null
  let inside = ""
  let aids = 0
  const put = (done: Open): void => {
    const text = textOf(done, strings)
    if (text === "" && !done.formula) return
    const row = rows.get(done.row) ?? new Map<number, Cell>()
    row.set(done.column, { text, formula: done.formula })
    rows.set(done.row, row)
    if (rows.size > CELL_LIMITS.rows) throw new TooManyRows()
  }
  readXml(xml, {
    open(name, attributes) {
      if (name === "c") {
        const [, letters = "", digits = ""] = ADDRESS.exec(attributes.get("r") ?? "") ?? []
        const [row, column] = [Number(digits), columnFrom(letters)]
        const wanted = letters !== "" && row <= CELL_LIMITS.lastRow && column < CELL_LIMITS.columns
        cell = wanted ? { row, column, type: attributes.get("t") ?? "n", value: "", inline: "", formula: false } : null
      }
      if (name === "rPh") aids += 1
      if (name === "f" && cell) cell.formula = true
      if (name === "v" || name === "t" || name === "f") inside = name
    },
    text(text) {
      if (cell === null || aids > 0) return
      if (inside === "v") cell.value += text
      if (inside === "t") cell.inline += text
    },
    close(name) {
      if (name === "rPh") aids -= 1
      if (name === inside) inside = ""
      if (name === "c" && cell) put(cell)
      if (name === "c") cell = null
    },
  })
  return rows
}

/** Days between the first day that spreadsheets count from and 1970. Excel takes 1900 for a leap year; that is long ago. */
const EPOCH_DAYS = 25_569
const EPOCH_DAYS_1904 = 24_107

/** A day that a spreadsheet keeps as a number of days, as `2027-03-31`; other texts stay as they are. */
export const dayText = (text: string, from1904: boolean): string => {
  if (!/^[1-9][0-9]{4}(?:\.[0-9]{1,20})?$/.test(text)) return text
  const days = Math.floor(Number(text)) - (from1904 ? EPOCH_DAYS_1904 : EPOCH_DAYS)
  return new Date(days * DAY_MS).toISOString().slice(0, 10)
}
