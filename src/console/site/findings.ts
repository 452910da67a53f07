import { z } from "zod"
import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { effortOf, seenOf } from "../../report/first-things.ts"
import type { PaperCriterion, PaperVerdict } from "../../report/document.ts"
import { levelWords } from "../../report/words.ts"
import { standingsOf, type Standing } from "../../records/runs.ts"
import type { Records, Write } from "../../storage/records.ts"
import type { finding } from "../contract/findings.ts"
import type { ConsoleSite, World } from "../world.ts"
import { requireKnown, siteAndNames } from "./questions.ts"
import { criterionRow, type Names } from "./rows.ts"
import type { SiteNow } from "./site-now.ts"

const MARK = "mark"
const STANDINGS = 1_000
/** How long something that was mended is still shown. */
const VERIFIED_DAYS = 90

type Finding = z.infer<typeof finding>
const shape = z.object({ mark: z.enum(["fixed", "open"]), by: z.string(), note: z.string() })
interface Mark extends z.infer<typeof shape> {
  readonly at: number
  readonly revision: number
}

const marksOf = async (records: Records, shop: string): Promise<ReadonlyMap<string, Mark>> =>
  new Map(
    (await records.list(MARK, `${shop}/`)).flatMap(({ key, body, at, revision }) => {
      const parsed = shape.safeParse(body)
      return parsed.success ? [[key.slice(shop.length + 1), { ...parsed.data, at, revision }] as const] : []
    }),
  )

/** A person's word that something is mended, or is not after all. Throws `CONSOLE_OVERTAKEN`. */
export const setMark = async (
  { records, clock }: Pick<World, "records" | "clock">,
  shop: string,
  told: z.infer<typeof shape> & { readonly criterion: string; readonly expect: number },
  journal: Write,
): Promise<void> => {
  requireKnown(told.criterion)
  const { criterion, expect, ...body } = told
  const write = { kind: MARK, key: `${shop}/${criterion}`, body, at: clock(), expect }
  const appended = await records.append([write, journal])
  if (appended.state === "conflict") throw new SekishoError("CONSOLE_OVERTAKEN")
}

/** The first of the newest standings in a row that call it unmet; `standings` newest first. */
const unmetSince = (standings: readonly Standing[], criterion: string): number | null => {
  const end = standings.findIndex(({ unmet }) => !unmet.includes(criterion))
  return standings[(end < 0 ? standings.length : end) - 1]?.at ?? null
}
const lastUnmet = (standings: readonly Standing[], criterion: string): number | null =>
  standings.find(({ unmet }) => unmet.includes(criterion))?.at ?? null

interface Scene {
  readonly now: SiteNow
  readonly names: Names
  readonly standings: readonly Standing[]
  readonly marks: ReadonlyMap<string, Mark>
}

const timesOf = ({ now, standings }: Scene, { criterion, answer }: PaperCriterion, seenAt: string | undefined) => {
  const seen = seenAt === undefined ? null : Date.parse(seenAt)
  const answered = answer === undefined ? null : Date.parse(answer.at)
  const last = seen ?? answered ?? lastUnmet(standings, criterion) ?? now.now
  const since = unmetSince(standings, criterion) ?? lastUnmet(standings, criterion) ?? last
  return { since: isoTime(Math.min(since, last)), lastSeenAt: isoTime(last), last }
}

const findingOf = (scene: Scene, verdict: PaperVerdict, criterion: PaperCriterion): Finding | null => {
  const { now, names, standings, marks } = scene
  const id = criterion.criterion
  const mark = marks.get(id)
  const unmet = criterion.state === "unmet"
  const before = lastUnmet(standings, id)
  const wasUnmet = mark !== undefined || (before !== null && now.now - before < VERIFIED_DAYS * DAY_MS)
  // Only what was seen or said to be good is verified; what nobody knows stays as it was marked.
  const verified = criterion.state === "met" && wasUnmet
  if (verdict.role === "later" || (!unmet && !verified && !(mark?.mark === "fixed" && criterion.state === "unknown")))
    return null
  const seen = seenOf(criterion)
  const { last, ...times } = timesOf(scene, criterion, seen?.observedAt)
  // A finding that was seen again after the mark is open again, whatever the mark says.
  const fixed = mark?.mark === "fixed" && (mark.at > last || !unmet)
  const row = criterionRow(now, names, verdict, criterion)
  const good = criterion.observations.find(({ status }) => status === "ok")
  return {
    criterion: id,
    requirement: verdict.requirement,
    requirementTitle: verdict.title,
    levelWords: levelWords(verdict.level, verdict.levelProvenance),
    weight: criterion.weight,
    life: verified ? "verified" : fixed ? "fixed" : "open",
    question: criterion.question,
    says: unmet ? (seen?.says ?? criterion.because) : (good?.says ?? criterion.because),
    severity: criterion.severity ?? null,
    remedy: criterion.remedy ?? null,
    effort: effortOf(criterion),
    ...times,
    verifiedAt: verified ? (good?.observedAt ?? criterion.answer?.at ?? isoTime(now.now)) : null,
    assignee: row.assignee,
    due: row.due,
    overdue: row.overdue,
    mark: mark?.mark === "fixed" ? { by: mark.by, at: isoTime(mark.at), note: mark.note } : null,
    markRevision: mark?.revision ?? 0,
  }
}

const LIFE_RANK = { open: 0, fixed: 1, verified: 2 } as const
const SEVERITY_RANK = { critical: 0, high: 1, medium: 2, low: 3 } as const
const rank = ({ life, weight, severity }: Finding): number =>
  LIFE_RANK[life] * 100 + (weight === "plus" ? 10 : 0) + SEVERITY_RANK[severity ?? "medium"]

/** Everything that is unmet, said to be mended, or seen to be mended lately; the most pressing first. */
export const findingsOf = async (world: World, site: ConsoleSite): Promise<readonly Finding[]> => {
  const [{ now, names }, standings, marks] = await Promise.all([
    siteAndNames(world, site),
    standingsOf(world.records, site.site.id, STANDINGS),
    marksOf(world.records, site.site.id),
  ])
  const scene = { now, names, standings, marks }
  return now.document.verdicts
    .filter(({ state }) => state !== "not-applicable")
    .flatMap((verdict) => verdict.criteria.flatMap((criterion) => findingOf(scene, verdict, criterion) ?? []))
    .toSorted((a, b) => rank(a) - rank(b))
}
