import { lookAt, type LookAtOptions, type Sight } from "../checks/look-at.ts"
import { FACT_WORDS } from "../checks/collect/faults.ts"
import { CATALOGUE_EDITION } from "../guideline/catalogue.ts"
import type { Requirement } from "../guideline/requirement.ts"
import { SekishoError } from "../lib/errors.ts"
import { VERSION } from "../lib/version.ts"
import { say, type Words } from "../lib/words.ts"
import { buildDocument } from "../report/build.ts"
import type { Document } from "../report/document.ts"
import type { Records } from "../storage/records.ts"
import type { Io } from "./command.ts"
import { readText } from "./files.ts"
import { readLife } from "./gate-life.ts"
import { observationsOf } from "./gate-observations.ts"
import { progressBar } from "./progress.ts"
import { keptAnswers, weighedAnswers } from "../records/answers.ts"
import { keepRun } from "../records/runs.ts"
import { pruneRuns } from "../records/retention.ts"
import { shopName, withRecords } from "./records.ts"
import { keepResult } from "./result-file.ts"
import type { Job } from "./site-options.ts"

export interface CarryOut {
  readonly browser: boolean
  readonly compromise: boolean
  readonly requirements: readonly Requirement[]
  /** Criteria to look for; all when absent. */
  readonly criteria?: ReadonlySet<string>
}

/** What a look at this shop has to know, whoever starts it. */
export const lookOptions = (
  io: Pick<Io, "clock">,
  job: Job,
  how: Pick<CarryOut, "browser" | "compromise">,
): Omit<LookAtOptions, "signal" | "progress"> => ({
  ...(job.authorityFile ? { authority: readText(job.authorityFile) } : {}),
  ...(job.inventoryFile ? { inventoryFile: job.inventoryFile } : {}),
  ...(job.adminUrl ? { adminUrl: job.adminUrl } : {}),
  ...(job.origin ? { origin: job.origin } : {}),
  browser: how.browser ? "auto" : "off",
  dataDir: job.dataDir,
  requestBudget: job.check.requests,
  requestsPerSecond: job.check["requests-per-second"],
  compromise: how.compromise,
  clock: io.clock,
})

const PAUSED: Words = {
  ja: "要求が多いとお店のサーバーが返したので、{seconds} 秒待ってから続けます",
  en: "the shop said that there were too many requests; going on in {seconds} s",
}

const look = async (io: Io, job: Job, url: string, how: CarryOut): Promise<Sight> => {
  const bar = progressBar(io)
  let share = 0
  try {
    const sight = await lookAt(job.site, url, {
      ...lookOptions(io, job, how),
      ...(how.criteria ? { criteria: how.criteria } : {}),
      signal: io.signal,
      progress: ({ fact, done, total }) => bar.step((share = done / total), say(FACT_WORDS[fact], io.language)),
      paused: (waitMs) => bar.step(share, say(PAUSED, io.language, { seconds: Math.ceil(waitMs / 1_000) })),
    })
    // A run that was called off saw less than it would have: it must not replace an earlier result.
    if (io.signal.aborted) throw new SekishoError("CALLED_OFF")
    return sight
  } finally {
    bar.end()
  }
}

/** Checks one shop, keeps the result for `report`, and answers it with what was seen. */
export const carryOut = (io: Io, job: Job, how: CarryOut): Promise<{ document: Document; sight: Sight }> => {
  const { url } = job
  if (url === null) return Promise.reject(new SekishoError("USAGE_NO_TARGET"))
  return withRecords(io, job, async (records) =>
    judgeAndKeep(job, how, withLife(job, await look(io, job, url, how)), records),
  )
}

/** What was seen, and what the gate last proved of itself. */
export const withLife = (job: Job, sight: Sight): Sight => {
  const life = job.configured ? readLife(job.dataDir, job.site.id) : null
  return life === null ? sight : { ...sight, observations: [...sight.observations, ...observationsOf(life)] }
}

const judgeAndKeep = async (
  job: Job,
  how: CarryOut,
  sight: Sight,
  records: Records,
): Promise<{ document: Document; sight: Sight }> => {
  const shop = shopName(job, job.url) ?? job.site.id
  const site = { ...job.site, platform: job.site.platform ?? sight.platform?.id ?? null }
  const { observations } = sight
  const document = buildDocument({
    sekisho: VERSION,
    catalogue: CATALOGUE_EDITION,
    site: { ...site, platformName: sight.platform?.name ?? null, platformVersion: sight.platform?.version ?? null },
    requirements: how.requirements,
    observations,
    answers: weighedAnswers(await keptAnswers(records, shop), sight.endedAt),
    startedAt: sight.startedAt,
    now: sight.endedAt,
    durationMs: sight.endedAt - sight.startedAt,
    requestsSent: sight.requestsSent,
    browserRequestsSent: sight.browserRequestsSent,
    vantage: sight.vantage,
    notSeen: sight.notSeen,
  })
  const by = { who: "sekisho check", person: null }
  await keepRun(records, shop, { document, observations, at: sight.endedAt, by })
  await pruneRuns(records, shop, sight.endedAt)
  keepResult(job, document)
  return { document, sight }
}
