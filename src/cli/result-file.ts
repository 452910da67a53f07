import { existsSync } from "node:fs"
import { join } from "node:path"
import { SekishoError } from "../lib/errors.ts"
import type { Document } from "../report/document.ts"
import { renderJson } from "../report/json.ts"
import { parseDocument } from "../report/schema.ts"
import { readText, writeText } from "./files.ts"
import type { Job } from "./site-options.ts"

const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new SekishoError("RESULT_DAMAGED", { file, reason: "JSON" })
  }
}

const resultFile = (job: Job): string => join(job.dataDir, "sites", job.site.id, "latest.json")

/** The result of the last check of this shop. Throws RESULT_MISSING or RESULT_DAMAGED. */
export const lastResult = (job: Job): Document => {
  const file = resultFile(job)
  if (!existsSync(file)) throw new SekishoError("RESULT_MISSING", { file })
  return parseDocument(parseJson(readText(file), file), file)
}

/** Keeps a result where `report` finds it. */
export const keepResult = (job: Job, document: Document): void => writeText(resultFile(job), renderJson(document))
