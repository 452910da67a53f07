import { resolve } from "node:path"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { openRecords, type RecordsPlace } from "../storage/open.ts"
import type { Records } from "../storage/records.ts"
import type { Io } from "./command.ts"
import { readText } from "./files.ts"
import type { Job } from "./site-options.ts"

/** Where the configuration is, and what it says of the records. */
type RecordsWish = Pick<Job, "records" | "dataDir" | "folder">

const postgres = (url: string): RecordsPlace | null =>
  /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url) ? { kind: "postgres", url } : null

/** The whole address, from the environment or from a file that only the owner reads. */
const secret = (told: string, job: RecordsWish, environment: NodeJS.ProcessEnv): string | undefined => {
  if (told.startsWith("env:")) return environment[told.slice("env:".length)]
  return told.startsWith("file:") ? readText(resolve(job.folder, told.slice("file:".length))).trim() : undefined
}

/** Where the configuration keeps the records. Throws RECORDS_PASSWORD or RECORDS_PLACE; neither repeats a secret. */
export const recordsPlace = (job: RecordsWish, environment: NodeJS.ProcessEnv): RecordsPlace => {
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

const origin = (url: string): string | undefined => URL.parse(url)?.origin

/**
 * The name under which the records know a shop: its id in the configuration, else the host that was typed. So answers about one
 * shop never count for another that is looked at from the same folder. Null where neither is known.
 */
export const shopName = (job: Job, url: string | null): string | null => {
  if (job.configured && (url === null || (job.url !== null && origin(url) === origin(job.url)))) return job.site.id
  return url === null ? null : `@${URL.parse(url)?.host ?? ""}`
}
