import { kindsOfBytes } from "./automaton.ts"
import { bytesSet, hasByte, WORD } from "./byte-set.ts"
import type { StepBudget } from "./compile.ts"
import { AFTER_OTHER, AFTER_START, BYTE, FACT, holds, MATCH, placeAfter, type Nfa } from "./nfa.ts"

/** Rows of the table. Both end the search: no match can come any more, or there is one. */
const DEAD = 0
const FOUND = 1
const UNKNOWN = -1

/** Entries that one pattern's table may have: what it has learnt is forgotten then. */
const MAX_ENTRIES = 65_536
/** Nodes looked at to learn new states for one value; past that another engine takes it. */
const MAX_WORK = 60_000
/** What a node costs of the transaction's budget. */
const STEPS_A_NODE = 8

/** Rows that a table begins with. */
const FIRST_ROWS = 8
const NEWLINE = bytesSet("\n")

/** What a state of the search stands for: the nodes it is at, a fresh start left out, and what stands before. */
interface State {
  readonly nodes: readonly number[]
  readonly before: number
}

/** A list of nodes, each once. */
class NodeSet {
  readonly #marks: Uint32Array
  #mark = 0
  nodes: number[] = []

  constructor(size: number) {
    this.#marks = new Uint32Array(size)
  }

  clear(): void {
    this.#mark++
    this.nodes = []
  }

  add(node: number): void {
    if (this.#marks[node] === this.#mark) return
    this.#marks[node] = this.#mark
    this.nodes.push(node)
  }
}

/**
 * Whether a pattern matches somewhere in a value, one look into a table a byte. States are learnt as values need them
 * and kept, bounded; nothing is kept of the values themselves.
 */
export class Dfa {
  readonly #nfa: Nfa
  readonly #anchored: boolean
  /** Whether assertions ask what stands before a place, the start of the value aside. */
  readonly #looksBack: boolean
  /** The kind of each byte, and one byte of each kind; past the last kind stands the end of the value. */
  readonly #kinds = new Uint8Array(256)
  readonly #samples: readonly number[]
  readonly #width: number
  #table: Int32Array
  #states: (State | null)[] = []
  #numbers = new Map<string, number>()
  #start = 0
  readonly #here: NodeSet
  readonly #after: NodeSet
  #work = 0

  /** `anchored`: every match begins at the start of the value. */
  constructor(nfa: Nfa, anchored: boolean) {
    this.#nfa = nfa
    this.#anchored = anchored
    this.#looksBack = nfa.assertions.some((one) => one !== "start" && one !== "end")
    const sets = this.#looksBack ? [...new Set([...nfa.sets, WORD, NEWLINE])] : nfa.sets
    this.#samples = kindsOfBytes(sets)
    for (let byte = 0; byte < 256; byte++)
      this.#kinds[byte] = this.#samples.findIndex((sample) =>
        sets.every((set) => hasByte(set, sample) === hasByte(set, byte)),
      )
    this.#width = this.#samples.length + 1
    this.#table = new Int32Array(this.#width * FIRST_ROWS)
    this.#here = new NodeSet(nfa.kinds.length)
    this.#after = new NodeSet(nfa.kinds.length)
    this.#forget()
  }

  /** Null where the search would have to learn too much for this value, or the budget is used up. */
  test(value: string, budget: StepBudget): boolean | null {
    const kinds = this.#kinds
    const found = this.#width * FOUND
    const end = this.#width - 1
    const { length } = value
    let table = this.#table
    let state = this.#start
    this.#work = 0
    for (let at = 0; at <= length && state > found; at++) {
      const kind = at < length ? (kinds[value.charCodeAt(at) & 255] ?? 0) : end
      let next = table[state + kind] ?? UNKNOWN
      if (next === UNKNOWN) {
        if (this.#work > MAX_WORK || this.#work * STEPS_A_NODE >= budget.steps) {
          budget.steps = Math.max(0, budget.steps - this.#work * STEPS_A_NODE)
          return null
        }
        next = this.#learn(state, kind)
        table = this.#table
      }
      state = next
    }
    budget.steps -= this.#work * STEPS_A_NODE
    return state === found
  }

  #forget(): void {
    this.#states = [null, null]
    this.#numbers = new Map()
    this.#table.fill(DEAD, 0, this.#width)
    this.#table.fill(this.#width * FOUND, this.#width, this.#width * 2)
    this.#start = this.#row({ nodes: [], before: AFTER_START })
  }

  /** Where the row of a state begins. */
  #row(state: State): number {
    const key = `${state.before} ${state.nodes.join(" ")}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const row = this.#states.length * this.#width
    if (row + this.#width > this.#table.length) {
      const larger = new Int32Array(this.#table.length * 2)
      larger.set(this.#table)
      this.#table = larger
    }
    this.#table.fill(UNKNOWN, row, row + this.#width)
    this.#states.push(state)
    this.#numbers.set(key, row)
    return row
  }

  /** Where a byte of a kind leads from a state, written into the table. */
  #learn(row: number, kind: number): number {
    const state = this.#states[row / this.#width] ?? null
    if (state === null) return row
    const next = this.#step(state, this.#samples[kind] ?? -1)
    if (typeof next === "number") {
      this.#table[row + kind] = next
      return next
    }
    // A full table begins anew; the row that led here is gone with it.
    const full = (this.#states.length + 1) * this.#width > MAX_ENTRIES
    if (full) this.#forget()
    const to = this.#row(next)
    if (!full) this.#table[row + kind] = to
    return to
  }

  #step({ nodes, before }: State, byte: number): State | number {
    this.#here.clear()
    this.#after.clear()
    for (const node of nodes) this.#here.add(node)
    if (!this.#anchored || before === AFTER_START) this.#here.add(this.#nfa.start)
    if (this.#walk(before, byte)) return this.#width * FOUND
    const after = this.#after.nodes
    if (byte < 0 || (this.#anchored && after.length === 0)) return DEAD
    return { nodes: after.toSorted((a, b) => a - b), before: this.#looksBack ? placeAfter(byte) : AFTER_OTHER }
  }

  /** Goes as far as nodes lead at this place; true at a match. What takes the byte is noted with what comes after it. */
  #walk(before: number, byte: number): boolean {
    const { kinds, what, next, ways, sets, assertions } = this.#nfa
    const { nodes } = this.#here
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] ?? 0
      const kind = kinds[node]
      const own = what[node] ?? 0
      const to = next[node] ?? 0
      if (kind === MATCH) return true
      if (kind === BYTE) {
        const set = sets[own]
        if (byte >= 0 && set !== undefined && hasByte(set, byte)) this.#after.add(to)
      } else if (kind === FACT) {
        const assertion = assertions[own]
        if (assertion !== undefined && holds(assertion, before, byte)) this.#here.add(to)
      } else for (let way = own; way < own + to; way++) this.#here.add(ways[way] ?? 0)
    }
    this.#work += nodes.length
    return false
  }
}
