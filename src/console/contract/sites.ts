import { z } from "zod"
import { LEVELS, PHASES, PLACES } from "../../guideline/requirement.ts"
import { FORMS, PAYMENTS, SITE_STATES } from "../../guideline/site.ts"
import { UNKNOWNS } from "../../guideline/verdict-shape.ts"
import { severity, verdictState } from "./answers.ts"
import { checkState } from "./check.ts"
import { count, instant, problem, siteId, words } from "./shared.ts"

const states = z.object({ met: count, partly: count, unmet: count, unknown: count, "not-applicable": count })
/** How many requirements of each level and state there are. */
export const counts = z.object({ must: states, need: states, advise: states })

/** One shop in the agency's list; the server hands them out worst first. */
export const siteRow = z.object({
  id: siteId,
  /** Its address without the scheme, else its id. */
  name: z.string(),
  publicUrl: z.string().nullable(),
  state: z.enum(SITE_STATES),
  form: z.enum(FORMS).nullable(),
  sample: z.boolean(),
  counts,
  awaiting: count,
  overdue: count,
  /** Unmet deciding criteria, by severity; those without one count as medium. */
  findings: z.object({ critical: count, high: count, medium: count, low: count }),
  lastLookAt: instant.nullable(),
  /** Evidence and answers that run out within 30 days. */
  expiring: count,
  /** Higher is worse; only for ordering. */
  weight: z.number(),
  /** A record of this shop is damaged: what, and what to do. Then nothing else in the row is known. Else null. */
  damaged: problem.nullable(),
})
export const siteList = z.object({ sites: z.array(siteRow), judgedAt: instant })

export const requirementView = z.object({
  id: z.string(),
  phase: z.enum(PHASES),
  level: z.enum(LEVELS),
  levelWords: words,
  levelConfirmed: z.boolean(),
  title: words,
  officialTitle: z.string().nullable(),
  explanation: words,
  role: z.enum(["score", "gap", "later"]),
  roleWords: words,
  state: verdictState,
  stateWords: words,
  unknowns: z.array(z.enum(UNKNOWNS)),
  /** Why, in one sentence. */
  because: words,
  places: z.array(z.enum(PLACES)),
  /** Of its deciding criteria. */
  core: states,
  awaiting: count,
})
export type RequirementView = z.infer<typeof requirementView>

export const trendPoint = z.object({ at: instant, counts, unmetCore: count, metCore: count })

/** One of the three next steps. */
export const step = z.object({
  criterion: z.string(),
  requirement: z.string(),
  title: words,
  /** What was found, or what is asked. */
  says: words,
  why: words,
  remedy: words,
  severity: severity.nullable(),
  effort: z.enum(["small", "medium", "large"]),
  effortWords: words,
  /** What it may take, as a range. Both are Sekisho's own assumption and no public figure: show `basis` or `assumption` beside them. */
  hours: z.object({ low: z.number(), high: z.number() }),
  yen: z.object({ low: z.number(), high: z.number() }),
  /** The same in words, with what it rests on. */
  basis: words,
  /** What all such hours and yen rest on, with the rates that were used. */
  assumption: words,
})

/** One of the owner's seven duties and what shows that it was done. */
export const duty = z.object({
  requirement: z.string(),
  title: words,
  officialTitle: z.string().nullable(),
  state: verdictState,
  stateWords: words,
  explanation: words,
  traces: z.array(
    z.object({
      criterion: z.string(),
      question: words,
      state: verdictState,
      /** Answers: by whom and when. */
      by: z.string().nullable(),
      at: instant.nullable(),
      until: instant.nullable(),
      says: words,
      files: z.array(z.object({ name: z.string(), hash: z.string().nullable() })),
    }),
  ),
})

/** What shops that were broken into had in common, beside this shop. */
export const comparison = z.object({
  id: z.string(),
  /** `75`, with `%` or "26 / 50" in `figure`. */
  value: z.number(),
  figure: words,
  what: words,
  source: words,
  year: count,
  /** `better`: this shop has it in hand. */
  mine: z.enum(["better", "same", "unknown"]),
  because: words,
  criteria: z.array(z.string()),
})

export const shopSize = z.strictObject({
  monthlySalesYen: z.number().min(0).max(1e12).optional(),
  customers: z.int().min(0).max(1e9).optional(),
  staff: z.int().min(0).max(1e6).optional(),
})
export const loss = z.object({
  lowYen: z.number(),
  highYen: z.number(),
  sized: z.boolean(),
  parts: z.array(
    z.object({
      what: words,
      lowYen: z.number(),
      highYen: z.number(),
      reckoned: words.nullable(),
      sources: z.array(z.object({ what: words, source: words, year: count, value: words })),
    }),
  ),
})

export const siteOverview = z.object({
  id: siteId,
  name: z.string(),
  publicUrl: z.string().nullable(),
  sample: z.boolean(),
  state: z.enum(SITE_STATES),
  form: z.enum(FORMS).nullable(),
  payment: z.enum(PAYMENTS).nullable(),
  membership: z.boolean().nullable(),
  platform: z.string().nullable(),
  platformVersion: z.string().nullable(),
  sekisho: z.string(),
  catalogue: z.string(),
  judgedAt: instant,
  lastLookAt: instant.nullable(),
  counts,
  awaiting: count,
  overdue: count,
  expiring: count,
  requirements: z.array(requirementView),
  trend: z.array(trendPoint),
  steps: z.array(step),
  duties: z.array(duty),
  comparisons: z.array(comparison),
  size: shopSize,
  loss,
  notSeen: z.array(z.object({ what: words, why: words })),
  check: checkState,
  /** The line that ends every paper: not an examination. */
  examination: words,
})
export type SiteOverview = z.infer<typeof siteOverview>
