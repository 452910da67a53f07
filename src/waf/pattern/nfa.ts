import { bytesSet, hasByte, WORD, type ByteSet } from "./byte-set.ts"
import type { Assertion, Tree } from "./tree.ts"

/** What a node waits for before it goes on: a byte of a set, a fact about its place, or nothing (it parts into several). */
export const BYTE = 0
export const FACT = 1
export const PART = 2
export const MATCH = 3

/** A pattern as a graph; node 0 is the match. Which text of several a match takes is not kept: only whether there is one. */
export interface Nfa {
  readonly kinds: Readonly<Uint8Array>
  /** BYTE: the number of its set. FACT: the number of its assertion. PART: where its ways begin in `ways`. */
  readonly what: Readonly<Int32Array>
  /** BYTE, FACT: the next node. PART: how many ways. */
  readonly next: Readonly<Int32Array>
  readonly ways: Readonly<Int32Array>
  readonly start: number
  readonly sets: readonly ByteSet[]
  readonly assertions: readonly Assertion[]
}

const MAX_NODES = 40_000
const NEWLINE = bytesSet("\n")

class TooLarge extends Error {}

class Builder {
  readonly kinds: number[] = [MATCH]
  readonly what: number[] = [0]
  readonly next: number[] = [0]
  readonly ways: number[] = []
  readonly sets: ByteSet[] = []
  readonly assertions: Assertion[] = []
  readonly #setNumbers = new Map<ByteSet, number>()

  #node(kind: number, what: number, next: number): number {
    if (this.kinds.length >= MAX_NODES) throw new TooLarge()
    this.kinds.push(kind)
    this.what.push(what)
    return this.next.push(next) - 1
  }

  #part(ways: readonly number[]): number {
    const [only] = ways
    if (ways.length === 1 && only !== undefined) return only
    const from = this.ways.length
    for (const way of ways) this.ways.push(way)
    return this.#node(PART, from, ways.length)
  }

  #fact(assertion: Assertion, next: number): number {
    let number = this.assertions.indexOf(assertion)
    if (number < 0) number = this.assertions.push(assertion) - 1
    return this.#node(FACT, number, next)
  }

  #byte(set: ByteSet, next: number): number {
    let number = this.#setNumbers.get(set)
    if (number === undefined) {
      number = this.sets.push(set) - 1
      this.#setNumbers.set(set, number)
    }
    return this.#node(BYTE, number, next)
  }

  /** The node where a tree begins that goes on at `next`. */
  build(tree: Tree, next: number): number {
    if (tree.kind === "empty") return next
    if (tree.kind === "set") return this.#byte(tree.set, next)
    if (tree.kind === "capture") return this.build(tree.item, next)
    if (tree.kind === "assert") return this.#assert(tree.assertion, next)
    if (tree.kind === "choice") return this.#part(tree.items.map((item) => this.build(item, next)))
    if (tree.kind === "sequence") return tree.items.reduceRight((after, item) => this.build(item, after), next)
    return this.#repeat(tree.item, tree.min, tree.max, next)
  }

  #assert(assertion: Assertion, next: number): number {
    if (assertion !== "before-last-newline") return this.#fact(assertion, next)
    const end = this.#fact("end", next)
    return this.#part([end, this.#byte(NEWLINE, end)])
  }

  #repeat(item: Tree, min: number, max: number, next: number): number {
    let at = max === Infinity ? this.#loop(item, next) : next
    if (max !== Infinity) for (let count = min; count < max; count++) at = this.#part([this.build(item, at), next])
    for (let count = 0; count < min; count++) at = this.build(item, at)
    return at
  }

  #loop(item: Tree, next: number): number {
    const from = this.ways.push(next, next) - 2
    const loop = this.#node(PART, from, 2)
    this.ways[from] = this.build(item, loop)
    return loop
  }
}

/** The graph of a pattern; null where it would be too large to walk. */
export const buildNfa = (tree: Tree): Nfa | null => {
  const builder = new Builder()
  try {
    const start = builder.build(tree, 0)
    const { sets, assertions } = builder
    return {
      kinds: Uint8Array.from(builder.kinds),
      what: Int32Array.from(builder.what),
      next: Int32Array.from(builder.next),
      ways: Int32Array.from(builder.ways),
      start,
      sets,
      assertions,
    }
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  }
}

/** What stands before a place: the start of the value, a newline, a letter, digit or _, or another byte. */
export const AFTER_START = 0
export const AFTER_NEWLINE = 1
export const AFTER_WORD = 2
export const AFTER_OTHER = 3

export const placeAfter = (byte: number): number =>
  byte === 10 ? AFTER_NEWLINE : hasByte(WORD, byte) ? AFTER_WORD : AFTER_OTHER

/** Whether an assertion holds between what stands before and the next byte (-1: the value is over). */
export const holds = (assertion: Assertion, before: number, byte: number): boolean => {
  if (assertion === "start") return before === AFTER_START
  if (assertion === "end") return byte < 0
  if (assertion === "line-start") return before === AFTER_START || before === AFTER_NEWLINE
  if (assertion === "line-end") return byte < 0 || byte === 10
  const boundary = (before === AFTER_WORD) !== (byte >= 0 && hasByte(WORD, byte))
  return assertion === "word" ? boundary : !boundary
}
