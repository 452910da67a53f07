import { z } from "zod"
import type { Records, Write } from "../storage/records.ts"

export const JOURNAL = "journal"

/** Everything that people and Sekisho change in the records of a shop. */
export const DEEDS = [
  "answer",
  "withdraw",
  "import",
  "assign",
  "mark",
  "check",
  "order",
  "acknowledge",
  "order-withdrawn",
  "file",
  "contractor",
  "contractor-removed",
  "terminal",
  "terminal-removed",
  "terminal-answer",
  "remind",
  "card",
  "details",
  "size",
  "sample",
  "people",
] as const
export type Deed = (typeof DEEDS)[number]

export interface JournalEntry {
  /** Name of the person, or of the command. */
  readonly who: string
  /** Id of the person who was signed in; null where it came over the command line. */
  readonly person: string | null
  readonly what: Deed
  /** Questions, files, people: what it was done to, at most 100. */
  readonly about: readonly string[]
}

const MAX_ABOUT = 100
const shape = z.object({
  who: z.string(),
  person: z.string().nullable(),
  what: z.enum(DEEDS),
  about: z.array(z.string()),
})

/**
 * The line that goes with every change of a shop's records, in the same `append`. Its newest revision also tells whether anything
 * has changed since something was reckoned.
 */
export const journalWrite = (shop: string, entry: JournalEntry, at: number): Write => ({
  kind: JOURNAL,
  key: shop,
  body: { ...entry, about: entry.about.slice(0, MAX_ABOUT) },
  at,
})

/** Newest first, at most `limit`. Lines that a later version wrote are left out. */
export const journalOf = async (
  records: Records,
  shop: string,
  limit: number,
): Promise<readonly (JournalEntry & { readonly at: number; readonly revision: number })[]> =>
  (await records.history(JOURNAL, shop, limit)).flatMap(({ body, at, revision }) => {
    const parsed = shape.safeParse(body)
    return parsed.success ? [{ ...parsed.data, at, revision }] : []
  })

/** How many lines each shop's journal has. */
export const journalVersions = (records: Records): Promise<ReadonlyMap<string, number>> => records.heads(JOURNAL, "")
