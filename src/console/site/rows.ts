import { criterionById } from "../../guideline/catalogue.ts"
import { CHECKLIST } from "../../guideline/checklist/checklist.ts"
import type { ChecklistLine } from "../../guideline/checklist/line.ts"
import type { Answer } from "../../guideline/observation.ts"
import { PLACES } from "../../guideline/requirement.ts"
import { isoTime } from "../../lib/clock.ts"
import type { PaperCriterion, PaperVerdict } from "../../report/document.ts"
import { levelWords, STATE_WORDS } from "../../report/words.ts"
import { refOf, type Person } from "../access/people.ts"
import type { AnswerView, CriterionRow } from "../contract/answers.ts"
import type { checklistLine } from "../contract/answers.ts"
import type { PersonRef } from "../contract/shared.ts"
import type { z } from "zod"
import { fileOf, type SiteNow } from "./site-now.ts"

type Line = z.infer<typeof checklistLine>
/** Everybody's names, to say whose a question is. */
export type Names = ReadonlyMap<string, PersonRef>
export const namesOf = (people: readonly Person[]): Names => new Map(people.map((person) => [person.id, refOf(person)]))

export const answerView = (answer: Answer): AnswerView => ({
  state: answer.state,
  by: answer.by,
  at: isoTime(answer.at),
  until: isoTime(answer.until),
  ...(answer.text === undefined ? {} : { text: answer.text }),
  ...(answer.link === undefined ? {} : { link: answer.link }),
  ...(answer.approvedBy === undefined ? {} : { approvedBy: answer.approvedBy }),
  evidence: (answer.evidence ?? []).map(fileOf),
})

/** When what speaks for the verdict runs out; null where nothing does. */
const expiryOf = ({ state, reason, observations, answer }: PaperCriterion): string | null => {
  if (state !== "met" && state !== "partly") return null
  if (reason.startsWith("answered")) return answer?.until ?? null
  return observations.filter(({ status }) => status === "ok").map((seen) => seen.validUntil).toSorted()[0] ?? null // prettier-ignore
}

interface Duty {
  readonly assignee: PersonRef | null
  readonly due: string | null
  readonly overdue: boolean
}
const dutyOf = (now: SiteNow, names: Names, question: string, open: boolean): Duty => {
  const assigned = now.assignments.get(question)
  const due = assigned?.due ?? null
  return {
    assignee: assigned?.person ? (names.get(assigned.person) ?? null) : null,
    due,
    overdue: open && due !== null && due < now.today,
  }
}

const isPlace = (place: string): place is CriterionRow["places"][number] => PLACES.some((one) => one === place)

/** Whether the shop still owes something about it. */
export const isOpen = (verdict: PaperVerdict, criterion: PaperCriterion): boolean =>
  verdict.role !== "later" &&
  verdict.state !== "not-applicable" &&
  criterion.state !== "met" &&
  criterion.state !== "not-applicable"

export const isAwaiting = (verdict: PaperVerdict, criterion: PaperCriterion): boolean =>
  isOpen(verdict, criterion) && criterion.unknown === "awaiting-answer"

/** A plan whose day has passed is overdue, too. */
const plannedTooLate = ({ words, now }: SiteNow, question: string): boolean => {
  const answer = words.get(question)?.answer
  return answer?.state === "planned" && answer.until <= now
}

export const criterionRow = (
  now: SiteNow,
  names: Names,
  verdict: PaperVerdict,
  criterion: PaperCriterion,
): CriterionRow => {
  const id = criterion.criterion
  const word = now.words.get(id)
  const open = isOpen(verdict, criterion)
  const duty = dutyOf(now, names, id, open)
  return {
    id,
    requirement: verdict.requirement,
    requirementTitle: verdict.title,
    phase: verdict.phase,
    level: verdict.level,
    levelWords: levelWords(verdict.level, verdict.levelProvenance),
    weight: criterion.weight,
    role: verdict.role,
    question: criterion.question,
    state: verdict.state === "not-applicable" ? "not-applicable" : criterion.state,
    stateWords: STATE_WORDS[verdict.state === "not-applicable" ? "not-applicable" : criterion.state],
    unknown: verdict.state === "not-applicable" ? null : (criterion.unknown ?? null),
    reason: criterion.reason,
    because: verdict.state === "not-applicable" ? (verdict.because ?? criterion.because) : criterion.because,
    severity: criterion.severity ?? null,
    places: (criterion.places ?? verdict.places).filter(isPlace),
    answerable: criterionById(id)?.means.includes("answered") ?? false,
    awaiting: isAwaiting(verdict, criterion),
    answer: word?.answer ? answerView(word.answer) : null,
    revision: word?.revision ?? 0,
    ...duty,
    overdue: duty.overdue || (open && plannedTooLate(now, id)),
    expiresAt: expiryOf(criterion),
  }
}

/** Every criterion of the catalogue as it stands now, in its order. */
export const allRows = (now: SiteNow, names: Names): readonly CriterionRow[] =>
  now.document.verdicts.flatMap((verdict) =>
    verdict.criteria.map((criterion) => criterionRow(now, names, verdict, criterion)),
  )

const DONE: ReadonlySet<Answer["state"]> = new Set(["yes", "provider", "alternative", "not-applicable"])

/** The 47 lines, in order. */
export const lineRow = (now: SiteNow, names: Names, line: ChecklistLine): Line => {
  const word = now.words.get(line.id)
  const criteria = now.document.verdicts.flatMap((verdict) => verdict.criteria)
  const answered = word?.answer && DONE.has(word.answer.state) && word.answer.until > now.now
  return {
    id: line.id,
    hole: line.hole,
    kind: line.kind,
    alternatives: line.alternatives ?? null,
    text: line.text,
    criterion: line.criterion,
    criterionQuestion: criterionById(line.criterion)?.question ?? line.text,
    seenBy: (line.seenBy ?? []).flatMap((id) =>
      criteria.filter(({ criterion }) => criterion === id).map(({ state }) => ({ id, state })),
    ),
    cwe: [...line.cwe],
    answer: word?.answer ? answerView(word.answer) : null,
    revision: word?.revision ?? 0,
    ...dutyOf(now, names, line.id, !answered),
  }
}
export const allLines = (now: SiteNow, names: Names): readonly Line[] =>
  CHECKLIST.map((line) => lineRow(now, names, line))
