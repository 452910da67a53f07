import { domainToUnicode } from "node:url"
import { z } from "zod"
import type { Severity } from "../../guideline/observation.ts"
import { CATALOGUE_EDITION } from "../../guideline/catalogue.ts"
import { DAY_MS } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { VERSION } from "../../lib/version.ts"
import type { Words } from "../../lib/words.ts"
import { shopName } from "../../report/html/text.ts"
import { journalVersions } from "../../records/journal.ts"
import { hashOf } from "../access/tokens.ts"
import { siteRow } from "../contract/sites.ts"
import { problemOf } from "../http/problem.ts"
import type { ConsoleSite } from "../world.ts"
import { isAwaiting, isOpen } from "./rows.ts"
import { EXPIRING_DAYS, siteNow, validUntil, type SiteDesk, type SiteNow } from "./site-now.ts"

const SUMMARY = "summary"

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
  /** Somebody has found that the shop's records are damaged: its line is reckoned again. */
  forget(site: ConsoleSite): Promise<void>
}

const SEVERITY_WEIGHT: Readonly<Record<Severity, number>> = { critical: 1_000, high: 200, medium: 30, low: 5 }
const LEVEL_WEIGHT = { must: 60, need: 20, advise: 5 } as const

/** Criteria that are met by an answer which runs out within 30 days. */
export const expiring = ({
  document,
  words,
  now,
}: SiteNow): readonly { readonly criterion: string; readonly question: Words; readonly until: number }[] =>
  document.verdicts
    .filter(({ role, state }) => role !== "later" && state !== "not-applicable")
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ criterion, question, state, reason }) => {
      const until = words.get(criterion)?.answer?.until
      if (state !== "met" || !reason.startsWith("answered") || until === undefined) return []
      return until - now <= EXPIRING_DAYS * DAY_MS ? [{ criterion, question, until }] : []
    })
export const expiringOf = (now: SiteNow): number => expiring(now).length

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

/** A host as its owner writes it: `パン屋.jp`, not `xn--…`. */
const spelled = (host: string): string => {
  const [name = "", port] = host.split(/:(?=\d{1,5}$)/)
  const written = domainToUnicode(name)
  if (written === "") return host
  return port === undefined ? written : `${written}:${port}`
}

export const nameOf = ({ site }: ConsoleSite): string => {
  const host = shopName(site.publicUrl)
  return host === null ? site.id : spelled(host)
}

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
    form: site.site.form,
    sample: site.sample,
    counts: document.counts,
    awaiting,
    overdue,
    findings,
    lastLookAt: run?.startedAt ?? null,
    expiring: expiringOf(now),
    weight: bySeverity + byLevel + overdue * 10 + awaiting + (run === null ? 500 : 0),
    damaged: null,
  }
}

/** Before every other shop: nobody can say how this one stands. */
const DAMAGED_WEIGHT = 1_000_000_000
const NO_STATES = { met: 0, partly: 0, unmet: 0, unknown: 0, "not-applicable": 0 }

const damagedRow = (site: ConsoleSite, error: SekishoError): SiteRow => ({
  id: site.site.id,
  name: nameOf(site),
  publicUrl: site.site.publicUrl,
  state: site.site.state,
  form: site.site.form,
  sample: site.sample,
  counts: { must: NO_STATES, need: NO_STATES, advise: NO_STATES },
  awaiting: 0,
  overdue: 0,
  findings: { critical: 0, high: 0, medium: 0, low: 0 },
  lastLookAt: null,
  expiring: 0,
  weight: DAMAGED_WEIGHT,
  damaged: problemOf(error),
})

/** Keeps one line for each shop, so that a list of many is one look at the records. */
export const createSummaries = (world: SiteDesk): Summaries => {
  const levels = world.requirements.map(({ id, level }) => [id, level])
  const bases = new WeakMap<ConsoleSite, string>()
  const basisOf = (shop: ConsoleSite): string => {
    const known = bases.get(shop)
    if (known !== undefined) return known
    const basis = hashOf(JSON.stringify([VERSION, CATALOGUE_EDITION, levels, shop.site, shop.sample]))
    bases.set(shop, basis)
    return basis
  }
  /** What this process has read already, by its revision: so a list of many reads only what others have written since. */
  const read = new Map<string, { readonly revision: number; readonly kept: Kept | null }>()
  const storedOf = async (shop: string, revision: number): Promise<Kept | null> => {
    const known = read.get(shop)
    if (known?.revision === revision) return known.kept
    const entry = revision === 0 ? null : await world.records.latest(SUMMARY, shop)
    const parsed = kept.safeParse(entry?.body)
    const one = parsed.success ? parsed.data : null
    read.set(shop, { revision: entry?.revision ?? 0, kept: one })
    return one
  }
  const keep = async ({ site }: ConsoleSite, body: Kept | null, at: number): Promise<void> => {
    const before = await world.records.latest(SUMMARY, site.id)
    await world.records.append([{ kind: SUMMARY, key: site.id, body, at }])
    if (before) await world.records.prune(SUMMARY, site.id, [before.revision])
  }
  const reckon = async (site: ConsoleSite, version: number): Promise<SiteRow> => {
    // Many shops in a row must not keep everybody else waiting.
    await new Promise<void>((next) => void setImmediate(next))
    const now = await siteNow(world, site)
    const summary: Kept = { version, validUntil: validUntil(now), basis: basisOf(site), row: rowOf(now) }
    await keep(site, summary, now.now)
    return summary.row
  }
  /** One shop's torn record is that shop's own matter. It is not kept: mending it writes no line into the journal. */
  const reckonOrSay = async (site: ConsoleSite, version: number): Promise<SiteRow> => {
    try {
      return await reckon(site, version)
    } catch (error) {
      if (error instanceof SekishoError && error.code === "RECORDS_DAMAGED") return damagedRow(site, error)
      throw error
    }
  }
  return {
    async rows(sites) {
      const [stored, versions] = await Promise.all([world.records.heads(SUMMARY, ""), journalVersions(world.records)])
      const rows: SiteRow[] = []
      for (const site of sites) {
        const version = versions.get(site.site.id) ?? 0
        const known = await storedOf(site.site.id, stored.get(site.site.id) ?? 0)
        const good = known?.version === version && known.validUntil > world.clock() && known.basis === basisOf(site)
        rows.push(good ? known.row : await reckonOrSay(site, version))
      }
      return rows.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    },
    async forget(site) {
      const { body = null } = (await world.records.latest(SUMMARY, site.site.id)) ?? {}
      if (body !== null) await keep(site, null, world.clock())
    },
  }
}
