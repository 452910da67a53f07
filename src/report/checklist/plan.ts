import { cleanText, parseAnswer, questionById } from "../../guideline/answer.ts"
import { endOfDay, japanDay } from "../../guideline/japan-day.ts"
import { ANSWER_STATES, type Answer, type AnswerState } from "../../guideline/observation.ts"
import type { Requirement } from "../../guideline/requirement.ts"
import { SekishoError, type ErrorCode } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { stateWord, type AnswerCells, type ColumnKey } from "./columns.ts"
import { cellAt, type FilledForm, type FilledRow, type Problem } from "./read-rows.ts"
import { answerCells } from "./rows.ts"

export interface Kept {
  /** Null where the last word was to take the answer back. */
  readonly answer: Answer | null
  readonly revision: number
}
/** One answer that the form changes. */
export interface Change {
  readonly cell: string
  readonly before: Answer | undefined
  readonly after: Answer
  /** The revision that the person saw. */
  readonly expect: number
}
export interface ImportPlan {
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
  readonly unchanged: number
}

/** What is known of the answers to the questions of a form. */
export interface Known {
  readonly catalogue: readonly Requirement[]
  /** The newest word on each question. */
  readonly latest: ReadonlyMap<string, Kept>
  /** The answer that the form was written from, where it is not the newest; by `id@revision`. */
  readonly earlier: ReadonlyMap<string, Answer | null>
  /** Who may answer only these questions, and under that name only; absent: whoever may answer all. */
  readonly writer?: { readonly name: string; readonly questions: ReadonlySet<string> }
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

const MAX_REVISION = 1_000_000
export const revisionOf = (row: FilledRow): number | null => {
  const revision = /^[0-9]{1,7}$/.test(row.revision) ? Number(row.revision) : -1
  return revision >= 0 && revision <= MAX_REVISION ? revision : null
}

/** Which former answers have to be fetched before the plan can be made. */
export const earlierNeeded = (
  form: FilledForm,
  latest: ReadonlyMap<string, Kept>,
): readonly { readonly id: string; readonly revision: number }[] =>
  form.rows.flatMap((row) => {
    const revision = revisionOf(row)
    const newest = latest.get(row.id)?.revision ?? 0
    return revision !== null && revision > 0 && revision < newest ? [{ id: row.id, revision }] : []
  })

const plainState = (text: string): string => text.normalize("NFKC").trim()
const stateFrom = (text: string): AnswerState | undefined =>
  ANSWER_STATES.find((state) => stateWord(state) === plainState(text) || state === plainState(text))

const LONG = 20_000
const plain = (cells: AnswerCells): AnswerCells => {
  const until = endOfDay(cells.until)
  const tidy = (text: string): string => (text.length > LONG ? text : cleanText(text))
  return {
    state: stateFrom(cells.state) ?? cells.state,
    text: tidy(cells.text),
    link: tidy(cells.link),
    approvedBy: tidy(cells.approvedBy),
    until: until === null ? cells.until : japanDay(until),
    by: tidy(cells.by),
  }
}
const same = (one: AnswerCells, other: AnswerCells): boolean =>
  JSON.stringify(plain(one)) === JSON.stringify(plain(other))
const EMPTY = answerCells(undefined)

/** Whether the line says what was answered meanwhile: a day that it leaves open was filled in then. */
const saysTheSame = (cells: AnswerCells, answer: Answer | null): boolean => {
  const other = answerCells(answer ?? undefined)
  return same(cells, cells.until === "" ? { ...other, until: "" } : other)
}

/** The cell in which something has to be mended, by what is wrong with the answer. */
const COLUMN_OF: Partial<Readonly<Record<ErrorCode, ColumnKey>>> = {
  ANSWER_NEEDS_NAME: "by",
  ANSWER_NEEDS_TEXT: "text",
  ANSWER_NEEDS_LINK: "link",
  ANSWER_NEEDS_APPROVAL: "approvedBy",
  ANSWER_NEEDS_DATE: "until",
  ANSWER_BAD_DATE: "until",
}
const LONG_FIELDS = ["text", "link", "approvedBy", "by"] as const
const columnFor = (error: SekishoError): ColumnKey =>
  LONG_FIELDS.find((field) => error.code === "ANSWER_TOO_LONG" && error.values["field"] === field) ??
  COLUMN_OF[error.code] ??
  "state"

type Outcome =
  | { readonly kind: "same" }
  | { readonly kind: "change"; readonly change: Change }
  | { readonly kind: "problem"; readonly column: ColumnKey; readonly error: SekishoError }
const SAME: Outcome = { kind: "same" }
const problem = (column: ColumnKey, error: SekishoError): Outcome => ({ kind: "problem", column, error })

const conflict = (id: string, { answer }: Kept): SekishoError =>
  new SekishoError("ANSWER_CONFLICT", {
    id,
    by: answer?.by ?? "-",
    state: answer ? stateWord(answer.state) : "-",
    at: answer ? japanDay(answer.at) : "-",
  })

/** The answer that stood in the form when it was written; null where the revision cannot have been there. */
const baseOf = (row: FilledRow, revision: number, known: Known): Answer | undefined | null => {
  const newest = known.latest.get(row.id)
  if (revision === 0) return undefined
  if (newest?.revision === revision) return newest.answer ?? undefined
  const earlier = known.earlier.get(`${row.id}@${revision}`)
  return earlier === undefined ? null : (earlier ?? undefined)
}

const read = (row: FilledRow, revision: number, known: Known): Outcome => {
  const newest = known.latest.get(row.id)
  const state = stateFrom(row.cells.state)
  if (state === undefined && row.cells.state !== "")
    return problem("state", new SekishoError("SHEET_BAD_STATE", { given: cutEvidence(row.cells.state, 40) }))
  try {
    const evidence = newest?.answer?.evidence
    const told = { ...row.cells, criterion: row.id, state, ...(evidence ? { evidence } : {}) }
    const after = parseAnswer(told, known.catalogue, known.now)
    const change = { cell: cellAt(row, "state"), before: newest?.answer ?? undefined, after, expect: revision }
    return { kind: "change", change }
  } catch (error) {
    if (error instanceof SekishoError) return problem(columnFor(error), error)
    throw error
  }
}

/** The row under the name of its writer, whatever name stood there from before. */
const signed = (row: FilledRow, { writer }: Known): FilledRow =>
  writer ? { ...row, cells: { ...row.cells, by: writer.name } } : row

const outcomeOf = (row: FilledRow, known: Known): Outcome => {
  if (known.writer && !known.writer.questions.has(row.id))
    return problem("id", new SekishoError("SHEET_NOT_YOURS", { id: cutEvidence(row.id, 60) }))
  try {
    questionById(known.catalogue, row.id)
  } catch (error) {
    if (!(error instanceof SekishoError)) throw error
    if (error.code === "ANSWER_NOT_ASKED") return same(row.cells, EMPTY) ? SAME : problem("state", error)
    return problem("id", new SekishoError("SHEET_UNKNOWN_ROW", { id: cutEvidence(row.id, 60) }))
  }
  const revision = revisionOf(row)
  const base = revision === null ? null : baseOf(row, revision, known)
  if (revision === null || base === null)
    return problem("revision", new SekishoError("SHEET_BAD_REVISION", { given: cutEvidence(row.revision, 20) }))
  if (same(row.cells, answerCells(base))) return SAME
  const newest = known.latest.get(row.id)
  if (newest && newest.revision !== revision)
    return saysTheSame(signed(row, known).cells, newest.answer) ? SAME : problem("state", conflict(row.id, newest))
  if (same(row.cells, EMPTY)) return problem("state", new SekishoError("SHEET_CLEARED"))
  return read(signed(row, known), revision, known)
}

/**
 * What a filled-in form would change. A line that stands as it was written out changes nothing, even where somebody has
 * answered since; a line that was changed while somebody else answered is a problem that shows the other answer. Pure.
 */
export const planImport = (form: FilledForm, known: Known): ImportPlan => {
  const changes: Change[] = []
  const problems: Problem[] = [...form.problems]
  const seen = new Set<string>()
  let unchanged = 0
  for (const row of form.rows) {
    const outcome = seen.has(row.id)
      ? problem("id", new SekishoError("SHEET_ROW_TWICE", { id: cutEvidence(row.id, 60) }))
      : outcomeOf(row, known)
    seen.add(row.id)
    if (outcome.kind === "same") unchanged += 1
    else if (outcome.kind === "change") changes.push(outcome.change)
    else problems.push({ cell: cellAt(row, outcome.column), error: outcome.error })
  }
  return { changes, problems, unchanged }
}
