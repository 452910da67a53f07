import type { Phase, SeverityName } from "../plan/rule.ts"

/** What a rule decided. Nothing decided is null: the message goes on. */
export interface Decision {
  readonly action: "deny" | "drop" | "redirect"
  readonly status: number
  /** Where a redirect leads; null else. */
  readonly location: string | null
  readonly phase: Phase
  /** The rule that decided; 0 where a bound of the engine did. */
  readonly ruleId: number
  /** Why, without anything of the visitor's in it: a rule's message, or the bound that was hit. */
  readonly reason: string
}

/** One rule that matched and is to be told of. Values are latin1 bytes, cut; show them as UTF-8. */
export interface RuleMatch {
  readonly ruleId: number
  readonly phase: Phase
  readonly message: string
  readonly logData: string
  readonly severity: SeverityName | null
  readonly tags: readonly string[]
  /** What matched, the first few. */
  readonly variables: readonly { readonly name: string; readonly value: string }[]
}

/** Matches and variables of one match that are kept, and how much of each value. */
export const MATCH_LIMITS = { matches: 200, variables: 8, valueBytes: 512 } as const

export const cutValue = (value: string): string =>
  value.length > MATCH_LIMITS.valueBytes ? value.slice(0, MATCH_LIMITS.valueBytes) : value
