import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { parse } from "yaml"
import { SekishoError } from "../lib/errors.ts"
import type { Document } from "../report/document.ts"
import type { PaperContext } from "../report/papers/context.ts"
import { parseDetails, type Details } from "../report/papers/details.ts"
import { PROVIDER_IDS } from "../report/papers/provider-wordings.ts"
import { parseDocument } from "../report/schema.ts"
import { text, type Given, type Io } from "./command.ts"
import { readText } from "./files.ts"
import type { Job } from "./site-options.ts"

/** What the shop tells about itself for its papers lies beside `sekisho.yaml`. */
export const DETAILS_FILE = "papers.yaml"

const yamlFrom = (file: string): unknown => {
  try {
    return parse(readText(file), { maxAliasCount: 0 })
  } catch (error) {
    if (error instanceof SekishoError) throw error
    throw new SekishoError("DETAILS_SHAPE", { file, place: "(top)", reason: "YAML" }, { cause: error })
  }
}

/** What `papers.yaml` in this folder says; nothing where there is none. Throws `DETAILS_SHAPE`. */
export const detailsFor = (folder: string): Details => {
  const file = join(folder, DETAILS_FILE)
  return existsSync(file) ? parseDetails(yamlFrom(file), file) : {}
}

const detailsFrom = (io: Io, job: Job, given: Given): Details => {
  const named = text(given, "details")
  const file = resolve(io.folder, named ?? DETAILS_FILE)
  const details = named === undefined ? detailsFor(job.folder) : parseDetails(yamlFrom(file), file)
  const provider = PROVIDER_IDS.find((one) => one === text(given, "provider"))
  return provider === undefined ? details : { ...details, provider }
}

const earlierFrom = (io: Io, given: Given): Document | null => {
  const named = text(given, "since")
  if (named === undefined) return null
  const file = resolve(io.folder, named)
  const content = readText(file)
  try {
    return parseDocument(JSON.parse(content), file)
  } catch (error) {
    if (error instanceof SekishoError) throw error
    throw new SekishoError("RESULT_DAMAGED", { file, reason: "JSON" }, { cause: error })
  }
}

/** What the papers are made from besides the result: `papers.yaml`, an earlier result, the day. */
export const contextFrom = (io: Io, job: Job, given: Given): PaperContext => ({
  madeAtMs: io.clock(),
  size: job.size,
  details: detailsFrom(io, job, given),
  previous: earlierFrom(io, given),
})
