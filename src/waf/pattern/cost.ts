import { openPaths } from "./ambiguity.ts"
import { buildAutomaton, kindsOfBytes, type Automaton } from "./automaton.ts"
import { hasByte } from "./byte-set.ts"
import { components } from "./components.ts"
import type { Tree } from "./tree.ts"

/** Steps of a backtracking matcher as a polynomial of the value's length: coefficients, constant first. */
export type Cost = readonly number[]

const MAX_DEGREE = 4
const HUGE = 1e15
const MAX_WORK = 4_000_000

const plus = (a: Cost, b: Cost): number[] => {
  const out: number[] = []
  for (let index = 0; index < Math.max(a.length, b.length); index++)
    out.push(Math.min(HUGE, (a[index] ?? 0) + (b[index] ?? 0)))
  return out
}

const larger = (a: Cost, b: Cost): number[] => {
  const out: number[] = []
  for (let index = 0; index < Math.max(a.length, b.length); index++) out.push(Math.max(a[index] ?? 0, b[index] ?? 0))
  return out
}

/** The steps for a value of that length. */
export const stepsFor = (cost: Cost, length: number): number => {
  let sum = 0
  for (let power = cost.length - 1; power >= 0; power--) sum = sum * length + (cost[power] ?? 0)
  return sum
}

class Estimate {
  readonly #automaton: Automaton
  readonly #kinds: readonly number[]
  readonly #costs: (Cost | undefined)[] = []
  #work = 0

  constructor(automaton: Automaton) {
    this.#automaton = automaton
    this.#kinds = kindsOfBytes(automaton.sets)
  }

  /** The dearest single byte: all ways on it are tried one after the other. */
  #dearest(targets: readonly number[]): number[] | null {
    let most: number[] = []
    this.#work += targets.length * this.#kinds.length
    if (this.#work > MAX_WORK) return null
    for (const byte of this.#kinds) {
      let sum: Cost = []
      for (const target of targets) {
        const set = this.#automaton.sets[target]
        if (set !== undefined && hasByte(set, byte)) sum = plus(sum, this.#costs[target] ?? [])
      }
      most = larger(most, sum)
    }
    return plus(most, [1 + targets.length])
  }

  #component(members: readonly number[]): boolean {
    const inside = new Set(members)
    const [only] = members
    const trivial = members.length === 1 && only !== undefined && !(this.#automaton.next[only] ?? []).includes(only)
    const paths = trivial ? 1 : openPaths(members, inside, this.#automaton)
    if (paths === null) return false
    let exits: number[] = []
    for (const node of members) {
      const next = this.#automaton.next[node] ?? []
      const out = this.#dearest(next.filter((target) => !inside.has(target)))
      if (out === null) return false
      exits = larger(exits, plus(out, [next.length]))
    }
    // Round the loop at most once per byte and open path, trying every way out each time.
    const cost = trivial ? exits : [0, ...exits.map((coefficient) => coefficient * paths)]
    if (cost.length > MAX_DEGREE + 1 || cost.some((coefficient) => coefficient >= HUGE)) return false
    for (const node of members) this.#costs[node] = cost
    return true
  }

  total(): Cost | null {
    for (const members of components(this.#automaton.next)) if (!this.#component(members)) return null
    const start = this.#dearest(this.#automaton.first)
    if (start === null) return null
    // Where no start is demanded, the matcher begins anew at every byte.
    return this.#automaton.anchored ? start : plus([0, ...start], start)
  }
}

/**
 * An upper bound of the steps a backtracking matcher takes, whatever the value; null where this local test proves none
 * (a loop that can split the same text in two ways, or too large a pattern).
 */
export const provenCost = (tree: Tree): Cost | null => {
  const automaton = buildAutomaton(tree)
  return automaton === null ? null : new Estimate(automaton).total()
}
