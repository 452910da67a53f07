import { z } from "zod"
import { DAY_MS } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import type { Words } from "../lib/words.ts"
import { CHECKLIST } from "./checklist/checklist.ts"
import { endOfDay, japanDay } from "./japan-day.ts"
import { ANSWER_STATES, type Answer, type AnswerState } from "./observation.ts"
import type { Criterion, Requirement } from "./requirement.ts"

/** Bounds of one answer. A day that a person names lies at most five years ahead. */
export const ANSWER_LIMITS = {
  nameChars: 100,
  textChars: 2_000,
  linkChars: 2_048,
  evidence: 20,
  evidenceChars: 200,
  untilDays: 5 * 366,
} as const

/** What a person chooses from. */
export const ANSWER_WORDS: Readonly<Record<AnswerState, Words>> = {
  yes: { ja: "はい", en: "yes" },
  no: { ja: "いいえ", en: "no" },
  "not-applicable": { ja: "対象外", en: "not applicable" },
  provider: { ja: "提供者が実施", en: "the provider does it" },
  alternative: { ja: "代替策", en: "another measure" },
  planned: { ja: "予定", en: "planned" },
}

/** What can be answered: a criterion that a person answers, or one of the 47 lines behind the criteria of build/1. */
export interface Question {
  readonly id: string
  readonly text: Words
  readonly answerDays: number
  readonly needsEvidence: boolean
  /** The criterion that a line of the checklist stands behind; of a criterion, itself. */
  readonly criterion: Criterion
}

const questionOfCriterion = (criterion: Criterion): Question => ({
  id: criterion.id,
  text: criterion.question,
  answerDays: criterion.answerDays,
  needsEvidence: criterion.needsEvidence === true,
  criterion,
})

const criteriaOf = (catalogue: readonly Requirement[]): readonly Criterion[] =>
  catalogue.flatMap((requirement) => requirement.criteria)

/** The question of that id. Throws `USAGE_UNKNOWN_ID`, or `ANSWER_NOT_ASKED` where only looking answers it. */
export const questionById = (catalogue: readonly Requirement[], id: string): Question => {
  const line = CHECKLIST.find((one) => one.id === id)
  const criterion = criteriaOf(catalogue).find((one) => one.id === (line?.criterion ?? id))
  if (criterion === undefined) throw new SekishoError("USAGE_UNKNOWN_ID", { given: cutEvidence(id, 60) })
  if (!criterion.means.includes("answered")) throw new SekishoError("ANSWER_NOT_ASKED", { id: cutEvidence(id, 60) })
  const question = questionOfCriterion(criterion)
  return line ? { ...question, id: line.id, text: line.text, needsEvidence: false } : question
}

const shape = z.strictObject({
  criterion: z.string(),
  state: z.string().optional(),
  by: z.string().optional(),
  /** `2027-03-31`, the end of that day in Japan. */
  until: z.string().optional(),
  text: z.string().optional(),
  link: z.string().optional(),
  approvedBy: z.string().optional(),
  evidence: z.array(z.string()).max(ANSWER_LIMITS.evidence).optional(),
})
type Told = z.infer<typeof shape>

