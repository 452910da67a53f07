import { resolve } from "node:path"
import { parseStoredAnswer } from "../guideline/answer.ts"
import { CHECKLIST } from "../guideline/checklist/checklist.ts"
import { answersFromLines } from "../guideline/checklist/lines-answer.ts"
import type { Answer, Observation } from "../guideline/observation.ts"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import type { Document, PaperObservation } from "../report/document.ts"
import { toPaper } from "../report/rejudge.ts"
import { parseRun } from "../report/schema.ts"
import { openRecords, type RecordsPlace } from "../storage/open.ts"
import type { Entry, Records } from "../storage/records.ts"
import type { Io } from "./command.ts"
import { readText } from "./files.ts"
import type { Job } from "./site-options.ts"

/** What the records of a shop hold. */
export const KIND = { answer: "answer", run: "run" } as const

const postgres = (url: string): RecordsPlace | null =>
  /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url) ? { kind: "postgres", url } : null

/** The whole address, from the environment or from a file that only the owner reads. */
const secret = (told: string, job: Job, environment: NodeJS.ProcessEnv): string | undefined => {
  if (told.startsWith("env:")) return environment[told.slice("env:".length)]
  return told.startsWith("file:") ? readText(resolve(job.folder, told.slice("file:".length))).trim() : undefined
}

/** Where the configuration keeps the records. Throws RECORDS_PASSWORD or RECORDS_PLACE; neither repeats a secret. */
export const recordsPlace = (job: Job, environment: NodeJS.ProcessEnv): RecordsPlace => {
  const told = job.records
  if (told.startsWith("sqlite:") && told.length > "sqlite:".length)
    return { kind: "sqlite", file: resolve(job.dataDir, told.slice("sqlite:".length)) }
  const open = postgres(told)
  if (open?.kind === "postgres") {
    const url = URL.parse(open.url)
    if (url?.password !== "" || url.searchParams.has("password")) throw new SekishoError("RECORDS_PASSWORD")
    return open
  }
  const hidden = postgres(secret(told, job, environment) ?? "")
  if (hidden) return hidden
  const given = /^(?:env|file):/.test(told) ? told : `${told.split(":", 1)[0] ?? ""}:…`
  throw new SekishoError("RECORDS_PLACE", { given: cutEvidence(given, 60) })
}

/** Opens the records for as long as the work takes. */
export const withRecords = async <T>(
  io: Pick<Io, "environment">,
  job: Job,
  work: (records: Records) => Promise<T>,
): Promise<T> => {
  const records = await openRecords(recordsPlace(job, io.environment))
  try {
    return await work(records)
  } finally {
    await records.close()
  }
}

export interface KeptAnswer {
  readonly answer: Answer
  /** Which answer to this question it is, 1 for the first. */
  readonly revision: number
}
const keptFrom = ({ body, key, revision }: Entry): KeptAnswer => ({ answer: parseStoredAnswer(body, key), revision })

const origin = (url: string): string | undefined => URL.parse(url)?.origin

/**
 * The name under which the records know a shop: its id in the configuration, else the host that was typed. So answers about one
 * shop never count for another that is looked at from the same folder. Null where neither is known.
 */
export const shopName = (job: Job, url: string | null): string | null => {
  if (job.configured && (url === null || (job.url !== null && origin(url) === origin(job.url)))) return job.site.id
  return url === null ? null : `@${URL.parse(url)?.host ?? ""}`
}

export const answerKey = (shop: string, question: string): string => `${shop}/${question}`

/** The newest answer to every question of this shop, by question. */
export const keptAnswers = async (records: Records, shop: string): Promise<ReadonlyMap<string, KeptAnswer>> => {
  const kept = (await records.list(KIND.answer, answerKey(shop, ""))).map(keptFrom)
  return new Map(kept.map((one) => [one.answer.criterion, one]))
}

/** A former answer; null where there was none of that number. */
export const answerAt = async (
  records: Records,
  shop: string,
  question: string,
  revision: number,
): Promise<Answer | null> => {
  const entry = await records.revision(KIND.answer, answerKey(shop, question), revision)
  return entry ? keptFrom(entry).answer : null
}

const LINES: ReadonlySet<string> = new Set(CHECKLIST.map((line) => line.id))

/** What verdicts weigh: the answers to criteria, and what the answers to the checklist's lines make of theirs. */
export const weighedAnswers = (kept: ReadonlyMap<string, KeptAnswer>, now: number): readonly Answer[] => {
  const all = [...kept.values()].map((one) => one.answer)
  const lines = all.filter((answer) => LINES.has(answer.criterion))
  return [...all.filter((answer) => !LINES.has(answer.criterion)), ...answersFromLines(lines, now)]
}

/** Keeps what a run saw; nothing of earlier runs is lost. */
export const keepRun = async (
  records: Records,
  shop: string,
  document: Document,
  observations: readonly Observation[],
  at: number,
): Promise<void> => {
  const body = { startedAt: document.startedAt, observations: observations.map(toPaper) }
  await records.append([{ kind: KIND.run, key: shop, body, at }])
}

/** What the run saw that made this result; null where the records do not hold it. */
export const observationsOfRun = async (
  records: Records,
  shop: string,
  document: Document,
): Promise<readonly PaperObservation[] | null> => {
  const entry = await records.latest(KIND.run, shop)
  if (entry === null) return null
  const run = parseRun(entry.body, shop)
  return run.startedAt === document.startedAt ? run.observations : null
}
