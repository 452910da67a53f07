import type { Operator } from "../operators/operator.ts"
import type { KeyMatch, Link, Rule, RuleTarget } from "../plan/rule.ts"
import type { Transform } from "../transforms/transform.ts"
import type { Collection, Item } from "./collection.ts"
import { carryOut } from "./effects.ts"
import type { Matched, State } from "./state.ts"
import { meetsAll, type Text } from "./text.ts"

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

const nameOf = (target: RuleTarget, key: string): string => {
  if (target.count) return `&${target.variable}${target.match.kind === "key" ? `:${target.match.key}` : ""}`
  if (key === "") return target.variable
  // What matched before keeps the name it matched under.
  return target.variable.startsWith("MATCHED_VARS") ? key : `${target.variable}:${key}`
}

/** Without clauses there is nothing to remember of a value. */
const throughSteps = (value: string, steps: readonly Transform[]): string => {
  let out = value
  for (const step of steps) out = step.apply(out)
  return out
}

/** One run of a link over its targets. */
class LinkRun {
  readonly #rule: Rule
  readonly #link: Link
  readonly #operator: Operator
  readonly #negated: boolean
  readonly #clauses: readonly number[]
  readonly #state: State
  any = false

  constructor(rule: Rule, link: Link, operator: Operator, state: State) {
    this.#rule = rule
    this.#link = link
    this.#operator = operator
    this.#negated = link.operator?.negated === true
    this.#clauses = link.operator?.clauses ?? []
    this.#state = state
  }

  /** Runs the operator over one value; after a match, records it and carries out the link's effects. */
  #value(target: RuleTarget, key: string, value: string): void {
    const state = this.#state
    if (this.#operator.test(value, state) === this.#negated) return
    this.any = true
    if (this.#link.capture) state.tx.capture(this.#negated ? [value] : this.#operator.captures(value, state))
    state.matched.push({ name: nameOf(target, key), value })
    for (const effect of this.#link.effects) carryOut(effect, state)
  }

  #text(target: RuleTarget, key: string, text: Text): void {
    this.#state.texts.through(text, this.#link.pipeline, (made) => {
      if (meetsAll(made.answers, this.#clauses)) this.#value(target, key, made.value)
    })
  }

  #member(target: RuleTarget, collection: Collection, place: number, guarded: boolean): void {
    const item = collection.items[place]
    // What is hidden is only for rules that look for attacks: those with clauses.
    if (item === undefined || (item.hidden === true && this.#clauses.length === 0)) return
    if (guarded && isExcluded(this.#rule, target, item.key, this.#state)) return
    const { pipeline } = this.#link
    if (this.#clauses.length === 0 && !pipeline.everyStep)
      return this.#value(target, item.key, throughSteps(item.value, pipeline.steps))
    const text = collection.values()[place]
    if (text === undefined) return
    // Nothing of the pipeline would change it: no need to remember that it did not.
    if (pipeline.triggers >= 0 && (text.triggers & pipeline.triggers) === 0) {
      if (meetsAll(text.answers, this.#clauses)) this.#value(target, item.key, text.value)
    } else this.#text(target, item.key, text)
  }

  #live(target: RuleTarget, items: readonly Item[], guarded: boolean): void {
    const { pipeline } = this.#link
    for (const item of items) {
      if (guarded && isExcluded(this.#rule, target, item.key, this.#state)) continue
      if (this.#clauses.length === 0 && !pipeline.everyStep)
        this.#value(target, item.key, throughSteps(item.value, pipeline.steps))
      else this.#text(target, item.key, this.#state.texts.of(item.value))
    }
  }

  target(target: RuleTarget): void {
    const state = this.#state
    const { match } = target
    const guarded = target.without.length > 0 || state.removedTargets.length > 0
    if (target.live) {
      const items = liveItems(target, state)
      if (!target.count) return this.#live(target, items, guarded)
      return this.#count(
        target,
        guarded ? items.filter((item) => !isExcluded(this.#rule, target, item.key, state)).length : items.length,
      )
    }
    const collection = state.collection(target.variable, target.slot)
    if (collection.items.length === 0 && !target.count) return
    if (match.kind === "key") {
      const places = collection.places(match.key)
      if (target.count) {
        const sent = places.filter((place) => collection.items[place]?.hidden !== true).length
        return this.#count(target, guarded && isExcluded(this.#rule, target, match.key, state) ? 0 : sent)
      }
      for (const place of places) this.#member(target, collection, place, guarded)
      return
    }
    let count = 0
    for (let place = 0; place < collection.items.length; place++) {
      const key = collection.items[place]?.key ?? ""
      if (match.kind === "pattern" && !matchesKey(match, key)) continue
      if (target.count && collection.items[place]?.hidden === true) continue
      if (!target.count) this.#member(target, collection, place, guarded)
      else if (!guarded || !isExcluded(this.#rule, target, key, state)) count++
    }
    if (target.count) this.#count(target, count)
  }

  #count(target: RuleTarget, count: number): void {
    this.#value(target, "", String(count))
  }
}

/** The members of a variable that rules change, as a target means them. */
const liveItems = (target: RuleTarget, state: State): readonly Item[] => {
  const { match } = target
  if (target.variable === "TX" && match.kind === "key") {
    const value = state.tx.get(match.key)
    return value === undefined ? [] : [{ key: match.key, value }]
  }
  if (target.variable === "TX") return state.tx.items(match.kind === "pattern" ? match.matches : () => true)
  const items = state.live(target.variable)
  return match.kind === "all" ? items : items.filter((item) => matchesKey(match, item.key))
}

const operatorOf = (link: Link, state: State): Operator | null => {
  const bound = link.operator
  if (bound === null) return null
  return bound.fixed ?? bound.compile(bound.argument.expand(state))
}

/** Whether a head or link matches at all; every matching value has its effects. */
const evaluateLink = (rule: Rule, link: Link, state: State): boolean => {
  const operator = operatorOf(link, state)
  if (operator === null) {
    for (const effect of link.effects) carryOut(effect, state)
    return true
  }
  const run = new LinkRun(rule, link, operator, state)
  for (const target of link.targets) run.target(target)
  return run.any
}

/** Runs a rule with its chain. What matched, of the head and every link; null where the rule does not match. */
export const evaluateRule = (rule: Rule, state: State): readonly Matched[] | null => {
  // The prefilter: most rules end here.
  if (rule.probe !== null && !meetsAll(state.answers(rule.probe), rule.operator?.clauses ?? [])) return null
  state.matched = []
  if (!evaluateLink(rule, rule, state)) return null
  for (const link of rule.links) if (!evaluateLink(rule, link, state)) return null
  return state.matched
}
