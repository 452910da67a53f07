import stringWidth from "string-width"
import type { VerdictState } from "../guideline/verdict-shape.ts"
import { cutEvidence } from "../lib/limits.ts"
import type { Language } from "../lib/words.ts"
import { levelCounts } from "./counts.ts"
import type { Document } from "./document.ts"
import { pressingReason } from "./pressing.ts"
import { filled, levelWords, STATE_WORDS, UI } from "./words.ts"

export interface TableOptions {
  readonly language: Language
  /** Columns of the terminal; at least {@link MIN_COLUMNS} are used. */
  readonly columns: number
  readonly colours: boolean
}
export const MIN_COLUMNS = 60
const MAX_COLUMNS = 160
const GAP = "  "
const MAX_WHY_LINES = 3

const COLOUR: Readonly<Record<VerdictState, string>> = {
  met: "32",
  partly: "33",
  unmet: "31",
  unknown: "36",
  "not-applicable": "90",
}
/** A letter for each state, so that it can be told without colours. */
export const LETTER: Readonly<Record<VerdictState, string>> = {
  met: "o",
  partly: "/",
  unmet: "x",
  unknown: "?",
  "not-applicable": "-",
}

export const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - stringWidth(text)))

const japanese = new Intl.Segmenter("ja", { granularity: "word" })
/** What may not end a line: it goes with what follows. */
const OPENING = /[(「『【]$/

/** The pieces between which a line may end. */
const piecesOf = (text: string, language: Language): readonly string[] => {
  if (language === "en") return text.match(/\S+\s*|\s+/g) ?? []
  const pieces: string[] = []
  for (const { segment } of japanese.segment(text)) {
    const before = pieces.at(-1)
    if (before !== undefined && OPENING.test(before)) pieces[pieces.length - 1] = before + segment
    else pieces.push(segment)
  }
  return pieces
}
/** What may not begin a line. */
const STICKY = /^[、。,.:;!?)」』】…ーっゃゅょッャュョ]/

/** Lines of at most `width` cells, broken between words; what does not fit into `lines` ends with `…`. */
export const wrap = (text: string, width: number, lines: number, language: Language): readonly string[] => {
  const out: string[] = []
  let line = ""
  const pieces = piecesOf(text, language).flatMap((word) =>
    stringWidth(word.trimEnd()) > width ? Array.from(word) : word,
  )
  for (const piece of pieces) {
    if (line.trim() === "") line = ""
    if (line === "" || stringWidth((line + piece).trimEnd()) <= width) {
      line += piece
      continue
    }
    const carried = STICKY.test(piece) ? (Array.from(line).at(-1) ?? "") : ""
    out.push(line.slice(0, line.length - carried.length).trimEnd())
    line = carried + piece.trimStart()
  }
  if (line.trim() !== "" || out.length === 0) out.push(line.trimEnd())
  if (out.length <= lines) return out
  const kept = out.slice(0, lines)
  let last = kept.at(-1) ?? ""
  while (last !== "" && stringWidth(last) > width - 1) last = last.slice(0, -1)
  return [...kept.slice(0, -1), `${last}…`]
}

interface Row {
  readonly cells: readonly [id: string, title: string, level: string, verdict: string, why: string]
  readonly state: VerdictState | null
}

const rowsOf = (document: Document, language: Language): readonly Row[] =>
  document.verdicts
    .filter(({ role }) => role !== "later")
    .map((verdict) => ({
      state: verdict.state,
      cells: [
        cutEvidence(verdict.requirement, 40),
        cutEvidence(verdict.title[language]),
        levelWords(verdict.level, verdict.levelProvenance)[language],
        `${LETTER[verdict.state]} ${STATE_WORDS[verdict.state][language]}`,
        cutEvidence(pressingReason(verdict, language), 2_000),
      ],
    }))

const widest = (rows: readonly Row[], column: 0 | 1 | 2 | 3): number =>
  Math.max(...rows.map(({ cells }) => stringWidth(cells[column])))

/** The level may stand in two lines, `must` and `(unconfirmed)`. */
const widestWord = (rows: readonly Row[]): number =>
  Math.max(...rows.flatMap(({ cells }) => cells[2].split(" ").map((word) => stringWidth(word))))

/** Cell widths: id, level and verdict as wide as they need, the title a third of the rest, the reason what is left. */
const widthsOf = (rows: readonly Row[], columns: number): readonly number[] => {
  const total = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, columns))
  const [id, level, verdict] = [widest(rows, 0), widestWord(rows), widest(rows, 3)]
  const rest = Math.max(28, total - id - level - verdict - 4 * GAP.length)
  const title = Math.min(widest(rows, 1), Math.max(14, Math.floor(rest * 0.45)))
  return [id, title, level, verdict, rest - title]
}

const draw = (row: Row, widths: readonly number[], { language, colours }: TableOptions): string => {
  const wrapped = row.cells.map((cell, index) => wrap(cell, widths[index] ?? 10, MAX_WHY_LINES, language))
  const height = Math.max(...wrapped.map(({ length }) => length))
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((cell, index) => {
        const text = pad(cell[line] ?? "", widths[index] ?? 10)
        return colours && row.state !== null && index === 3 ? `\u001b[${COLOUR[row.state]}m${text}\u001b[0m` : text
      })
      .join(GAP)
      .trimEnd(),
  ).join("\n")
}

const summary = (document: Document, language: Language): readonly string[] => {
  const waiting = document.verdicts
    .flatMap(({ criteria }) => criteria)
    .filter(({ unknown }) => unknown === "awaiting-answer").length
  const counts = levelCounts(document).map(
    ({ words, applies, states }) =>
      filled("tableSummary", { level: words[language], applies, met: states.met })[language],
  )
  const unseen = document.notSeen.map(({ what }) => cutEvidence(what[language])).join(UI.listComma[language])
  return [
    ...counts,
    ...(waiting > 0 ? [filled("tableTodo", { count: waiting })[language]] : []),
    ...(unseen === "" ? [] : [filled("tableNotSeen", { list: unseen })[language]]),
    UI.examination[language],
  ]
}

/** The verdicts as a table for a terminal, then the summary; ends with a line end. Colours only where they are asked for. */
export const renderTable = (document: Document, options: TableOptions): string => {
  const { language } = options
  const head: Row = {
    state: null,
    cells: [
      UI.tableId[language],
      UI.tableTitle[language],
      UI.level[language],
      UI.tableVerdict[language],
      UI.tableWhy[language],
    ],
  }
  const rows = [head, ...rowsOf(document, language)]
  const widths = widthsOf(rows, options.columns)
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width, 0) + 4 * GAP.length)
  const [first = "", ...others] = rows.map((row) => draw(row, widths, options))
  return [first, rule, ...others, rule, ...summary(document, language), ""].join("\n")
}
