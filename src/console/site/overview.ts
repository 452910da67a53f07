import type { z } from "zod"
import { REASON_WORDS } from "../../guideline/reasons.ts"
import { PLACES } from "../../guideline/requirement.ts"
import type { VERDICT_STATES } from "../../guideline/verdict-shape.ts"
import { isoTime } from "../../lib/clock.ts"
import { isAnswerReason } from "./reason.ts"
import type { Standing } from "../../records/runs.ts"
import { workOf, workWords } from "../../report/effort.ts"
import type { Document, PaperCriterion, PaperVerdict } from "../../report/document.ts"
import { firstThings, type Thing } from "../../report/first-things.ts"
import { estimateLoss, type Loss, type ShopSize } from "../../report/loss.ts"
import { costNote } from "../../report/papers/owner-sheet.ts"
import { askedWords, pressingReason } from "../../report/pressing.ts"
import { EFFORT_WORDS, figureWords, levelWords, ROLE_WORDS, STATE_WORDS, UI } from "../../report/words.ts"
import type { duty, RequirementView, SiteOverview, step, trendPoint } from "../contract/sites.ts"
import type { World } from "../world.ts"
import { onceFor } from "./memory.ts"
import { comparisonsOf } from "./comparisons.ts"
import { isAwaiting } from "./rows.ts"
import { fileOf, siteNow, standingsNow, type SiteNow } from "./site-now.ts"
import { detailsOf, sizeOf } from "./site-settings.ts"
import { awaitingOf, expiringOf, nameOf, overdueOf } from "./summaries.ts"
import type { ConsoleSite } from "../world.ts"

const TREND_POINTS = 400

const requirementView = (verdict: PaperVerdict): RequirementView => {
  const core = verdict.criteria.filter(({ weight }) => weight === "core")
  const of = (state: (typeof VERDICT_STATES)[number]): number => core.filter((one) => one.state === state).length
  return {
    id: verdict.requirement,
    phase: verdict.phase,
    level: verdict.level,
    levelWords: levelWords(verdict.level, verdict.levelProvenance),
    levelConfirmed: verdict.levelProvenance === "confirmed",
    title: verdict.title,
    officialTitle: verdict.officialTitle?.ja ?? null,
    explanation: verdict.explanation,
    role: verdict.role,
    roleWords: ROLE_WORDS[verdict.role].title,
    state: verdict.state,
    stateWords: STATE_WORDS[verdict.state],
    unknowns: [...verdict.unknowns],
    because: { ja: pressingReason(verdict, "ja"), en: pressingReason(verdict, "en") },
    places: PLACES.filter((place) => verdict.places.includes(place)),
    core: {
      met: of("met"),
      partly: of("partly"),
      unmet: of("unmet"),
      unknown: of("unknown"),
      "not-applicable": of("not-applicable"),
    },
    awaiting: verdict.criteria.filter((criterion) => isAwaiting(verdict, criterion)).length,
  }
}

// The judged document and the standings stay the same objects until something changes: see `site-now.ts`.
const trendOf = onceFor((standings: readonly Standing[]): z.infer<typeof trendPoint>[] =>
  standings
    .map(({ at, counts, core }) => ({ at: isoTime(at), counts, unmetCore: core.unmet, metCore: core.met }))
    .toReversed(),
)
const viewsOf = onceFor(({ verdicts }: Document): RequirementView[] => verdicts.map(requirementView))

type Rates = { readonly staffYenPerHour?: number; readonly contractorYenPerHour?: number }

const stepOf = ({ verdict, criterion, seen, effort }: Thing, rates: Rates): z.infer<typeof step> => {
  const work = workOf(effort, rates)
  return {
    criterion: criterion.criterion,
    requirement: verdict.requirement,
    title: verdict.title,
    says: criterion.state === "unmet" && seen ? seen.says : askedWords(criterion),
    why: criterion.why,
    remedy: seen?.remedy ?? criterion.remedy ?? criterion.question,
    severity: criterion.severity ?? null,
    effort,
    effortWords: EFFORT_WORDS[effort],
    hours: { low: work.lowHours, high: work.highHours },
    yen: { low: work.lowYen, high: work.highYen },
    basis: workWords(work),
    assumption: { ja: costNote(rates, "ja"), en: costNote(rates, "en") },
  }
}

