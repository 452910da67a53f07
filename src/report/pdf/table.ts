import type { Content, ContentTable, CustomTableLayout, TableCell } from "pdfmake/interfaces.js"
import { cellText, type Block, type Cell, type Row } from "../papers/sheet.ts"
import type { Setting } from "./setting.ts"
import { AI_PALE, LINE, PAGE, SOFT, TINT, TONE, type Measures } from "./theme.ts"

/** A table of a paper. */
type Table = Extract<Block, { kind: "table" }>

const PADDING = 4
const MAX_CELL = 2_400
const MAX_LINE = 400
const MAX_LINES = 24
const MAX_ROWS = 3_000
/** A row may be kept whole while it surely takes less than this share of a page. */
const WHOLE_SHARE = 0.55

const columnWidths = ({ shares }: Table, width: number): readonly number[] => {
  const sum = shares.reduce((all, share) => all + share, 0)
  return shares.map((share) => (width * share) / sum - 2 * PADDING)
}

const isTitle = (row: Row): row is { readonly title: string } => "title" in row

/** How many lines a text takes at most in a column: Japanese characters are as wide as the type is high. */
const linesIn = (text: string, columnWidth: number, fontSize: number): number =>
  text
    .split("\n")
    .map((line) => {
      const units = [...line].reduce((all, character) => all + (character < "\u2000" ? 0.62 : 1), 0)
      return Math.max(1, Math.ceil((units * fontSize * 1.08) / columnWidth))
    })
    .reduce((all, lines) => all + lines, 0)

const cellHeight = (cell: string | Cell, columnWidth: number, { table, fine, leading }: Measures): number => {
  const small = typeof cell === "string" ? [] : (cell.lines ?? [])
  return (
    linesIn(cellText(cell), columnWidth, table) * table * leading +
    small.reduce((all, line) => all + linesIn(line, columnWidth, fine) * fine * leading, 0)
  )
}

const staysWhole = (rows: readonly Row[], widths: readonly number[], measures: Measures): boolean =>
  rows.every(
    (row) =>
      isTitle(row) ||
      row.every((cell, index) => cellHeight(cell, widths[index] ?? 1, measures) < PAGE.height * WHOLE_SHARE),
  )

const cellOf = (cell: string | Cell, { say, measures }: Setting): TableCell => {
  if (typeof cell === "string") return { text: say(cell, MAX_CELL) }
  const text = {
    text: cell.fill && cell.text === "" ? " " : say(cell.text, MAX_CELL),
    ...(cell.bold ? { bold: true } : {}),
    ...(cell.tone === undefined ? {} : { color: TONE[cell.tone], bold: true }),
  }
  const lines = (cell.lines ?? []).slice(0, MAX_LINES)
  const tint = cell.tone === undefined ? {} : { fillColor: TINT[cell.tone] }
  if (lines.length === 0) return { ...text, ...tint }
  return {
    stack: [
      ...(cell.text === "" ? [] : [text]),
      ...lines.map((line) => ({ text: say(line, MAX_LINE), fontSize: measures.fine, color: SOFT })),
    ],
    ...tint,
  }
}

const rowOf = (row: Row, columns: number, setting: Setting): TableCell[] =>
  isTitle(row)
    ? [
        { text: setting.say(row.title, MAX_LINE), bold: true, colSpan: columns, fillColor: AI_PALE },
        ...Array.from({ length: columns - 1 }, () => ({})),
      ]
    : Array.from({ length: columns }, (_, index) => cellOf(row[index] ?? "", setting))

/** `bare`: the first row stands above the table and has no line over it. */
const layoutOf = (bare: boolean): CustomTableLayout => ({
  hLineWidth: (index) => (bare && index === 0 ? 0 : 0.6),
  vLineWidth: () => 0.6,
  hLineColor: () => LINE,
  vLineColor: () => LINE,
  paddingLeft: () => PADDING - 0.3,
  paddingRight: () => PADDING - 0.3,
  paddingTop: () => 2.5,
  paddingBottom: () => 2,
})

/** Rows under the title that stands above them. */
interface Part {
  readonly title: { readonly title: string } | null
  readonly rows: readonly Row[]
}
const partsOf = (rows: readonly Row[]): readonly Part[] => {
  const parts: { title: Part["title"]; rows: Row[] }[] = []
  for (const row of rows) {
    const last = parts.at(-1)
    if (isTitle(row)) parts.push({ title: row, rows: [] })
    else if (last === undefined) parts.push({ title: null, rows: [row] })
    else last.rows.push(row)
  }
  return parts
}

const headOf = ({ head }: Table, { say, measures }: Setting): TableCell[][] =>
  head.length === 0
    ? []
    : [
        head.map((title) => ({
          text: say(title),
          bold: true,
          color: SOFT,
          fontSize: measures.fine,
          fillColor: AI_PALE,
        })),
      ]

const BARE: [boolean, boolean, boolean, boolean] = [false, false, false, false]
/** What stands above the table, as its first row without lines, so that it moves with it. */
const leadOf = (lead: readonly Content[], columns: number): TableCell[][] =>
  lead.length === 0
    ? []
    : [
        [
          { stack: [...lead], colSpan: columns, border: BARE, margin: [-PADDING, 0, 0, 0] },
          ...Array.from({ length: columns - 1 }, () => ({ text: "", border: BARE })),
        ],
      ]

/**
 * A table with fixed widths, as one table for each title among its rows: so a title is never the last line of a page and is
 * repeated, like the head and its heading, where its rows go on. Rows are kept whole where they surely fit.
 */
export const tableContent = (
  table: Table,
  setting: Setting,
  lead: readonly Content[] = [],
): readonly ContentTable[] => {
  const { measures } = setting
  const widths = columnWidths(table, setting.width)
  const rows = table.rows.slice(0, MAX_ROWS)
  const whole = staysWhole(rows, widths, measures)
  const parts = partsOf(rows)
  return parts.map((part, index) => {
    const head = [
      ...(index === 0 ? [...leadOf(lead, table.shares.length), ...headOf(table, setting)] : []),
      ...(part.title === null ? [] : [rowOf(part.title, table.shares.length, setting)]),
    ]
    return {
      table: {
        widths: [...widths],
        headerRows: head.length,
        ...(head.length === 0 || part.rows.length === 0 ? {} : { keepWithHeaderRows: 1 }),
        dontBreakRows: whole,
        ...(measures.row === undefined
          ? {}
          : { heights: (index) => (index < head.length ? "auto" : (measures.row ?? "auto")) }),
        body: [...head, ...part.rows.map((row) => rowOf(row, table.shares.length, setting))],
      },
      layout: layoutOf(index === 0 && lead.length > 0),
      fontSize: measures.table,
      margin: [0, 0, 0, index === parts.length - 1 ? measures.gap : 0],
    }
  })
}
