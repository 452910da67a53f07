import { z } from "zod"
import type { Severity } from "../../guideline/observation.ts"
import { CATALOGUE_EDITION } from "../../guideline/catalogue.ts"
import { endOfDay } from "../../guideline/japan-day.ts"
import { DAY_MS, SECOND_MS } from "../../lib/clock.ts"
import { VERSION } from "../../lib/version.ts"
import { shopName } from "../../report/html/text.ts"
import { journalVersions } from "../../records/journal.ts"
import { hashOf } from "../access/tokens.ts"
import { siteRow } from "../contract/sites.ts"
import type { ConsoleSite, World } from "../world.ts"
import { isAwaiting, isOpen } from "./rows.ts"
import { siteNow, type SiteNow } from "./site-now.ts"

const SUMMARY = "summary"
export const EXPIRING_DAYS = 30

/** One shop in a line, as it was last reckoned. */
type SiteRow = z.infer<typeof siteRow>
const kept = z.object({
  /** The journal's newest line at that time: a later one makes the summary old. */
  version: z.number(),
  /** Until then nothing in it runs out. */
  validUntil: z.number(),
  /** What else it rests on: version, catalogue with its levels, configuration of the shop. */
  basis: z.string(),
  row: siteRow,
})
type Kept = z.infer<typeof kept>

export interface Summaries {
  /** Of these shops; what is old is reckoned again. */
  rows(sites: readonly ConsoleSite[]): Promise<readonly SiteRow[]>
}

const SEVERITY_WEIGHT: Readonly<Record<Severity, number>> = { critical: 1_000, high: 200, medium: 30, low: 5 }
const LEVEL_WEIGHT = { must: 60, need: 20, advise: 5 } as const

export const expiringOf = ({ document, words, now }: SiteNow): number =>
  document.verdicts
    .filter(({ role, state }) => role !== "later" && state !== "not-applicable")
    .flatMap(({ criteria }) => criteria)
    .filter(({ criterion, state, reason }) => {
      const answer = words.get(criterion)?.answer
      return state === "met" && reason.startsWith("answered") && answer && answer.until - now <= EXPIRING_DAYS * DAY_MS
    }).length

export const overdueOf = ({ document, assignments, words, today, now }: SiteNow): number =>
  document.verdicts.flatMap((verdict) =>
    verdict.criteria.filter((criterion) => {
      const due = assignments.get(criterion.criterion)?.due ?? null
      const answer = words.get(criterion.criterion)?.answer
      const late = (due !== null && due < today) || (answer?.state === "planned" && answer.until <= now)
      return late && isOpen(verdict, criterion)
    }),
  ).length

export const awaitingOf = ({ document }: SiteNow): number =>
  document.verdicts.flatMap((verdict) => verdict.criteria.filter((one) => isAwaiting(verdict, one))).length

export const nameOf = ({ site }: ConsoleSite): string => shopName(site.publicUrl) ?? site.id

const findingsOf = ({ document }: SiteNow): SiteRow["findings"] => {
  const bad = document.verdicts.flatMap((verdict) =>
    verdict.criteria.filter((one) => one.state === "unmet" && one.weight === "core" && isOpen(verdict, one)),
  )
  const of = (severity: Severity): number => bad.filter((one) => (one.severity ?? "medium") === severity).length
  return { critical: of("critical"), high: of("high"), medium: of("medium"), low: of("low") }
}

export const rowOf = (now: SiteNow): SiteRow => {
  const { site, document, run } = now
  const findings = findingsOf(now)
  const [awaiting, overdue] = [awaitingOf(now), overdueOf(now)]
  const byLevel = (["must", "need", "advise"] as const).reduce(
    (sum, level) => sum + document.counts[level].unmet * LEVEL_WEIGHT[level],
    0,
  )
  const bySeverity = (["critical", "high", "medium", "low"] as const).reduce(
    (sum, severity) => sum + findings[severity] * SEVERITY_WEIGHT[severity],
    0,
  )
  return {
    id: site.site.id,
    name: nameOf(site),
    publicUrl: site.site.publicUrl,
    state: site.site.state,
    sample: site.sample,
    counts: document.counts,
    awaiting,
    overdue,
    findings,
    lastLookAt: run?.startedAt ?? null,
    expiring: expiringOf(now),
    weight: bySeverity + byLevel + overdue * 10 + awaiting + (run === null ? 500 : 0),
  }
}

/** The first moment at which something that was weighed runs out, or a day begins that makes something overdue. */
const validUntil = ({ document, words, now, today }: SiteNow): number => {
  const times = [
    ...document.verdicts.flatMap(({ criteria }) =>
      criteria.flatMap(({ observations }) => observations.map((seen) => Date.parse(seen.validUntil))),
    ),
    ...[...words.values()].flatMap(({ answer }) =>
      answer ? [answer.until, answer.until - EXPIRING_DAYS * DAY_MS] : [],
    ),
  ].filter((time) => time > now)
  // Tomorrow something may be overdue that is not today.
  return Math.min((endOfDay(today) ?? now) + SECOND_MS, ...times)
}

const storedOf = async ({ records }: Pick<World, "records">): Promise<ReadonlyMap<string, Kept>> =>
  new Map(
    (await records.list(SUMMARY, "")).flatMap(({ key, body }) => {
      const parsed = kept.safeParse(body)
      return parsed.success ? [[key, parsed.data] as const] : []
    }),
  )

/** Keeps one line for each shop, so that a list of many is one look at the records. */
export const createSummaries = (world: Pick<World, "records" | "requirements" | "clock">): Summaries => {
  const levels = world.requirements.map(({ id, level }) => [id, level])
  const basisOf = ({ site, sample }: ConsoleSite): string =>
    hashOf(JSON.stringify([VERSION, CATALOGUE_EDITION, levels, site, sample]))
  const reckon = async (site: ConsoleSite, version: number): Promise<SiteRow> => {
    // Many shops in a row must not keep everybody else waiting.
    await new Promise<void>((next) => void setImmediate(next))
    const now = await siteNow(world, site)
    const summary: Kept = { version, validUntil: validUntil(now), basis: basisOf(site), row: rowOf(now) }
    const key = site.site.id
    const before = await world.records.latest(SUMMARY, key)
    await world.records.append([{ kind: SUMMARY, key, body: summary, at: now.now }])
    if (before) await world.records.prune(SUMMARY, key, [before.revision])
    return summary.row
  }
  return {
    async rows(sites) {
      const [stored, versions] = await Promise.all([storedOf(world), journalVersions(world.records)])
      const rows: SiteRow[] = []
      for (const site of sites) {
        const version = versions.get(site.site.id) ?? 0
        const known = stored.get(site.site.id)
        const good = known?.version === version && known.validUntil > world.clock() && known.basis === basisOf(site)
        rows.push(good ? known.row : await reckon(site, version))
      }
      return rows.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    },
  }
}
