import { integerOf } from "../operators/numbers.ts"
import { isSettledEffect, knownSource, settledOperator, settledOutcome, type KnownTx } from "./constant.ts"
import type { Effect, Link, Rule } from "./rule.ts"

/** The rules of a phase before folding. */
export interface UnfoldedPhase {
  readonly rules: readonly Rule[]
  readonly markers: ReadonlyMap<string, readonly number[]>
}

export interface Folded {
  readonly phases: readonly UnfoldedPhase[]
  /** TX as every transaction begins with it. */
  readonly initialTx: ReadonlyMap<string, string>
}

type Setvar = Extract<Effect, { kind: "setvar" }>

const linksOf = (rule: Rule): readonly Link[] => [rule, ...rule.links]
const isPlain = (rule: Rule): boolean => !rule.log && rule.disruption.kind === "pass" && rule.skip === 0

/** The names a rule may write: whole names, and beginnings where the rest is filled in. */
class Writes {
  readonly #names = new Set<string>()
  readonly #prefixes: string[] = []

  add(rule: Rule): void {
    for (const link of linksOf(rule))
      for (const effect of link.effects) if (effect.kind === "setvar") this.#setvar(effect)
  }

  #setvar(effect: Setvar): void {
    if (effect.collection !== "TX") return
    if (effect.name.constant === null) this.#prefixes.push(effect.name.prefix)
    else this.#names.add(effect.name.constant)
  }

  has(name: string): boolean {
    return /^\d$/.test(name) || this.#names.has(name) || this.#prefixes.some((prefix) => name.startsWith(prefix))
  }
}

const assign = (effect: Effect, tx: Map<string, string>, known: KnownTx): void => {
  if (effect.kind !== "setvar") return
  const source = knownSource(known)
  const name = effect.name.expand(source).toLowerCase()
  const value = effect.value.expand(source)
  const old = integerOf(tx.get(name) ?? "")
  if (effect.set === "unset") tx.delete(name)
  else if (effect.set === "set") tx.set(name, value)
  else tx.set(name, String(effect.set === "add" ? old + integerOf(value) : old - integerOf(value)))
}

const indexAfter = (phase: UnfoldedPhase, label: string, index: number): number =>
  phase.markers.get(label)?.find((place) => place > index) ?? phase.rules.length

/**
 * Carries out the beginning of phase 1 as far as it is the same for every request. What it does is then what every
 * transaction begins with; its rules are gone. Ends before the first rule that may take others away or jump.
 */
const foldBeginning = (phase: UnfoldedPhase, tx: Map<string, string>, gone: Set<Rule>): void => {
  const written = new Writes()
  const known: KnownTx = { value: (name) => tx.get(name), isSettled: (name) => !written.has(name) }
  for (let index = 0; index < phase.rules.length; index++) {
    const rule = phase.rules[index]
    if (rule === undefined) return
    const outcome = settledChain(rule, known)
    if (outcome === false && rule.links.length === 0) {
      gone.add(rule)
      continue
    }
    const settled =
      outcome === true &&
      isPlain(rule) &&
      linksOf(rule).every((link) => link.effects.every((one) => isSettledEffect(one, known)))
    if (settled) {
      for (const link of linksOf(rule)) for (const effect of link.effects) assign(effect, tx, known)
      gone.add(rule)
      if (rule.skipAfter === null) continue
      const after = indexAfter(phase, rule.skipAfter, index)
      for (let jumped = index + 1; jumped < after; jumped++) {
        const one = phase.rules[jumped]
        if (one !== undefined) gone.add(one)
      }
      index = after - 1
      continue
    }
    written.add(rule)
    const changesRules = linksOf(rule).some((link) => link.effects.some((one) => one.kind === "remove-rules"))
    if (changesRules || rule.skipAfter !== null || rule.skip > 0 || rule.disruption.kind !== "pass") return
  }
}

/** The outcome of a whole chain: false as soon as one link never matches, true when all always do. */
const settledChain = (rule: Rule, known: KnownTx): boolean | null => {
  let outcome: boolean | null = true
  let effects = 0
  for (const link of linksOf(rule)) {
    const one = settledOutcome(link, known)
    // What a link sets before a later one fails is set all the same, so such a rule must stay.
    if (one === false) return effects > 0 ? null : false
    if (one === null) outcome = null
    effects += link.effects.length
  }
  return outcome
}

