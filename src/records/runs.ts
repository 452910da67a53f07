import { z } from "zod"
import type { Answer, Observation } from "../guideline/observation.ts"
import type { Requirement } from "../guideline/requirement.ts"
import type { Site } from "../guideline/site.ts"
import { CATALOGUE_EDITION } from "../guideline/catalogue.ts"
import { isoTime } from "../lib/clock.ts"
import { VERSION } from "../lib/version.ts"
import { buildDocument } from "../report/build.ts"
import type { Counts, Document, PaperObservation } from "../report/document.ts"
import { fromPaper, toPaper } from "../report/rejudge.ts"
import { parseRun, type RunAbout } from "../report/schema.ts"
import type { Entry, Records } from "../storage/records.ts"
import { journalWrite, type JournalEntry } from "./journal.ts"

export const RUN = "run"
export const STANDING = "standing"

/** One look at a shop, as it was kept. */
export interface Run {
  readonly revision: number
  readonly at: number
  readonly startedAt: string
  readonly observations: readonly PaperObservation[]
  /** Absent in records of earlier versions. */
  readonly about?: RunAbout
}
const runFrom = ({ body, key, revision, at }: Entry): Run => ({ ...parseRun(body, key), revision, at })

const states = z.object({
  met: z.number(),
  partly: z.number(),
  unmet: z.number(),
  unknown: z.number(),
  "not-applicable": z.number(),
})
const standing = z.object({
  counts: z.object({ must: states, need: states, advise: states }),
  core: z.object({ met: z.number(), unmet: z.number() }),
  unmet: z.array(z.string()),
})
/** Where the shop stood right after a run: small, for the trend and for since when something is unmet. */
export interface Standing {
  readonly at: number
  readonly counts: Counts
  readonly core: { readonly met: number; readonly unmet: number }
  /** Ids of criteria. */
  readonly unmet: readonly string[]
}

export const standingOf = (document: Document): Omit<Standing, "at"> => {
  const now = document.verdicts.filter(({ role, state }) => role !== "later" && state !== "not-applicable")
  const core = now.flatMap(({ criteria }) => criteria.filter(({ weight }) => weight === "core"))
  return {
    counts: document.counts,
    core: {
      met: core.filter(({ state }) => state === "met").length,
      unmet: core.filter(({ state }) => state === "unmet").length,
    },
    unmet: now.flatMap(({ criteria }) =>
      criteria.filter(({ state }) => state === "unmet").map(({ criterion }) => criterion),
    ),
  }
}

export interface KeptRun {
  readonly document: Document
  readonly observations: readonly Observation[]
  readonly at: number
  readonly by: Pick<JournalEntry, "who" | "person">
}

/** Keeps what a run saw and where the shop stood after it; nothing of earlier runs is lost. */
export const keepRun = async (records: Records, shop: string, run: KeptRun): Promise<void> => {
  const { document, observations, at, by } = run
  const { platform, platformName, platformVersion } = document.site
  const { durationMs, requestsSent, browserRequestsSent, vantage, notSeen } = document
  const about: RunAbout = {
    platform,
    platformName,
    platformVersion,
    durationMs,
    requestsSent,
    browserRequestsSent,
    vantage,
    notSeen: [...notSeen],
  }
  const body = { startedAt: document.startedAt, observations: observations.map(toPaper), about }
  await records.append([
    { kind: RUN, key: shop, body, at },
    { kind: STANDING, key: shop, body: standingOf(document), at },
    journalWrite(shop, { ...by, what: "check", about: [] }, at),
  ])
}

/** The newest run; null where nobody has looked yet. Throws `RECORDS_DAMAGED`. */
export const lastRun = async (records: Records, shop: string): Promise<Run | null> => {
  const entry = await records.latest(RUN, shop)
  return entry && runFrom(entry)
}

/** One certain run; null where there is none, or none any more. */
export const runAt = async (records: Records, shop: string, revision: number): Promise<Run | null> => {
  const entry = await records.revision(RUN, shop, revision)
  return entry && runFrom(entry)
}

/** What the run saw that made this result; null where the records do not hold it. */
export const observationsOfRun = async (
  records: Records,
  shop: string,
  document: Document,
): Promise<readonly PaperObservation[] | null> => {
  const run = await lastRun(records, shop)
  return run?.startedAt === document.startedAt ? run.observations : null
}

/** Newest first. Entries that a later version wrote are left out. */
export const standingsOf = async (records: Records, shop: string, limit: number): Promise<readonly Standing[]> =>
  (await records.history(STANDING, shop, limit)).flatMap(({ body, at }) => {
    const parsed = standing.safeParse(body)
    return parsed.success ? [{ ...parsed.data, at }] : []
  })

export interface Judging {
  readonly site: Site
  readonly requirements: readonly Requirement[]
  readonly run: Run | null
  readonly answers: readonly Answer[]
  /** The time at which evidence and answers are weighed, in milliseconds since 1970 UTC. */
  readonly now: number
}

const NOTHING_SEEN: Omit<RunAbout, "platform"> = {
  platformName: null,
  platformVersion: null,
  durationMs: 0,
  requestsSent: 0,
  browserRequestsSent: 0,
  vantage: null,
  notSeen: [],
}

/** The whole catalogue judged over one run and the answers; without a run all but the answers is unknown. Pure. */
export const judge = ({ site, requirements, run, answers, now }: Judging): Document => {
  const { platform, platformName, platformVersion, ...about } = { platform: null, ...NOTHING_SEEN, ...run?.about }
  return buildDocument({
    ...about,
    sekisho: VERSION,
    catalogue: CATALOGUE_EDITION,
    site: { ...site, platform: site.platform ?? platform, platformName, platformVersion },
    requirements,
    observations: (run?.observations ?? []).map(fromPaper),
    answers,
    startedAt: Date.parse(run?.startedAt ?? isoTime(now)),
    now,
  })
}
