import { RE2JS } from "re2js"
import { provenCost, stepsFor, type Cost } from "./cost.ts"
import { clausesNeeded, type Clause } from "./need.ts"
import { parsePattern } from "./parse.ts"
import { printPattern } from "./print.ts"
import { isAnchored } from "./automaton.ts"
import { Dfa } from "./dfa.ts"
import { buildNfa } from "./nfa.ts"
import type { Tree } from "./tree.ts"

/** How many steps of the native, backtracking matcher one transaction may still spend, by the proven bound. */
export interface StepBudget {
  steps: number
}

/**
 * A compiled pattern over latin1 strings. Always linear: by states learnt as values need them; natively only where the
 * proof bounds the steps; else by the linear engine.
 */
export interface Pattern {
  readonly clauses: readonly Clause[]
  test(value: string, budget: StepBudget): boolean
  /** The whole match and its groups; null where there is none. A group that took no part is "". */
  groups(value: string, budget: StepBudget): readonly string[] | null
}

/** The proven bound of one native run: past it the linear engine is quicker anyway. */
const MAX_STEPS = 60_000

class LazyPattern implements Pattern {
  readonly #tree: Tree
  #clauses: readonly Clause[] | null = null
  #cost: Cost | null | undefined = undefined
  #native: RegExp | null = null
  #linear: RE2JS | null = null
  #dfa: Dfa | null | undefined = undefined

  constructor(tree: Tree) {
    this.#tree = tree
  }

  get clauses(): readonly Clause[] {
    this.#clauses ??= clausesNeeded(this.#tree)
    return this.#clauses
  }

  /** Whether the native matcher may take this value; pays for it if so. */
  #mayBeNative(length: number, budget: StepBudget): boolean {
    if (this.#cost === undefined) this.#cost = provenCost(this.#tree)
    if (this.#cost === null) return false
    const steps = stepsFor(this.#cost, length)
    if (steps > MAX_STEPS || steps > budget.steps) return false
    budget.steps -= steps
    return true
  }

  #nativePattern(): RegExp {
    this.#native ??= new RegExp(printPattern(this.#tree, "js"))
    return this.#native
  }

  #linearPattern(): RE2JS {
    this.#linear ??= RE2JS.compile(printPattern(this.#tree, "re2"))
    return this.#linear
  }

  #search(): Dfa | null {
    if (this.#dfa !== undefined) return this.#dfa
    const nfa = buildNfa(this.#tree)
    this.#dfa = nfa === null ? null : new Dfa(nfa, isAnchored(this.#tree))
    return this.#dfa
  }

  test(value: string, budget: StepBudget): boolean {
    const found = budget.steps > 0 ? (this.#search()?.test(value, budget) ?? null) : null
    if (found !== null) return found
    return this.#mayBeNative(value.length, budget)
      ? this.#nativePattern().test(value)
      : this.#linearPattern().test(value)
  }

  groups(value: string, budget: StepBudget): readonly string[] | null {
    if (this.#mayBeNative(value.length, budget)) {
      const match = this.#nativePattern().exec(value)
      if (match === null) return null
      const groups: string[] = []
      for (let index = 0; index < match.length; index++) groups.push(match[index] ?? "")
      return groups
    }
    const matcher = this.#linearPattern().matcher(value)
    if (!matcher.find()) return null
    const groups: string[] = []
    for (let index = 0; index <= matcher.groupCount(); index++) groups.push(matcher.group(index) ?? "")
    return groups
  }
}

/** Takes any value whole: how rules write "whatever it is" where they want to capture it. */
const WHOLE: Pattern = { clauses: [], test: () => true, groups: (value) => [value] }
const WHOLE_SOURCE = "^[^]*$"

/** Compiles a PCRE-style pattern. Throws PatternError where it is malformed or cannot run in linear time. */
export const compilePattern = (source: string): Pattern => {
  const tree = parsePattern(source)
  return printPattern(tree, "js") === WHOLE_SOURCE ? WHOLE : new LazyPattern(tree)
}
