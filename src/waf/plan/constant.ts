import type { MacroSource } from "./macro.ts"
import type { BoundOperator, Effect, Link, RuleTarget } from "./rule.ts"

/** TX as far as it is known before any request: names that are set, and whether a name's value is settled at all. */
export interface KnownTx {
  value(name: string): string | undefined
  isSettled(name: string): boolean
}

const BUDGET = { steps: Number.MAX_SAFE_INTEGER }

/** Reads macros from what is known. */
export const knownSource = (known: KnownTx): MacroSource => ({
  single: () => "",
  member: (collection, key) => (collection === "TX" ? (known.value(key) ?? "") : ""),
})

const settledMacro = (macro: BoundOperator["argument"], known: KnownTx): boolean =>
  !macro.readsOther && macro.reads.every((name) => known.isSettled(name))

const isSettledTarget = (target: RuleTarget, known: KnownTx): boolean =>
  target.variable === "TX" &&
  target.match.kind === "key" &&
  target.without.length === 0 &&
  known.isSettled(target.match.key)

/** The value the operator is given; undefined where there is none to give. */
const valueOf = (target: RuleTarget, known: KnownTx): string | undefined => {
  const value = target.match.kind === "key" ? known.value(target.match.key) : undefined
  return target.count ? (value === undefined ? "0" : "1") : value
}

/** Whether a link matches whatever the request: true or false where that is settled, else null. */
export const settledOutcome = (link: Link, known: KnownTx): boolean | null => {
  const { operator } = link
  if (operator === null) return true
  if (link.pipeline.everyStep || !settledMacro(operator.argument, known)) return null
  if (link.targets.some((target) => !isSettledTarget(target, known))) return null
  const compiled = operator.fixed ?? operator.compile(operator.argument.expand(knownSource(known)))
  for (const target of link.targets) {
    const given = valueOf(target, known)
    if (given === undefined) continue
    const value = target.count ? given : link.pipeline.steps.reduce((text, step) => step.apply(text), given)
    if (compiled.test(value, { budget: BUDGET }) !== operator.negated) return true
  }
  return false
}

/** The operator made of what is known, where its argument reads nothing else. */
export const settledOperator = (operator: BoundOperator | null, known: KnownTx): BoundOperator | null =>
  operator === null || operator.fixed !== null || !settledMacro(operator.argument, known)
    ? operator
    : { ...operator, fixed: operator.compile(operator.argument.expand(knownSource(known))) }

/** Whether an effect does the same whatever the request: a TX variable set to something settled. */
export const isSettledEffect = (effect: Effect, known: KnownTx): boolean =>
  effect.kind === "setvar" &&
  effect.collection === "TX" &&
  settledMacro(effect.name, known) &&
  settledMacro(effect.value, known)
