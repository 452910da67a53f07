import type { Answer, Observation, Severity } from "./observation.ts"
import type { Role } from "./requirement.ts"

export const VERDICT_STATES = ["met", "partly", "unmet", "unknown", "not-applicable"] as const
export type VerdictState = (typeof VERDICT_STATES)[number]

/** Why something is unknown: could not be looked at · waits for a person · this version cannot. */
export const UNKNOWNS = ["could-not-look", "awaiting-answer", "not-supported"] as const
export type Unknown = (typeof UNKNOWNS)[number]

/** Why a criterion has its state. Each has words in `reasons.ts`. */
export const REASONS = [
  "observed-ok",
  "observed-not-ok",
  "observed-partly",
  "observed-not-applicable",
  "enforced",
  "enforced-partly",
  "inside-ok",
  "inside-not-ok",
  "answered-yes",
  "answered-no",
  "answered-provider",
  "answered-alternative",
  "answered-planned",
  "answered-not-applicable",
  "site-payment",
  "site-membership",
  "site-form",
  "once-open",
  "not-open-yet",
  "no-observation",
  "observation-expired",
  "observation-unknown",
  "vantage-no-stranger",
  "guard-observes-only",
  "guard-origin-open",
  "guard-origin-unknown",
  "answer-missing",
  "not-probed",
  "answer-expired",
  "answer-without-evidence",
  "answer-without-reason",
  "answer-without-link",
  "answer-without-approval",
  "answer-contradicted",
  "no-means-yet",
] as const
export type Reason = (typeof REASONS)[number]

export interface CriterionVerdict {
  readonly criterion: string
  readonly weight: "core" | "plus"
  readonly state: VerdictState
  readonly unknown?: Unknown
  readonly reason: Reason
  readonly severity?: Severity
  /** The observations that were weighed, newest first. */
  readonly observations: readonly Observation[]
  readonly answer?: Answer
}

export interface Verdict {
  readonly requirement: string
  readonly role: Role
  readonly state: VerdictState
  /** The kinds of unknown among its deciding criteria, most pressing first. */
  readonly unknowns: readonly Unknown[]
  readonly reason?: Reason
  readonly criteria: readonly CriterionVerdict[]
}
