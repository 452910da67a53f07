import { z } from "zod"
import { japanDay } from "../../guideline/japan-day.ts"
import type { Requirement } from "../../guideline/requirement.ts"
import type { Document } from "../../report/document.ts"
import { lastWords, weighedAnswers, type KeptWord } from "../../records/answers.ts"
import { judge, lastRun, type Run } from "../../records/runs.ts"
import type { Records, Write } from "../../storage/records.ts"
import type { ConsoleSite, World } from "../world.ts"

const ASSIGNMENT = "assignment"

const assignment = z.object({ person: z.string().nullable(), due: z.string().nullable() })
/** Whose question it is and by when; `revision` counts its changes. */
export type Assignment = z.infer<typeof assignment> & { readonly revision: number }

export const assignmentsOf = async (records: Records, shop: string): Promise<ReadonlyMap<string, Assignment>> => {
  const entries = await records.list(ASSIGNMENT, `${shop}/`)
  return new Map(
    entries.flatMap(({ key, body, revision }) => {
      const parsed = assignment.safeParse(body)
      return parsed.success ? [[key.slice(shop.length + 1), { ...parsed.data, revision }] as const] : []
    }),
  )
}

/** The last word about one question wins: an assignment is not something that two people can lose. */
export const assignmentWrite = (
  shop: string,
  question: string,
  body: z.infer<typeof assignment>,
  at: number,
): Write => ({ kind: ASSIGNMENT, key: `${shop}/${question}`, body, at })

/** One shop, judged now: everything that its pages are made of. */
export interface SiteNow {
  readonly site: ConsoleSite
  readonly requirements: readonly Requirement[]
  readonly document: Document
  readonly words: ReadonlyMap<string, KeptWord>
  readonly assignments: ReadonlyMap<string, Assignment>
  readonly run: Run | null
  readonly now: number
  /** The day in Japan. */
  readonly today: string
}

export const siteNow = async (
  { records, requirements, clock }: Pick<World, "records" | "requirements" | "clock">,
  site: ConsoleSite,
): Promise<SiteNow> => {
  const shop = site.site.id
  const [words, assignments, run] = await Promise.all([
    lastWords(records, shop),
    assignmentsOf(records, shop),
    lastRun(records, shop),
  ])
  const now = clock()
  const document = judge({ site: site.site, requirements, run, answers: weighedAnswers(words, now), now })
  return { site, requirements, document, words, assignments, run, now, today: japanDay(now) }
}

const HASH = /#sha256=([0-9a-f]{64})$/
/** An evidence file as an answer names it: `方針.pdf#sha256=…`. */
export const fileOf = (
  reference: string,
): { readonly reference: string; readonly name: string; readonly hash: string | null } => {
  const hash = HASH.exec(reference)?.[1] ?? null
  return { reference, name: hash === null ? reference : reference.slice(0, -`#sha256=${hash}`.length), hash }
}
