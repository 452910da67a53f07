import { z } from "zod"
import { ANSWER_LIMITS } from "../../guideline/answer.ts"
import { ANSWER_STATES } from "../../guideline/observation.ts"
import { LEVELS, PHASES, PLACES, SOURCES } from "../../guideline/requirement.ts"
import { REASONS, UNKNOWNS, VERDICT_STATES } from "../../guideline/verdict-shape.ts"
import { count, day, instant, personRef, questionId, revision, words } from "./shared.ts"

export const answerState = z.enum(ANSWER_STATES)
export const severity = z.enum(["low", "medium", "high", "critical"])
export const verdictState = z.enum(VERDICT_STATES)

/** An evidence file; its bytes are downloaded by its hash. `reference` is what an answer's `evidence` holds. */
export const evidenceFile = z.object({
  reference: z.string(),
  name: z.string(),
  /** Null where only a name was written down and no file is kept. */
  hash: z.string().nullable(),
})
export const answer = z.object({
  state: answerState,
  by: z.string(),
  at: instant,
  until: instant,
  text: z.string().optional(),
  link: z.string().optional(),
  approvedBy: z.string().optional(),
  evidence: z.array(evidenceFile),
})
export type AnswerView = z.infer<typeof answer>

/** What a question is to its site now: for the list. */
export const criterionRow = z.object({
  id: z.string(),
  requirement: z.string(),
  requirementTitle: words,
  phase: z.enum(PHASES),
  level: z.enum(LEVELS),
  /** With the mark for what is not confirmed. */
  levelWords: words,
  weight: z.enum(["core", "plus"]),
  role: z.enum(["score", "gap", "later"]),
  question: words,
  state: verdictState,
  stateWords: words,
  unknown: z.enum(UNKNOWNS).nullable(),
  reason: z.enum(REASONS),
  because: words,
  severity: severity.nullable(),
  places: z.array(z.enum(PLACES)),
  /** Whether a person is asked at all. */
  answerable: z.boolean(),
  /** Waits for a person of this shop. */
  awaiting: z.boolean(),
  answer: answer.nullable(),
  /** To be handed back as `expect`; also counts withdrawn answers. */
  revision,
  assignee: personRef.nullable(),
  due: day.nullable(),
  overdue: z.boolean(),
  /** When what speaks for the present verdict runs out. */
  expiresAt: instant.nullable(),
})
export type CriterionRow = z.infer<typeof criterionRow>

/** Every filter left out means everything. Booleans as `1`. */
export const criteriaQuery = z.strictObject({
  phase: z.enum(PHASES).optional(),
  place: z.enum(PLACES).optional(),
  state: verdictState.optional(),
  awaiting: z.literal("1").optional(),
  overdue: z.literal("1").optional(),
  mine: z.literal("1").optional(),
  requirement: z.string().max(40).optional(),
  text: z.string().max(100).optional(),
})
export const criteriaList = z.object({
  rows: z.array(criterionRow),
  /** Over all rows that this person may see, whatever the filter. */
  totals: z.object({ all: count, awaiting: count, overdue: count, unmet: count, mine: count }),
})

export const observation = z.object({
  by: z.string(),
  status: z.enum(["ok", "not-ok", "not-applicable", "unknown"]),
  severity: severity.nullable(),
  vantage: z.string(),
  observedAt: instant,
  validUntil: instant,
  title: words,
  says: words,
  remedy: words.nullable(),
  evidence: z.array(z.object({ kind: z.string(), where: z.string(), value: z.string() })),
})
export const historyEntry = z.object({
  revision,
  at: instant,
  /** Null: that entry withdrew the answer before it. */
  answer: answer.nullable(),
  /** Who was signed in; null where it came over the command line. */
  enteredBy: personRef.nullable(),
})
export const checklistLine = z.object({
  id: z.string(),
  hole: count,
  kind: z.enum(["root", "insurance"]),
  /** Lines with the same mark stand for one another. */
  alternatives: z.string().nullable(),
  text: words,
  criterion: z.string(),
  criterionQuestion: words,
  seenBy: z.array(z.object({ id: z.string(), state: verdictState })),
  cwe: z.array(count),
  answer: answer.nullable(),
  revision,
  assignee: personRef.nullable(),
  due: day.nullable(),
  overdue: z.boolean(),
})
export const checklist = z.object({ lines: z.array(checklistLine) })

export const questionQuery = z.strictObject({ id: questionId })
/** One question, whole. Of a line of the 47, `row` is its criterion and `line` the line. */
export const questionDetail = z.object({
  row: criterionRow,
  line: checklistLine.nullable(),
  why: words,
  remedy: words.nullable(),
  source: z.enum(SOURCES),
  sourceWords: words,
  needsEvidence: z.boolean(),
  /** How long an answer counts when no day is named. */
  answerDays: count,
  /** Who carries it where the shop is a tenant. */
  carriedBy: z.enum(["provider", "shop", "shared"]),
  observations: z.array(observation),
  /** Newest first. */
  history: z.array(historyEntry),
  /** The lines behind a class of build/1. */
  lines: z.array(checklistLine),
})

const text = (max: number) => z.string().max(4 * max)
/** As `sekisho answer` takes it; `by` is always the person who is signed in. */
export const answerInput = z.strictObject({
  question: questionId,
  state: answerState,
  text: text(ANSWER_LIMITS.textChars).optional(),
  link: text(ANSWER_LIMITS.linkChars).optional(),
  approvedBy: text(ANSWER_LIMITS.nameChars).optional(),
  until: day.optional(),
  /** References of files that were uploaded for this site. */
  evidence: z.array(z.string().max(ANSWER_LIMITS.evidenceChars)).max(ANSWER_LIMITS.evidence).optional(),
  expect: revision,
})
export const answersBody = z.strictObject({ answers: z.array(answerInput).min(1).max(500) })
/** All are kept or, when somebody was faster, none; then here is what they said. */
export const answersReply = z.discriminatedUnion("state", [
  z.object({ state: z.literal("kept"), rows: z.array(criterionRow), lines: z.array(checklistLine) }),
  z.object({
    state: z.literal("conflict"),
    conflicts: z.array(z.object({ question: z.string(), revision, answer: answer.nullable() })),
  }),
])
export const withdrawBody = z.strictObject({
  question: questionId,
  reason: z.string().trim().min(1).max(500),
  expect: revision,
})

/** Of what is left out nothing changes; null takes it away. */
export const assignBody = z.strictObject({
  questions: z.array(questionId).min(1).max(500),
  person: z.string().max(64).nullable().optional(),
  due: day.nullable().optional(),
})

export const uploadQuery = z.strictObject({ name: z.string().min(1).max(400) })
export const uploaded = z.object({ file: evidenceFile, type: z.string(), sizeBytes: count })