const traceOf = (criterion: PaperCriterion): z.infer<typeof duty>["traces"][number] => {
  const { answer } = criterion
  const counted = isAnswerReason(criterion.reason) ? answer : undefined
  return {
    criterion: criterion.criterion,
    question: criterion.question,
    state: criterion.state,
    by: answer?.by ?? null,
    at: answer?.at ?? null,
    until: counted?.until ?? null,
    says: REASON_WORDS[criterion.reason],
    files: (answer?.evidence ?? []).map(fileOf).map(({ name, hash }) => ({ name, hash })),
  }
}

const dutyOf = (verdict: PaperVerdict): z.infer<typeof duty> => ({
  requirement: verdict.requirement,
  title: verdict.title,
  officialTitle: verdict.officialTitle?.ja ?? null,
  state: verdict.state,
  stateWords: STATE_WORDS[verdict.state],
  explanation: verdict.explanation,
  traces: verdict.criteria.map(traceOf),
})
const dutiesOf = onceFor(({ verdicts }: Document): z.infer<typeof duty>[] =>
  verdicts.filter(({ phase }) => phase === "owner").map(dutyOf),
)

const lossOf = (loss: Loss): SiteOverview["loss"] => ({
  lowYen: loss.lowYen,
  highYen: loss.highYen,
  sized: loss.sized,
  parts: loss.parts.map((part) => ({
    what: part.what,
    lowYen: part.lowYen,
    highYen: part.highYen,
    reckoned: part.reckoned ?? null,
    sources: part.figures.map((figure) => ({
      what: figure.what,
      source: figure.source,
      year: figure.year,
      value: figureWords(figure),
    })),
  })),
})

const facts = (now: SiteNow, size: ShopSize) => {
  const { site, document } = now
  return {
    id: site.site.id,
    name: nameOf(site),
    publicUrl: site.site.publicUrl,
    sample: site.sample,
    state: site.site.state,
    form: site.site.form,
    payment: site.site.payment,
    membership: site.site.membership,
    platform: document.site.platformName ?? document.site.platform,
    platformVersion: document.site.platformVersion,
    sekisho: document.sekisho,
    catalogue: document.catalogue,
    judgedAt: isoTime(now.now),
    lastLookAt: now.run?.startedAt ?? null,
    counts: document.counts,
    awaiting: awaitingOf(now),
    overdue: overdueOf(now),
    expiring: expiringOf(now),
    size,
    loss: lossOf(estimateLoss(size)),
    notSeen: document.notSeen.map(({ what, why }) => ({ what, why })),
    examination: UI.examination,
  }
}

/** The owner's page: where the shop stands now, what to do next, the seven duties, what a breach would cost. */
export const overviewOf = async (world: World, site: ConsoleSite): Promise<SiteOverview> => {
  const [now, standings, size, details] = await Promise.all([
    siteNow(world, site),
    standingsNow(world, site.site.id, TREND_POINTS),
    sizeOf(world, site),
    detailsOf(world, site),
  ])
  const rates: Rates = {
    ...(details.rates?.["staff-yen-per-hour"] ? { staffYenPerHour: details.rates["staff-yen-per-hour"] } : {}),
    ...(details.rates?.["contractor-yen-per-hour"]
      ? { contractorYenPerHour: details.rates["contractor-yen-per-hour"] }
      : {}),
  }
  return {
    ...facts(now, size),
    requirements: viewsOf(now.document),
    trend: trendOf(standings),
    steps: firstThings(now.document).map((thing) => stepOf(thing, rates)),
    duties: dutiesOf(now.document),
    comparisons: [...comparisonsOf(now)],
    check: world.runner.state(site),
  }
}
