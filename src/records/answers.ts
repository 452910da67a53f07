import { z } from "zod"
import { parseStoredAnswer } from "../guideline/answer.ts"
import { CHECKLIST } from "../guideline/checklist/checklist.ts"
import { answersFromLines } from "../guideline/checklist/lines-answer.ts"
import type { Answer } from "../guideline/observation.ts"
import type { Entry, Records, Write } from "../storage/records.ts"

export const ANSWER = "answer"

/** The last word on a question. `answer` is null where the person took it back. */
export interface KeptWord {
  readonly answer: Answer | null
  /** Which word on this question it is, 1 for the first. */
  readonly revision: number
  readonly at: number
  /** Id of the person who was signed in to the console; null where it came over the command line. */
  readonly enteredBy: string | null
}
export interface KeptAnswer extends KeptWord {
  readonly answer: Answer
}

const extras = z.object({ enteredBy: z.string().max(64).optional(), withdrawn: z.literal(true).optional() })

const wordFrom = ({ body, key, revision, at }: Entry): KeptWord => {
  const told = extras.safeParse(body)
  const enteredBy = (told.success ? told.data.enteredBy : undefined) ?? null
  const withdrawn = told.success && told.data.withdrawn === true
  return { answer: withdrawn ? null : parseStoredAnswer(body, key), revision, at, enteredBy }
}

const answerKey = (shop: string, question: string): string => `${shop}/${question}`
const questionOf = (shop: string, key: string): string => key.slice(shop.length + 1)

/** The last word on every question of this shop, withdrawn ones too, by question. Throws `RECORDS_DAMAGED`. */
export const lastWords = async (records: Records, shop: string): Promise<ReadonlyMap<string, KeptWord>> => {
  const entries = await records.list(ANSWER, answerKey(shop, ""))
  return new Map(entries.map((entry) => [questionOf(shop, entry.key), wordFrom(entry)]))
}

/** Those words that are answers. */
export const answersOf = (words: ReadonlyMap<string, KeptWord>): ReadonlyMap<string, KeptAnswer> =>
  new Map(
    [...words].flatMap(([question, { answer, ...rest }]) => (answer ? [[question, { ...rest, answer }] as const] : [])),
  )

/** The newest answer to every question of this shop, by question. */
export const keptAnswers = async (records: Records, shop: string): Promise<ReadonlyMap<string, KeptAnswer>> =>
  answersOf(await lastWords(records, shop))

/** Everything that was said to one question, newest first, at most `limit`. */
export const wordsOn = async (
  records: Records,
  shop: string,
  question: string,
  limit: number,
): Promise<readonly KeptWord[]> => (await records.history(ANSWER, answerKey(shop, question), limit)).map(wordFrom)

/** A former word; null where there was none of that number. */
export const wordAt = async (
  records: Records,
  shop: string,
  question: string,
  revision: number,
): Promise<KeptWord | null> => {
  const entry = await records.revision(ANSWER, answerKey(shop, question), revision)
  return entry ? wordFrom(entry) : null
}

/** The write that keeps an answer; `expect` is the revision that the person saw. */
export const answerWrite = (shop: string, answer: Answer, expect: number, enteredBy: string | null): Write => ({
  kind: ANSWER,
  key: answerKey(shop, answer.criterion),
  body: enteredBy === null ? answer : { ...answer, enteredBy },
  at: answer.at,
  expect,
})

/** The write that takes an answer back; what was said stays in the history. */
export const withdrawal = (
  shop: string,
  question: string,
  told: { readonly at: number; readonly expect: number; readonly enteredBy: string; readonly reason: string },
): Write => {
  const { at, expect, enteredBy, reason } = told
  return { kind: ANSWER, key: answerKey(shop, question), body: { withdrawn: true, enteredBy, reason }, at, expect }
}

const LINES: ReadonlySet<string> = new Set(CHECKLIST.map((line) => line.id))

/** What verdicts weigh: the answers to criteria, and what the answers to the checklist's lines make of theirs. */
export const weighedAnswers = (
  kept: ReadonlyMap<string, { readonly answer: Answer | null }>,
  now: number,
): readonly Answer[] => {
  const all = [...kept.values()].flatMap(({ answer }) => answer ?? [])
  const lines = all.filter((answer) => LINES.has(answer.criterion))
  return [...all.filter((answer) => !LINES.has(answer.criterion)), ...answersFromLines(lines, now)]
}
