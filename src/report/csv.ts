import type { Language } from "../lib/words.ts"
import type { Document, PaperCriterion, PaperVerdict } from "./document.ts"
import { ANSWER_WORDS, levelWords, SEVERITY_WORDS, SOURCE_WORDS, STATE_WORDS, UNKNOWN_WORDS } from "./words.ts"

/** What a spreadsheet would take for a formula or a command; with or without spaces before it. */
const FORMULA = /^[\s\u3000]*[=+\-@|%＝＋－＠]|^[\t\r\n]/

/**
 * A text that a spreadsheet shows as it stands: one that could be read as a formula gets an apostrophe before it, and so does one
 * that already begins with an apostrophe, so that {@link plainCell} gives every text back unchanged.
 */
export const safeCell = (text: string): string => (FORMULA.test(text) || text.startsWith("'") ? `'${text}` : text)

/** The text that {@link safeCell} was given. */
export const plainCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)

/** Control characters but line ends are of no use in a cell, and some end a file early. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, "")

const field = (text: string): string => `"${safeCell(clean(text)).replaceAll('"', '""')}"`

/** Columns in their order; the names are permanent. */
export const CSV_COLUMNS = [
  "requirement",
  "title",
  "level",
  "level-confirmed",
  "phase",
  "role",
  "requirement-state",
  "criterion",
  "question",
  "weight",
  "source",
  "state",
  "state-word",
  "unknown",
  "reason",
  "because",
  "severity",
  "answer",
  "answered-by",
  "answered-at",
  "answer-until",
  "answer-text",
  "answer-link",
  "approved-by",
  "evidence-files",
  "seen-by",
  "seen-at",
  "seen-until",
  "vantage",
  "evidence",
  "remedy",
] as const
type Column = (typeof CSV_COLUMNS)[number]

const NO_ANSWER = {
  answer: "",
  "answered-by": "",
  "answered-at": "",
  "answer-until": "",
  "answer-text": "",
  "answer-link": "",
  "approved-by": "",
  "evidence-files": "",
} as const satisfies Partial<Record<Column, string>>
const NOT_SEEN = {
  "seen-by": "",
  "seen-at": "",
  "seen-until": "",
  vantage: "",
  evidence: "",
} as const satisfies Partial<Record<Column, string>>

const answerCells = ({ answer }: PaperCriterion, language: Language): Record<keyof typeof NO_ANSWER, string> =>
  answer === undefined
    ? NO_ANSWER
    : {
        answer: ANSWER_WORDS[answer.state]?.[language] ?? answer.state,
        "answered-by": answer.by,
        "answered-at": answer.at,
        "answer-until": answer.until,
        "answer-text": answer.text ?? "",
        "answer-link": answer.link ?? "",
        "approved-by": answer.approvedBy ?? "",
        "evidence-files": (answer.evidence ?? []).join("\n"),
      }

const seenCells = ({ observations: [seen] }: PaperCriterion): Record<keyof typeof NOT_SEEN, string> =>
  seen === undefined
    ? NOT_SEEN
    : {
        "seen-by": seen.by,
        "seen-at": seen.observedAt,
        "seen-until": seen.validUntil,
        vantage: seen.vantage,
        evidence: seen.evidence.map(({ kind, where, value }) => `${kind} ${where}: ${value}`).join("\n"),
      }

const cellsOf = (verdict: PaperVerdict, criterion: PaperCriterion, language: Language): Record<Column, string> => ({
  ...answerCells(criterion, language),
  ...seenCells(criterion),
  requirement: verdict.requirement,
  title: verdict.title[language],
  level: levelWords(verdict.level, verdict.levelProvenance)[language],
  "level-confirmed": verdict.levelProvenance,
  phase: verdict.phase,
  role: verdict.role,
  "requirement-state": verdict.state,
  criterion: criterion.criterion,
  question: criterion.question[language],
  weight: criterion.weight,
  source: criterion.source === undefined ? "" : (SOURCE_WORDS[criterion.source]?.[language] ?? criterion.source),
  state: criterion.state,
  "state-word": STATE_WORDS[criterion.state][language],
  unknown: criterion.unknown === undefined ? "" : UNKNOWN_WORDS[criterion.unknown][language],
  reason: criterion.reason,
  because: criterion.because[language],
  severity: criterion.severity === undefined ? "" : SEVERITY_WORDS[criterion.severity][language],
  remedy: criterion.remedy?.[language] ?? "",
})

/**
 * Every question with its result, one line each, for a spreadsheet: UTF-8 with a byte order mark, lines end in CR LF, every
 * field is quoted and none can act as a formula. The first line names the columns.
 */
export const renderCsv = (document: Document, language: Language): string => {
  const lines = document.verdicts.flatMap((verdict) =>
    verdict.criteria.map((criterion) => {
      const cells = cellsOf(verdict, criterion, language)
      return CSV_COLUMNS.map((column) => field(cells[column])).join(",")
    }),
  )
  return `\uFEFF${[CSV_COLUMNS.map(field).join(","), ...lines].join("\r\n")}\r\n`
}