/** Whether taking rules away at run time could bring a folded range back: then the range must stay. */
const staysWhole = (skip: Rule, range: readonly Rule[], removals: readonly ReadonlySet<number>[]): boolean =>
  removals.every((set) => !set.has(skip.index) || range.every((rule) => set.has(rule.index)))

const foldPhase = (
  phase: UnfoldedPhase,
  known: KnownTx,
  gone: Set<Rule>,
  removals: readonly ReadonlySet<number>[],
): void => {
  for (const [index, rule] of phase.rules.entries()) {
    if (gone.has(rule)) continue
    const outcome = settledChain(rule, known)
    if (outcome === false) gone.add(rule)
    if (outcome !== true || rule.skipAfter === null || !isPlain(rule)) continue
    if (linksOf(rule).some((link) => link.effects.length > 0)) continue
    const range = phase.rules.slice(index + 1, indexAfter(phase, rule.skipAfter, index))
    if (!staysWhole(rule, range, removals)) continue
    gone.add(rule)
    for (const one of range) gone.add(one)
  }
}

/** Whether a rule does the same for every request once it runs, and nobody hears what it matched on. */
const alwaysMatches = (rule: Rule, known: KnownTx, live: readonly Rule[]): boolean =>
  isPlain(rule) &&
  !rule.capture &&
  rule.links.length === 0 &&
  rule.effects.every((one) => one.kind === "setvar" && !one.name.readsOther && !one.value.readsOther) &&
  settledOutcome(rule, known) === true &&
  !live.some((other) => linksOf(other).some((link) => link.effects.some((one) => takesTx(one, rule))))

const takesTx = (effect: Effect, rule: Rule): boolean =>
  effect.kind === "remove-targets" && effect.rules.has(rule.index) && effect.exclusion.variable === "TX"

/** A rule with what is known put in: operators made of their filled-in arguments, and no question whose answer is yes. */
const settled = (rule: Rule, known: KnownTx, live: readonly Rule[]): Rule => {
  if (alwaysMatches(rule, known, live)) return { ...rule, targets: [], operator: null }
  const fill = <L extends Link>(link: L): L => ({ ...link, operator: settledOperator(link.operator, known) })
  return { ...fill(rule), links: rule.links.map(fill) }
}

const withoutGone = (phase: UnfoldedPhase, gone: ReadonlySet<Rule>): UnfoldedPhase => {
  const before: number[] = [0]
  for (const [index, rule] of phase.rules.entries()) before.push((before[index] ?? 0) + (gone.has(rule) ? 0 : 1))
  const markers = [...phase.markers].map(
    ([label, places]) => [label, places.map((place) => before[place] ?? 0)] as const,
  )
  return { rules: phase.rules.filter((rule) => !gone.has(rule)), markers: new Map(markers) }
}

const ROUNDS = 4

/**
 * Takes out of a plan what is the same for every request: the rule set's own settings, and the rules of paranoia levels
 * that are off. Rules that depend on a TX variable which any rule left may write stay as they are.
 */
export const foldPlan = (phases: readonly UnfoldedPhase[]): Folded => {
  const tx = new Map<string, string>()
  const gone = new Set<Rule>()
  const [first] = phases
  if (first !== undefined) foldBeginning(first, tx, gone)
  for (let round = 0; round < ROUNDS; round++) {
    const before = gone.size
    const live = liveRules(phases, gone)
    const known = knownOf(tx, live)
    const removals = live.flatMap((rule) =>
      linksOf(rule).flatMap((link) => link.effects.flatMap((one) => (one.kind === "remove-rules" ? [one.rules] : []))),
    )
    for (const phase of phases) foldPhase(phase, known, gone, removals)
    if (gone.size === before) break
  }
  const live = liveRules(phases, gone)
  const known = knownOf(tx, live)
  const left = phases
    .map((phase) => withoutGone(phase, gone))
    .map((phase) => ({ ...phase, rules: phase.rules.map((rule) => settled(rule, known, live)) }))
  return { phases: left, initialTx: tx }
}

const liveRules = (phases: readonly UnfoldedPhase[], gone: ReadonlySet<Rule>): Rule[] =>
  phases.flatMap((phase) => phase.rules.filter((rule) => !gone.has(rule)))

/** What no rule that is left writes is settled. */
const knownOf = (tx: ReadonlyMap<string, string>, live: readonly Rule[]): KnownTx => {
  const writes = new Writes()
  for (const rule of live) writes.add(rule)
  return { value: (name) => tx.get(name), isSettled: (name) => !writes.has(name) }
}
