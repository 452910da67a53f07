import type { CriterionRow } from "../../../contract/answers.ts"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import type { Words } from "../../../../lib/words.ts"
import type { Quick } from "./filters.ts"
import { w } from "../../words/w.ts"
import { LIST } from "../../words/list.ts"
import { fill } from "../../../../lib/words.ts"

type ChecklistLine = Reply<Routes["checklist"]>["lines"][number]

/** One line of the list, be it a criterion or one of the 47. */
export interface Entry {
  readonly id: string
  readonly group: string
  readonly groupTitle: Words
  readonly question: Words
  /** Small words beside it. */
  readonly tags: readonly Words[]
  readonly because: Words | null
  readonly state: CriterionRow["state"] | null
  readonly stateWords: Words | null
  readonly severity: CriterionRow["severity"]
  readonly answerable: boolean
  readonly answer: CriterionRow["answer"]
  readonly revision: number
  readonly assignee: CriterionRow["assignee"]
  readonly due: string | null
  readonly overdue: boolean
}

export const entryOfRow = (row: CriterionRow): Entry => ({
  id: row.id,
  group: row.requirement,
  groupTitle: row.requirementTitle,
  question: row.question,
  tags: [row.levelWords, ...(row.weight === "plus" ? [LIST.plus] : [])],
  because: row.because,
  state: row.state,
  stateWords: row.stateWords,
  severity: row.severity,
  answerable: row.answerable,
  answer: row.answer,
  revision: row.revision,
  assignee: row.assignee,
  due: row.due,
  overdue: row.overdue,
})

export const entryOfLine = (line: ChecklistLine): Entry => ({
  id: line.id,
  group: line.criterion,
  groupTitle: line.criterionQuestion,
  question: line.text,
  tags: [
    line.kind === "root" ? LIST.kindRoot : LIST.kindInsurance,
    ...(line.alternatives === null ? [] : [fill(LIST.alternatives, { mark: line.alternatives })]),
    ...line.cwe.map((number) => w(`CWE-${number}`, `CWE-${number}`)),
  ],
  because: null,
  state: null,
  stateWords: null,
  severity: null,
  answerable: true,
  answer: line.answer,
  revision: line.revision,
  assignee: line.assignee,
  due: line.due,
  overdue: line.overdue,
})

/** Entries that belong together, in the order in which they came. */
export const grouped = (entries: readonly Entry[]): readonly (readonly [group: string, rows: readonly Entry[]])[] => [
  ...Map.groupBy(entries, ({ group }) => group),
]

/** The filters that count for the 47 lines, which the server hands out whole. */
export const matching = (
  entries: readonly Entry[],
  { quick, text, me }: { readonly quick: Quick | null; readonly text: string; readonly me: string },
): readonly Entry[] => {
  const wanted = text.trim().toLowerCase()
  return entries.filter(
    ({ id, question, answer, overdue, assignee }) =>
      (wanted === "" || `${id} ${question.ja} ${question.en}`.toLowerCase().includes(wanted)) &&
      (quick !== "awaiting" || answer === null) &&
      (quick !== "overdue" || overdue) &&
      (quick !== "unmet" || answer?.state === "no") &&
      (quick !== "mine" || assignee?.id === me),
  )
}

/** The row that somebody is writing in stays, also when it no longer fits the filters: its text must not be lost. */
export const withOpened = (entries: readonly Entry[], opened: Entry | null): readonly Entry[] => {
  if (opened === null || entries.some(({ id }) => id === opened.id)) return entries
  const after = entries.findLastIndex(({ group }) => group === opened.group)
  return entries.toSpliced(after + 1, 0, opened)
}
