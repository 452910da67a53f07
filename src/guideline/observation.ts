import type { Words } from "../lib/words.ts"
import type { Vantage } from "./site.ts"

/** What a check found. `not-applicable` is an answer, `unknown` is the absence of one. */
export type Status = "ok" | "not-ok" | "not-applicable" | "unknown"
export const SEVERITIES = ["low", "medium", "high", "critical"] as const
export type Severity = (typeof SEVERITIES)[number]

export const EVIDENCE_KINDS = [
  "address",
  "certificate",
  "cookie",
  "dns",
  "door",
  "file",
  "form",
  "frame",
  "header",
  "library",
  "mode",
  "page",
  "port",
  "protocol",
  "redirect",
  "script",
  "software",
  "status",
  "text",
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** One thing that was seen: its kind, where, and its text as it stood there (cut to `LIMITS.evidenceChars`). */
export interface Evidence {
  readonly kind: EvidenceKind
  readonly where: string
  readonly value: string
}

/** What was seen, where, when, by which check or guard, and until when it counts. Times are milliseconds since 1970 UTC. */
export interface Observation {
  /** Criteria that this answers. */
  readonly criteria: readonly string[]
  /** `web/hsts` (a check) or `login-defence` (a guard of the gate). */
  readonly by: string
  readonly means: "observed" | "inside" | "enforced"
  readonly outcome: string
  readonly status: Status
  /** An `ok` that fulfils only a part: an own diagnosis, day 1 of 365. */
  readonly partly?: true
  /** Of a guard: only `enforce` is a control. */
  readonly mode?: "observe" | "enforce"
  readonly severity?: Severity
  readonly vantage: Vantage
  readonly observedAt: number
  readonly validUntil: number
  readonly evidence: readonly Evidence[]
  /** What was found, in words for both readers, values filled in. */
  readonly title: Words
  readonly says: Words
  readonly remedy?: Words
}

export const ANSWER_STATES = ["yes", "no", "not-applicable", "provider", "alternative", "planned"] as const
export type AnswerState = (typeof ANSWER_STATES)[number]

/** A person's answer to one criterion. */
export interface Answer {
  readonly criterion: string
  readonly state: AnswerState
  /** Name of the person who says so. */
  readonly by: string
  readonly at: number
  /** Until when it counts; of `planned`, until when it will be done. */
  readonly until: number
  /** The reason (`not-applicable`), the measure (`alternative`), the plan (`planned`). */
  readonly text?: string
  /** Of `provider`: where the provider says so. */
  readonly link?: string
  /** Of `alternative`: who approved it. */
  readonly approvedBy?: string
  /** Names of evidence files. */
  readonly evidence?: readonly string[]
}
