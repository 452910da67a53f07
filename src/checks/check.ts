import type { Evidence, Severity } from "../guideline/observation.ts"
import type { Values, Words } from "../lib/words.ts"
import type { PlatformId } from "../platforms/profile.ts"
import type { FactName, Facts } from "./facts.ts"

/** What one outcome of a check means, and the sentence that is said for it. */
export type OutcomeSpec = { readonly says: Words } & (
  | { readonly status: "ok"; readonly partly?: true }
  | { readonly status: "not-ok"; readonly severity: Severity }
  | { readonly status: "not-applicable" }
  | { readonly status: "unknown" }
)

/** What a check answers: one of its declared outcomes, the evidence for it, and the values of its sentence. */
export interface Outcome<O extends string> {
  readonly outcome: O
  readonly evidence?: readonly Evidence[]
  readonly values?: Values
  /** Earlier than the check's own validity: a certificate's last day. Milliseconds since 1970 UTC. */
  readonly validUntil?: number
}

/** A pure function over collected facts. It sees only what it names in `needs`; it never does I/O and never reads the clock. */
export interface Check<N extends FactName = FactName, O extends string = string> {
  /** `web/hsts`, the file's own place under `checks/`. Permanent. */
  readonly id: string
  /** Criteria of the guideline that it answers. */
  readonly criteria: readonly string[]
  readonly needs: readonly N[]
  /** How long an observation counts. Default 7 days. */
  readonly validForDays?: number
  readonly title: Words
  readonly outcomes: Readonly<Record<O, OutcomeSpec>>
  readonly remedy: Words
  /** Steps for one shop software, said in place of `remedy`. */
  readonly remedyOn?: Partial<Readonly<Record<PlatformId, Words>>>
  judge(facts: Pick<Facts, N>): Outcome<NoInfer<O>>
}

export type AnyCheck = Omit<Check, "judge"> & { judge(facts: never): Outcome<string> }

/** Makes a check: a misspelt outcome or a fact that is not in `needs` does not compile. */
export const defineCheck = <const N extends FactName, const O extends string>(check: Check<N, O>): Check<N, O> =>
  Object.freeze(check)
