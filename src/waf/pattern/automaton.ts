import type { ByteSet } from "./byte-set.ts"
import type { Tree } from "./tree.ts"

/**
 * The positions of a pattern (one per byte set in it, counted repeats written out) and where each may go next. Edges are
 * kept as often as there are ways to take them, for a backtracking matcher tries each way.
 */
export interface Automaton {
  readonly sets: readonly ByteSet[]
  /** For each position the positions after it; a position stands twice when two ways lead there. */
  readonly next: readonly (readonly number[])[]
  readonly first: readonly number[]
  /** Whether every match begins at the start of the value. */
  readonly anchored: boolean
}

/** More positions or edges than this: no automaton, so no proof. */
const MAX_POSITIONS = 12_000
const MAX_EDGES = 600_000
const MAX_WAYS = 64

class TooLarge extends Error {}

interface Part {
  readonly first: readonly number[]
  readonly last: readonly number[]
  /** How many ways there are to match nothing. */
  readonly empty: number
}

const NONE: Part = { first: [], last: [], empty: 1 }

const times = (positions: readonly number[], ways: number): number[] => {
  if (ways > MAX_WAYS) throw new TooLarge()
  const out: number[] = []
  for (let way = 0; way < ways; way++) out.push(...positions)
  return out
}

class Builder {
  readonly sets: ByteSet[] = []
  readonly next: number[][] = []
  #edges = 0

  part(tree: Tree): Part {
    if (tree.kind === "empty" || tree.kind === "assert") return NONE
    if (tree.kind === "set") return this.#position(tree.set)
    if (tree.kind === "capture") return this.part(tree.item)
    if (tree.kind === "choice") return this.#choice(tree.items)
    if (tree.kind === "sequence") return this.#sequence(tree.items.map((item) => () => this.part(item)))
    return this.#repeat(tree.item, tree.min, tree.max)
  }

  #position(set: ByteSet): Part {
    const position = this.sets.length
    if (position >= MAX_POSITIONS) throw new TooLarge()
    this.sets.push(set)
    this.next.push([])
    return { first: [position], last: [position], empty: 0 }
  }

  #choice(items: readonly Tree[]): Part {
    const parts = items.map((item) => this.part(item))
    return {
      first: parts.flatMap((part) => part.first),
      last: parts.flatMap((part) => part.last),
      empty: parts.reduce((sum, part) => sum + part.empty, 0),
    }
  }

  #link(from: readonly number[], to: readonly number[]): void {
    this.#edges += from.length * to.length
    if (this.#edges > MAX_EDGES) throw new TooLarge()
    for (const position of from) this.next[position]?.push(...to)
  }

  #sequence(makers: readonly (() => Part)[]): Part {
    let whole: Part = NONE
    for (const make of makers) {
      const part = make()
      this.#link(whole.last, part.first)
      whole = {
        first: [...whole.first, ...times(part.first, whole.empty)],
        last: [...part.last, ...times(whole.last, part.empty)],
        empty: Math.min(MAX_WAYS + 1, whole.empty * part.empty),
      }
    }
    return whole
  }

  #optional(tree: Tree): Part {
    const part = this.part(tree)
    // An optional part that matches nothing is refused by the matcher, so leaving it out is the one way.
    return { first: part.first, last: part.last, empty: 1 }
  }

  #loop(tree: Tree): Part {
    const part = this.part(tree)
    this.#link(part.last, part.first)
    return { first: part.first, last: part.last, empty: 1 }
  }

  #repeat(item: Tree, min: number, max: number): Part {
    const makers: (() => Part)[] = []
    for (let count = 0; count < min; count++) makers.push(() => this.part(item))
    if (max === Infinity) makers.push(() => this.#loop(item))
    else if (max > min) makers.push(() => this.#nested(item, max - min))
    return this.#sequence(makers)
  }

  /** x{0,n} as (x(x(x)?)?)?: written side by side each copy could be left out on its own, which is not how it is tried. */
  #nested(item: Tree, count: number): Part {
    const parts: Part[] = []
    for (let index = 0; index < count; index++) parts.push(this.#optional(item))
    for (const [index, part] of parts.entries()) this.#link(part.last, parts[index + 1]?.first ?? [])
    return { first: parts[0]?.first ?? [], last: parts.flatMap((part) => part.last), empty: 1 }
  }
}

export const isAnchored = (tree: Tree): boolean => {
  if (tree.kind === "assert") return tree.assertion === "start"
  if (tree.kind === "capture") return isAnchored(tree.item)
  if (tree.kind === "choice") return tree.items.every(isAnchored)
  if (tree.kind === "sequence") return tree.items[0] !== undefined && isAnchored(tree.items[0])
  return tree.kind === "repeat" && tree.min > 0 && isAnchored(tree.item)
}

/** The automaton of a pattern; null where it would be too large to be worth a proof. */
export const buildAutomaton = (tree: Tree): Automaton | null => {
  const builder = new Builder()
  try {
    const part = builder.part(tree)
    return { sets: builder.sets, next: builder.next, first: part.first, anchored: isAnchored(tree) }
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  }
}

/** Bytes that every set of the automaton treats alike, one of each kind. */
export const kindsOfBytes = (sets: readonly ByteSet[]): number[] => {
  const distinct = [...new Set(sets)]
  const seen = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    let signature = ""
    const word = byte >> 5
    const bit = 1 << (byte & 31)
    for (const set of distinct) signature += ((set[word] ?? 0) & bit) === 0 ? "0" : "1"
    if (!seen.has(signature)) seen.set(signature, byte)
  }
  return [...seen.values()]
}
