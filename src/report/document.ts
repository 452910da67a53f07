import type { CriterionVerdict, Verdict } from "../guideline/verdict-shape.ts"
import type { Observation } from "../guideline/observation.ts"
import type { Source } from "../guideline/requirement.ts"
import type { Site } from "../guideline/site.ts"
import type { Words } from "../lib/words.ts"

/** One run, whole: what every paper is made of and what `--format json` prints. Times are ISO 8601 UTC. */
export interface Document {
  readonly schema: "sekisho-check/1"
  readonly sekisho: string
  readonly catalogue: string
  readonly site: Site & { readonly platformName: string | null; readonly platformVersion: string | null }
  readonly startedAt: string
  readonly durationMs: number
  readonly requestsSent: number
  readonly browserRequestsSent: number
  readonly vantage: string | null
  readonly counts: Counts
  readonly verdicts: readonly PaperVerdict[]
  /** Things that could not be looked at, and why. */
  readonly notSeen: readonly {
    readonly fact: string
    readonly what: Words
    readonly fault: string
    readonly why: Words
    readonly detail: string
  }[]
}
/** How many requirements of each level and state there are, over those that apply now. */
export type Counts = Readonly<
  Record<
    "must" | "need" | "advise",
    Readonly<Record<"met" | "partly" | "unmet" | "unknown" | "not-applicable", number>>
  >
>

export type PaperObservation = Omit<Observation, "observedAt" | "validUntil"> & {
  readonly observedAt: string
  readonly validUntil: string
}
export type PaperCriterion = Omit<CriterionVerdict, "observations" | "answer"> & {
  readonly question: Words
  readonly why: Words
  /** Said by the reason code. */
  readonly because: Words
  /** What to do, the check's own words for this platform first; absent when nothing is to be done. */
  readonly remedy?: Words
  /** Where the question comes from; papers mark everything that is not the guideline's own text. */
  readonly source?: Source
  /** Places of the picture that this criterion is about; absent: those of its requirement. */
  readonly places?: readonly string[]
  /** How much work the remedy is; absent: papers judge it by what was seen. */
  readonly effort?: Effort
  readonly observations: readonly PaperObservation[]
  readonly answer?: {
    readonly state: string
    readonly by: string
    readonly at: string
    readonly until: string
    readonly text?: string
    readonly link?: string
    readonly approvedBy?: string
    readonly evidence?: readonly string[]
  }
}
/** small: a setting · medium: an afternoon of the practitioner · large: work with the contractor. */
export type Effort = "small" | "medium" | "large"
export type PaperVerdict = Omit<Verdict, "criteria"> & {
  readonly phase: "build" | "operate" | "owner" | "card"
  readonly title: Words
  readonly officialTitle?: { readonly ja: string; readonly provenance: "confirmed" | "recalled" }
  readonly explanation: Words
  /** Said by the reason code of the requirement, where it has one. */
  readonly because?: Words
  readonly level: "must" | "need" | "advise"
  readonly levelProvenance: "confirmed" | "recalled"
  readonly levelPage?: number
  readonly places: readonly string[]
  readonly criteria: readonly PaperCriterion[]
}
