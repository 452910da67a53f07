import type { Answer, AnswerState } from "../observation.ts"
import { CHECKLIST, linesOfCriterion } from "./checklist.ts"
import type { ChecklistLine } from "./line.ts"

const GOOD: ReadonlySet<AnswerState> = new Set(["yes", "provider", "alternative", "not-applicable"])

/** Lines that stand for one another make one group; every other line is a group of its own. */
const groupsOf = (lines: readonly ChecklistLine[]): readonly (readonly ChecklistLine[])[] => [
  ...Map.groupBy(lines, (line) => line.alternatives ?? line.id).values(),
]

/** What decides one group: a good answer to any of its lines, else a bad one once all are answered; null while it is open. */
const deciding = (group: readonly ChecklistLine[], given: ReadonlyMap<string, Answer>, now: number): Answer | null => {
  const answers = group.flatMap((line) => given.get(line.id) ?? [])
  const valid = answers.filter((answer) => GOOD.has(answer.state) && now < answer.until)
  // "We do it" says more about a group than "this line does not concern us".
  const done = valid.find((answer) => answer.state !== "not-applicable")
  if (done) return done
  const bad = answers.filter((answer) => !GOOD.has(answer.state))
  if (bad.length + valid.length < group.length) return null
  return bad.find((answer) => answer.state === "planned") ?? bad[0] ?? valid[0] ?? null
}

const summary = (criterion: string, state: AnswerState, answers: readonly Answer[]): Answer => {
  const newest = answers.reduce((one, other) => (other.at > one.at ? other : one))
  const first = answers.find((answer) => answer.state === state) ?? newest
  return {
    ...first,
    criterion,
    state,
    by: newest.by,
    at: newest.at,
    until: Math.min(...answers.map((answer) => answer.until)),
  }
}

const answerOf = (criterion: string, given: ReadonlyMap<string, Answer>, now: number): Answer | null => {
  const roots = linesOfCriterion(criterion).filter((line) => line.kind === "root")
  const decided = groupsOf(roots).map((group) => deciding(group, given, now))
  const answers = decided.filter((answer) => answer !== null)
  for (const bad of ["no", "planned"] as const) {
    const those = answers.filter((answer) => answer.state === bad)
    if (those.length > 0) return summary(criterion, bad, those)
  }
  if (answers.length === 0 || answers.length < decided.length) return null
  const states = new Set(answers.map((answer) => answer.state))
  const [only] = states
  return summary(criterion, states.size === 1 && only ? only : "yes", answers)
}

/**
 * What the answers to the lines of the checklist say about the eleven criteria of build/1. The lines that remove a hole
 * (`root`) decide; lines that stand for one another need one good answer; one "no" is enough for a "no", and a criterion with an
 * open line stays without an answer. Lines that only lessen harm are kept and shown, but do not decide.
 */
export const answersFromLines = (lines: readonly Answer[], now: number): readonly Answer[] => {
  const given = new Map(lines.map((answer) => [answer.criterion, answer]))
  return [...new Set(CHECKLIST.map((line) => line.criterion))].flatMap(
    (criterion) => answerOf(criterion, given, now) ?? [],
  )
}