/** One spelling of everything that people type: trimmed, `\n` for a line's end, no control characters, no half characters. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, "")
    .trim()

const bounded = (id: string, field: string, text: string | undefined, max: number): string | undefined => {
  if (text === undefined) return undefined
  // Cleaning takes time that grows with the text, so what is far too long is refused unseen.
  const clean = text.length > 4 * max ? text : cleanText(text)
  if (clean.length > max) throw new SekishoError("ANSWER_TOO_LONG", { id, field, max })
  return clean === "" ? undefined : clean
}

const stateFrom = (id: string, told: string | undefined): AnswerState => {
  const state = ANSWER_STATES.find((one) => one === told)
  if (state === undefined) throw new SekishoError("ANSWER_NEEDS_STATE", { id })
  return state
}

const linkFrom = (id: string, text: string | undefined): string | undefined => {
  const link = bounded(id, "link", text, ANSWER_LIMITS.linkChars)
  if (link === undefined) return undefined
  const url = URL.parse(link)
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "" || /\s/.test(link))
    throw new SekishoError("ANSWER_NEEDS_LINK", { id })
  return link
}

const untilFrom = (question: Question, state: AnswerState, told: string | undefined, now: number): number => {
  if (told === undefined || told.trim() === "") {
    if (state === "planned") throw new SekishoError("ANSWER_NEEDS_DATE", { id: question.id })
    return endOfDay(japanDay(now + question.answerDays * DAY_MS)) ?? now
  }
  const until = endOfDay(told.trim().slice(0, 40))
  if (until === null || until <= now || until > now + ANSWER_LIMITS.untilDays * DAY_MS)
    throw new SekishoError("ANSWER_BAD_DATE", { id: question.id, given: cutEvidence(told, 40) })
  return until
}

const evidenceFrom = (id: string, names: readonly string[] | undefined): readonly string[] =>
  (names ?? []).map((name) => {
    if (name.length > ANSWER_LIMITS.evidenceChars)
      throw new SekishoError("ANSWER_TOO_LONG", { id, field: "evidence", max: ANSWER_LIMITS.evidenceChars })
    return cutEvidence(name)
  })

const requireWhatTheStateNeeds = (answer: Answer): void => {
  const id = answer.criterion
  const { state, text, link, approvedBy } = answer
  if ((state === "not-applicable" || state === "alternative") && text === undefined)
    throw new SekishoError("ANSWER_NEEDS_TEXT", { id })
  if (state === "provider" && link === undefined) throw new SekishoError("ANSWER_NEEDS_LINK", { id })
  if (state === "alternative" && approvedBy === undefined) throw new SekishoError("ANSWER_NEEDS_APPROVAL", { id })
}

const toldFrom = (value: unknown): Told => {
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const reason = `${issue?.path.map(String).join(".") ?? ""} ${issue?.code ?? "?"}`.trim()
  throw new SekishoError("ANSWER_SHAPE", { reason: cutEvidence(reason, 100) })
}

/**
 * Reads one answer as a person gave it, `{criterion, state, by, until?, text?, link?, approvedBy?, evidence?}`, `until` as
 * `2027-03-31` in Japan. `criterion` may also be a line of the checklist. Without `until` it counts as long as the criterion
 * says. `now` in milliseconds since 1970 UTC.
 * @throws SekishoError `USAGE_UNKNOWN_ID` or `ANSWER_*`, which names the question and what is missing
 */
export const parseAnswer = (value: unknown, catalogue: readonly Requirement[], now: number): Answer => {
  const told = toldFrom(value)
  const question = questionById(catalogue, told.criterion)
  const { id } = question
  const state = stateFrom(id, told.state)
  const by = bounded(id, "by", told.by, ANSWER_LIMITS.nameChars)
  if (by === undefined) throw new SekishoError("ANSWER_NEEDS_NAME", { id })
  const text = bounded(id, "text", told.text, ANSWER_LIMITS.textChars)
  const link = linkFrom(id, told.link)
  const approvedBy = bounded(id, "approvedBy", told.approvedBy, ANSWER_LIMITS.nameChars)
  const evidence = evidenceFrom(id, told.evidence)
  const answer: Answer = {
    criterion: id,
    state,
    by: by.replaceAll("\n", " "),
    at: now,
    until: untilFrom(question, state, told.until, now),
    ...(text === undefined ? {} : { text }),
    ...(link === undefined ? {} : { link }),
    ...(approvedBy === undefined ? {} : { approvedBy: approvedBy.replaceAll("\n", " ") }),
    ...(evidence.length === 0 ? {} : { evidence }),
  }
  requireWhatTheStateNeeds(answer)
  return answer
}

const time = z.int().min(0).max(8.64e15)
const stored = z.object({
  criterion: z.string().max(200),
  state: z.enum(ANSWER_STATES),
  by: z.string().max(ANSWER_LIMITS.nameChars),
  at: time,
  until: time,
  text: z.string().max(ANSWER_LIMITS.textChars).exactOptional(),
  link: z.string().max(ANSWER_LIMITS.linkChars).exactOptional(),
  approvedBy: z.string().max(ANSWER_LIMITS.nameChars).exactOptional(),
  evidence: z.array(z.string().max(ANSWER_LIMITS.evidenceChars)).max(ANSWER_LIMITS.evidence).exactOptional(),
}) satisfies z.ZodType<Answer>

/** Reads an answer as it was kept. `key` is only named in the error. Throws `RECORDS_DAMAGED`. */
export const parseStoredAnswer = (value: unknown, key: string): Answer => {
  const parsed = stored.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new SekishoError("RECORDS_DAMAGED", { key, reason: issue?.path.map(String).join(".") || "?" })
}
