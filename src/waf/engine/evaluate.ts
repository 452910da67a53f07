import type { Operator } from "../operators/operator.ts"
import { NO_ASKS, type Asks } from "../plan/prefilter.ts"
import type { KeyMatch, Link, Rule, RuleTarget } from "../plan/rule.ts"
import type { Item } from "./collection.ts"
import { carryOut } from "./effects.ts"
import type { Matched } from "./matched.ts"
import type { State } from "./state.ts"
import type { Sweep } from "./sweep.ts"

const everyName = (): boolean => true

const matchesKey = (match: KeyMatch, key: string): boolean => {
  if (match.kind === "all") return true
  const lower = key.toLowerCase()
  return match.kind === "key" ? match.key === lower : match.matches(lower)
}

const isExcluded = (rule: Rule, target: RuleTarget, key: string, state: State): boolean => {
  for (const match of target.without) if (matchesKey(match, key)) return true
  for (const removed of state.removedTargets)
    if (
      removed.exclusion.variable === target.variable &&
      removed.rules.has(rule.index) &&
      matchesKey(removed.exclusion.match, key)
    )
      return true
  return false
}

/** One run of a link over its targets. */
class LinkRun {
  readonly #rule: Rule
  readonly #link: Link
  readonly #operator: Operator
  readonly #negated: boolean
  readonly #state: State
  readonly #sweep: Sweep
  any = false

  constructor(rule: Rule, link: Link, operator: Operator, state: State, sweep: Sweep) {
    this.#rule = rule
    this.#link = link
    this.#operator = operator
    this.#negated = link.operator?.negated === true
    this.#state = state
    this.#sweep = sweep
  }

  /** Runs the operator over one value; after a match, records it and carries out the link's effects. */
  #value(target: RuleTarget, key: string, value: string): void {
    const state = this.#state
    if (this.#operator.test(value, state) === this.#negated) return
    this.any = true
    if (this.#link.capture) state.tx.capture(this.#negated ? [value] : this.#operator.captures(value, state))
    state.matched.push({ target, key, value })
    for (const effect of this.#link.effects) carryOut(effect, state)
  }

  /** What the pipeline makes of a value that nothing is kept of: its last outcome, or every step's. */
  #steps(target: RuleTarget, key: string, value: string): void {
    const { steps, everyStep } = this.#link.pipeline
    let out = value
    if (everyStep) this.#value(target, key, out)
    // Iterators would be made for every value.
    for (let index = 0; index < steps.length; index++) {
      const next = steps[index]?.apply(out) ?? out
      if (next === out) continue
      out = next
      if (everyStep) this.#value(target, key, out)
    }
    if (!everyStep) this.#value(target, key, out)
  }

  /** A target that the prefilter was asked of: only members whose row answers every question are looked at. */
  #asked(target: RuleTarget, asks: Asks, guarded: boolean): void {
    const sweep = this.#sweep
    if (!sweep.mayMatch(target.asked, asks)) return
    const items = sweep.items(target.asked)
    const { match, asked, exact } = target
    for (let place = 0; place < items.length; place++) {
      if (asked !== exact && sweep.values(asked, place, asks).length === 0) continue
      const values = sweep.values(exact, place, asks)
      if (values.length === 0) continue
      const key = items[place]?.key ?? ""
      if (match.kind === "pattern" && !matchesKey(match, key)) continue
      if (guarded && isExcluded(this.#rule, target, key, this.#state)) continue
      for (const value of values) this.#value(target, key, value)
    }
  }

  /** Every member that is meant; what is hidden is only for rules that look for attacks: those with clauses. */
  #all(target: RuleTarget, items: readonly Item[], guarded: boolean): void {
    const { match } = target
    for (const item of items) {
      if (item.hidden === true || (match.kind === "pattern" && !target.live && !matchesKey(match, item.key))) continue
      if (guarded && isExcluded(this.#rule, target, item.key, this.#state)) continue
      this.#steps(target, item.key, item.value)
    }
  }

  target(target: RuleTarget): void {
    const state = this.#state
    const guarded = target.without.length > 0 || state.removedTargets.length > 0
    if (target.asked >= 0) return this.#asked(target, this.#link.operator?.asks ?? NO_ASKS, guarded)
    if (target.variable === "TX" && target.match.kind === "key" && !target.count && !guarded)
      return this.#txVariable(target, target.match.key)
    const items = target.live ? liveItems(target, state) : storedItems(target, state)
    if (target.count) this.#count(target, items, guarded)
    else this.#all(target, items, guarded)
  }

  #txVariable(target: RuleTarget, name: string): void {
    const value = this.#state.tx.get(name)
    if (value !== undefined) this.#steps(target, name, value)
  }

  #count(target: RuleTarget, items: readonly Item[], guarded: boolean): void {
    const { match } = target
    let count = 0
    for (const item of items) {
      if (item.hidden === true || (match.kind === "pattern" && !target.live && !matchesKey(match, item.key))) continue
      if (!guarded || !isExcluded(this.#rule, target, item.key, this.#state)) count++
    }
    this.#value(target, "", String(count))
  }
}

const storedItems = ({ slot, match }: RuleTarget, state: State): readonly Item[] => {
  const collection = state.collection(slot)
  return match.kind === "key" ? collection.under(match.key) : collection.items
}

/** The members of a variable that rules change, as a target means them. */
const liveItems = (target: RuleTarget, state: State): readonly Item[] => {
  const { match } = target
  if (target.variable === "TX" && match.kind === "key") {
    const value = state.tx.get(match.key)
    return value === undefined ? [] : [{ key: match.key, value }]
  }
  if (target.variable === "TX") return state.tx.items(match.kind === "pattern" ? match.matches : everyName)
  const items = state.live(target.variable)
  return match.kind === "all" ? items : items.filter((item) => matchesKey(match, item.key))
}

const operatorOf = (link: Link, state: State): Operator | null => {
  const bound = link.operator
  if (bound === null) return null
  return bound.fixed ?? bound.compile(bound.argument.expand(state))
}

/** Whether a head or link matches at all; every matching value has its effects. */
const evaluateLink = (rule: Rule, link: Link, state: State, sweep: Sweep): boolean => {
  const operator = operatorOf(link, state)
  if (operator === null) {
    for (const effect of link.effects) carryOut(effect, state)
    return true
  }
  const run = new LinkRun(rule, link, operator, state, sweep)
  for (const target of link.targets) run.target(target)
  return run.any
}

/** Runs a rule with its chain. What matched, of the head and every link; null where the rule does not match. */
export const evaluateRule = (rule: Rule, state: State, sweep: Sweep): readonly Matched[] | null => {
  if (state.matched.length > 0) state.matched = []
  if (!evaluateLink(rule, rule, state, sweep)) return null
  for (const link of rule.links) if (!evaluateLink(rule, link, state, sweep)) return null
  return state.matched
}
