import type { Place } from "./place.ts"

/** What a variable's part after the colon selects. */
export type Selector =
  | { readonly kind: "all" }
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "pattern"; readonly source: string }

/** One target of a rule: `ARGS`, `&ARGS`, `!ARGS:name`, `ARGS:/pattern/`. */
export interface Target {
  /** Upper case, one of the table in variables.ts. */
  readonly variable: string
  readonly selector: Selector
  readonly count: boolean
  readonly exclude: boolean
  readonly place: Place
}

export interface OperatorText {
  /** Lower case, without the @. */
  readonly name: string
  readonly argument: string
  readonly negated: boolean
  readonly place: Place
}

export interface ActionText {
  /** Lower case. */
  readonly name: string
  /** Null where nothing follows the name. */
  readonly value: string | null
  readonly place: Place
}

/** SecRule or SecAction with its chained links; SecAction has no targets and no operator. */
export interface RuleText {
  readonly kind: "rule"
  readonly targets: readonly Target[]
  readonly operator: OperatorText | null
  readonly actions: readonly ActionText[]
  /** The links that follow, in order; empty on links themselves. */
  readonly links: readonly RuleText[]
  readonly place: Place
}

export interface MarkerText {
  readonly kind: "marker"
  readonly label: string
  readonly place: Place
}

/** A directive that changes rules read before it, or settings of the engine. */
export interface DirectiveText {
  readonly kind: "directive"
  /** Lower case. */
  readonly name: string
  readonly words: readonly { readonly text: string; readonly place: Place }[]
  readonly place: Place
}

export type Statement = RuleText | MarkerText | DirectiveText
