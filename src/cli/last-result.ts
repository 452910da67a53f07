import { CATALOGUE_EDITION } from "../guideline/catalogue.ts"
import { SekishoError } from "../lib/errors.ts"
import { VERSION } from "../lib/version.ts"
import { buildDocument } from "../report/build.ts"
import type { Document } from "../report/document.ts"
import { observationsOf, rejudge } from "../report/rejudge.ts"
import type { Records } from "../storage/records.ts"
import { catalogueFor } from "./catalogue.ts"
import type { Io } from "./command.ts"
import { keptAnswers, weighedAnswers } from "../records/answers.ts"
import { observationsOfRun } from "../records/runs.ts"
import { shopName, withRecords } from "./records.ts"
import { lastResult } from "./result-file.ts"
import type { Job } from "./site-options.ts"

/** A shop at which nobody has looked yet: everything is unknown but what people answered. */
const unseen = (job: Job, now: number): Document =>
  buildDocument({
    sekisho: VERSION,
    catalogue: CATALOGUE_EDITION,
    site: { ...job.site, platformName: null, platformVersion: null },
    requirements: [],
    observations: [],
    answers: [],
    startedAt: now,
    now,
    durationMs: 0,
    requestsSent: 0,
    browserRequestsSent: 0,
    vantage: null,
    notSeen: [],
  })

const lastOrUnseen = (job: Job, now: number): Document => {
  try {
    return lastResult(job)
  } catch (error) {
    if (error instanceof SekishoError && error.code === "RESULT_MISSING") return unseen(job, now)
    throw error
  }
}

interface Judging {
  readonly io: Io
  readonly job: Job
  readonly records: Records
  readonly shop: string
}

const judged = async (
  { io, job, records, shop }: Judging,
  document: Document,
  scope: "same" | "all",
): Promise<Document> => {
  const now = io.clock()
  return rejudge(document, {
    sekisho: VERSION,
    catalogue: CATALOGUE_EDITION,
    requirements: catalogueFor(job.folder),
    scope,
    observations: (await observationsOfRun(records, shop, document)) ?? observationsOf(document),
    answers: weighedAnswers(await keptAnswers(records, shop), now),
    now,
  })
}

/** The last result, judged again now with the newest answers. Throws RESULT_MISSING, RESULT_DAMAGED, RECORDS_*. */
export const lastJudged = (io: Io, job: Job): Promise<Document> => {
  const document = lastResult(job)
  const shop = shopName(job, document.site.publicUrl) ?? job.site.id
  return withRecords(io, job, (records) => judged({ io, job, records, shop }, document, "same"))
}

/** The shop that answers are about. Throws USAGE_NO_TARGET where no configuration names one and none was looked at. */
export const shopToAnswer = (io: Io, job: Job): string => {
  const shop = job.configured ? job.site.id : shopName(job, lastOrUnseen(job, io.clock()).site.publicUrl)
  if (shop === null) throw new SekishoError("USAGE_NO_TARGET")
  return shop
}

/** The whole catalogue judged now, whether or not anybody has looked at the shop yet. */
export const judgedNow = (io: Io, job: Job, records: Records, shop: string): Promise<Document> => {
  const last = lastOrUnseen(job, io.clock())
  const document = shopName(job, last.site.publicUrl) === shop ? last : unseen(job, io.clock())
  return judged({ io, job, records, shop }, document, "all")
}

/** The whole catalogue judged now for papers that need no check: everything is unknown where nobody has looked. */
export const judgedOrUnseen = (io: Io, job: Job): Promise<Document> => {
  const document = lastOrUnseen(job, io.clock())
  const shop = shopName(job, document.site.publicUrl) ?? job.site.id
  return withRecords(io, job, (records) => judgedNow(io, job, records, shop))
}
