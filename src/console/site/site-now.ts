import { z } from "zod"
import { endOfDay, japanDay } from "../../guideline/japan-day.ts"
import type { Requirement } from "../../guideline/requirement.ts"
import type { Document } from "../../report/document.ts"
import { lastWords, weighedAnswers, type KeptWord } from "../../records/answers.ts"
import { JOURNAL } from "../../records/journal.ts"
import { judge, lastRun, STANDING, standingsOf, type Run, type Standing } from "../../records/runs.ts"
import type { Records, Write } from "../../storage/records.ts"
import { DAY_MS, SECOND_MS } from "../../lib/clock.ts"
import { ShopMemory } from "./memory.ts"
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

/** The questions that are one person's. */
export const assignedTo = (assignments: ReadonlyMap<string, Assignment>, id: string): ReadonlySet<string> =>
  new Set([...assignments].filter(([, { person }]) => person === id).map(([question]) => question))

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

/** The days before an answer runs out on which that is said. */
export const EXPIRING_DAYS = 30

/** The first moment at which something that was weighed begins or runs out, or a day begins that makes something overdue. */
export const validUntil = ({ document, words, now, today }: SiteNow): number => {
  const times = [
    ...document.verdicts.flatMap(({ criteria }) =>
      criteria.flatMap(({ observations }) =>
        observations.flatMap((seen) => [Date.parse(seen.validUntil), Date.parse(seen.observedAt)]),
      ),
    ),
    ...[...words.values()].flatMap(({ answer }) =>
      answer ? [answer.at, answer.until, answer.until - EXPIRING_DAYS * DAY_MS] : [],
    ),
  ].filter((time) => time > now)
  // Tomorrow something may be overdue that is not today.
  return Math.min((endOfDay(today) ?? now) + SECOND_MS, ...times)
}

/** What is remembered of shops between two requests: everything that weighs writes a line into their journals. */
export interface SiteMemory {
  readonly now: ShopMemory<{ readonly judged: SiteNow; readonly validUntil: number }>
  readonly standings: ShopMemory<readonly Standing[]>
}
export const createSiteMemory = (): SiteMemory => ({ now: new ShopMemory(), standings: new ShopMemory() })

/** What a shop is judged from; with a memory nothing is judged twice. */
export type SiteDesk = Pick<World, "records" | "requirements" | "clock"> & { readonly memory?: SiteMemory }

const newestOf = async (records: Records, kind: string, shop: string): Promise<number> =>
  (await records.moments(kind, shop, 1))[0]?.revision ?? 0

/** One shop judged now, by what stands in the records now. */
export const siteNow = async (desk: SiteDesk, site: ConsoleSite): Promise<SiteNow> => {
  const { records, clock, memory } = desk
  if (memory === undefined) return judgedNow(desk, site)
  const shop = site.site.id
  // The revision is read first: what is written meanwhile makes what is remembered old.
  const revision = await newestOf(records, JOURNAL, shop)
  const now = clock()
  const known = memory.now.get(shop, revision)
  if (known && known.judged.now <= now && now < known.validUntil) return { ...known.judged, site, now }
  const judged = await judgedNow(desk, site)
  memory.now.set(shop, revision, { judged, validUntil: validUntil(judged) })
  return judged
}

/** Where the shop stood after each of its last runs, newest first, at most `limit`, which is always the same. */
export const standingsNow = async (
  { records, memory }: Pick<SiteDesk, "records" | "memory">,
  shop: string,
  limit: number,
): Promise<readonly Standing[]> => {
  const revision = await newestOf(records, STANDING, shop)
  const known = memory?.standings.get(shop, revision)
  if (known) return known
  const standings = await standingsOf(records, shop, limit)
  memory?.standings.set(shop, revision, standings)
  return standings
}

const judgedNow = async ({ records, requirements, clock }: SiteDesk, site: ConsoleSite): Promise<SiteNow> => {
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
