import type { Operator } from "../operators/operator.ts"
import type { Place } from "../seclang/place.ts"
import type { VariableName } from "../seclang/variables.ts"
import type { Transform } from "../transforms/transform.ts"
import type { Macro } from "./macro.ts"
import type { Asks } from "./prefilter.ts"

export type Phase = 1 | 2 | 3 | 4 | 5

/** Which members of a collection are meant. Keys are lower case. */
export type KeyMatch =
  | { readonly kind: "all" }
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "pattern"; matches(key: string): boolean }

export interface Exclusion {
  readonly variable: VariableName
  readonly match: KeyMatch
}

export interface RuleTarget {
  readonly variable: VariableName
  /** The variable's number, for tables. */
  readonly slot: number
  /** Whether its value may change from rule to rule (TX, what matched last), so that nothing of it is kept. */
  readonly live: boolean
  readonly match: KeyMatch
  readonly count: boolean
  /** Members left out, of the same variable. */
  readonly without: readonly KeyMatch[]
  /** The node that the prefilter is asked of, changes of case left out; -1 where it cannot be asked. */
  readonly asked: number
  /** The node of the values as the operator sees them; -1 where the prefilter cannot be asked. */
  readonly exact: number
}

/** A list of transformations; rules with the same list share one, so that a value goes through it once. */
export interface Pipeline {
  readonly index: number
  readonly steps: readonly Transform[]
  /** Bits of TRIGGER: a value without any of these bytes goes through as it is. */
  readonly triggers: number
  /** multiMatch: every step's outcome is looked at, not only the last. */
  readonly everyStep: boolean
}

/** An operator with its argument; where that has macros, the operator is made for each filled-in text. */
export interface BoundOperator {
  readonly name: string
  readonly negated: boolean
  /** Null where the argument has macros. */
  readonly fixed: Operator | null
  readonly argument: Macro
  /** Made for a filled-in argument; remembered for a few. */
  compile(argument: string): Operator
  /** What is asked of a value's row: only where all is answered yes it is worth testing; empty: test every value. */
  readonly asks: Asks
}

export type SetKind = "set" | "add" | "subtract" | "unset"

/** What a rule does besides deciding; run for every value that matches. */
export type Effect =
  | {
      readonly kind: "setvar"
      readonly collection: "TX" | "IP" | "GLOBAL" | "SESSION" | "USER" | "RESOURCE"
      readonly name: Macro
      readonly set: SetKind
      readonly value: Macro
    }
  | { readonly kind: "expirevar"; readonly collection: string; readonly name: Macro; readonly seconds: Macro }
  | {
      readonly kind: "initcol"
      readonly collection: "IP" | "GLOBAL" | "SESSION" | "USER" | "RESOURCE"
      readonly key: Macro
    }
  | { readonly kind: "remove-rules"; readonly rules: ReadonlySet<number> }
  | { readonly kind: "remove-targets"; readonly rules: ReadonlySet<number>; readonly exclusion: Exclusion }
  | { readonly kind: "body-processor"; readonly processor: string }
  | { readonly kind: "force-body"; readonly on: boolean }
  | { readonly kind: "mode"; readonly mode: "on" | "detection-only" | "off" }
  | { readonly kind: "request-body-access"; readonly on: boolean }
  | { readonly kind: "response-body-access"; readonly on: boolean }

/** One SecRule: a head or a chained link. */
export interface Link {
  readonly targets: readonly RuleTarget[]
  /** What all targets give together after the pipeline, changes of case left out; -1 where the prefilter cannot be asked. */
  readonly view: number
  readonly pipeline: Pipeline
  /** Null for SecAction: it always matches, once, on nothing. */
  readonly operator: BoundOperator | null
  readonly capture: boolean
  readonly effects: readonly Effect[]
  readonly message: Macro | null
  readonly logData: Macro | null
}

export type Disruption =
  | { readonly kind: "pass" }
  | { readonly kind: "deny" | "drop"; readonly status: number }
  | { readonly kind: "redirect"; readonly status: number; readonly to: Macro }
  | { readonly kind: "allow"; readonly scope: "all" | "phase" | "request" }

export type SeverityName = "EMERGENCY" | "ALERT" | "CRITICAL" | "ERROR" | "WARNING" | "NOTICE" | "INFO" | "DEBUG"

export interface Rule extends Link {
  /** The place in the plan's list; what exclusions name. */
  readonly index: number
  /** 0 for a rule without an id. */
  readonly id: number
  readonly phase: Phase
  readonly links: readonly Link[]
  readonly disruption: Disruption
  readonly log: boolean
  readonly tags: readonly string[]
  readonly severity: SeverityName | null
  readonly version: string
  readonly skipAfter: string | null
  /** Rules of the phase jumped over after a match. */
  readonly skip: number
  readonly place: Place
}
