import { readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { replaceVersion } from "retire/lib/retire.js"
import { z } from "zod"
import type { Fault } from "../facts.ts"

/** Where `sekisho update` puts the data on libraries, below the data folder. */
export const FEED_FILE = join("feeds", "jsrepository.json")
export const FEED_DATE_FILE = join("feeds", "jsrepository.date.json")
export const FEED_BYTES = 8 * 1024 * 1024

const TEXTS = z.array(z.string().max(4_000)).max(2_000)
const HOLE = z.object({
  below: z.string().max(100).optional(),
  atOrAbove: z.string().max(100).optional(),
  excludes: TEXTS.optional(),
  severity: z.enum(["none", "low", "medium", "high", "critical"]).optional(),
  identifiers: z
    .object({
      CVE: TEXTS.optional(),
      githubID: z.string().max(100).optional(),
      summary: z.string().max(4_000).optional(),
    })
    .optional(),
})
const COMPONENT = z.object({
  vulnerabilities: z.array(HOLE).max(2_000),
  extractors: z.object({
    uri: TEXTS.optional(),
    filename: TEXTS.optional(),
    filecontent: TEXTS.optional(),
    filecontentreplace: TEXTS.optional(),
    hashes: z.record(z.string().max(200), z.string().max(100)).optional(),
  }),
})
/** The parts of RetireJS' data that we use; the rest is dropped. */
export const REPOSITORY = z.record(z.string().max(200), COMPONENT).refine((all) => Object.keys(all).length > 0, "empty")
export type Repository = z.infer<typeof REPOSITORY>

const DATE = z.object({ fetchedAt: z.iso.datetime(), from: z.string().max(2_048), sha256: z.string().length(64) })
export type FeedDate = z.infer<typeof DATE>

export type LibraryData =
  | { readonly state: "read"; readonly repository: Repository; readonly text: string; readonly fetchedAt: number }
  | { readonly state: "not"; readonly fault: Fault; readonly detail: string }

const readBounded = async (file: string): Promise<string> => {
  if ((await stat(file)).size > FEED_BYTES) throw new RangeError(`> ${FEED_BYTES} bytes`)
  return readFile(file, "utf8")
}

/** Reads the data's text; throws where it has another shape. */
export const parseRepository = (text: string): Repository => REPOSITORY.parse(JSON.parse(replaceVersion(text)))

/** Reads the data that `sekisho update` fetched. Never throws: no data, or none that can be read, is `no-data`. */
export const readLibraryData = async (dataDir: string): Promise<LibraryData> => {
  try {
    const text = await readBounded(join(dataDir, FEED_FILE))
    const date = DATE.parse(JSON.parse(await readBounded(join(dataDir, FEED_DATE_FILE))))
    return { state: "read", repository: parseRepository(text), text, fetchedAt: Date.parse(date.fetchedAt) }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "malformed"
    return { state: "not", fault: "no-data", detail: code === "ENOENT" ? "sekisho update" : code }
  }
}
