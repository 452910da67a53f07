import { bothCases, bytesOf } from "../pattern/byte-set.ts"
import type { Clause } from "../pattern/need.ts"
import { buildFinder, type Finder } from "../text/finder.ts"

/** All clauses of a plan, ready to be asked of a value in one pass over it. */
export interface Prefilter {
  readonly finder: Finder
  /** 32-bit words that a value's answers take. */
  readonly words: number
  /** Of each byte the place in `pairs` where its answers begin; they end where those of the next byte begin. */
  readonly pairsOfByte: Readonly<Int32Array>
  /** Word and bits by turns: the clauses a byte answers. */
  readonly pairs: Readonly<Int32Array>
}

const keyOf = (clause: Clause): string => JSON.stringify([clause.texts, [...clause.bytes]])

/** Collects the clauses of a plan while it is compiled; equal ones share a number. */
export class ClauseTable {
  readonly #clauses: Clause[] = []
  readonly #numbers = new Map<string, number>()

  number(clause: Clause): number {
    const key = keyOf(clause)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const fresh = this.#clauses.length
    this.#clauses.push(clause)
    this.#numbers.set(key, fresh)
    return fresh
  }

  build(): Prefilter {
    const words = Math.max(1, Math.ceil(this.#clauses.length / 32))
    const byByte = new Map<number, number[]>()
    const texts: [string, number][] = []
    for (const [number, clause] of this.#clauses.entries()) {
      for (const text of clause.texts) texts.push([text, number])
      // Case is not asked after: a value that a rule looks at in lower case meets the same clauses as it came.
      for (const byte of bytesOf(bothCases(clause.bytes))) byByte.set(byte, [...(byByte.get(byte) ?? []), number])
    }
    const pairsOfByte = new Int32Array(257)
    const pairs: number[] = []
    for (let byte = 0; byte < 256; byte++) {
      pairsOfByte[byte] = pairs.length
      const bits = new Map<number, number>()
      for (const number of byByte.get(byte) ?? [])
        bits.set(number >> 5, (bits.get(number >> 5) ?? 0) | (1 << (number & 31)))
      for (const [word, mask] of bits) pairs.push(word, mask)
    }
    pairsOfByte[256] = pairs.length
    return { finder: buildFinder(texts), words, pairsOfByte, pairs: Int32Array.from(pairs) }
  }
}
