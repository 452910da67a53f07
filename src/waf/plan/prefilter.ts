import { bothCases, bytesOf, hasByte } from "../pattern/byte-set.ts"
import type { Clause } from "../pattern/need.ts"
import { buildFinder, type Finder } from "../text/finder.ts"
import { TRIGGERS_OF_BYTE } from "../transforms/transform.ts"

/**
 * All clauses of a side, ready to be asked of a value in one pass over it. Bytes that mean the same to all clauses and
 * transformations form a class. What is noted of a value is a row of 32-bit words: the classes of its bytes (two words,
 * a bit a class), their kinds (TRIGGER bits), then a bit for each clause that one of its texts meets.
 */
export interface Prefilter {
  readonly finder: Finder
  /** How many words a row has. */
  readonly words: number
  /**
   * Of each byte four numbers: its column in the finder, its class as a bit of the first word or of the second, its kinds.
   * Side by side, so that a byte costs one line of the cache.
   */
  readonly ofByte: Readonly<Int32Array>
  /** Of each state of the finder that has findings, where its words begin in `noted`: their number, then word and bits by turns. */
  readonly notedAt: Readonly<Int32Array>
  readonly noted: Readonly<Int32Array>
}

/**
 * Clauses as questions about a row, four numbers each: a word and its bits, then bits of the first and of the second
 * word. One of the bits must be set.
 */
export type Asks = Readonly<Int32Array>
export const NO_ASKS: Asks = new Int32Array(0)

const keyOf = (clause: Clause): string => JSON.stringify([clause.texts, [...clause.bytes]])

interface ByteClass {
  readonly bytes: number[]
  readonly clauses: ReadonlySet<number>
}

const MAX_CLASSES = 64
/** Where a row has the kinds of its bytes. */
export const KINDS = 2
const FIRST_CLAUSES = 3

/** Joins the classes of the fewest bytes until there are few enough: a value then meets a little too many clauses. */
const fewEnough = (classes: readonly ByteClass[]): readonly ByteClass[] => {
  if (classes.length <= MAX_CLASSES) return classes
  const sorted = classes.toSorted((a, b) => b.bytes.length - a.bytes.length || b.clauses.size - a.clauses.size)
  const rest = sorted.slice(MAX_CLASSES - 1)
  const joined: ByteClass = {
    bytes: rest.flatMap((one) => one.bytes),
    clauses: rest.reduce<ReadonlySet<number>>((all, one) => all.union(one.clauses), new Set()),
  }
  return [...sorted.slice(0, MAX_CLASSES - 1), joined]
}

/** Collects the clauses of a side while its rules are indexed; equal ones share a number. */
export class ClauseTable {
  readonly #clauses: Clause[] = []
  readonly #numbers = new Map<string, number>()
  #classes: readonly ByteClass[] = []

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
    this.#classes = fewEnough(this.#byteClasses())
    const finder = buildFinder(
      this.#clauses.flatMap((clause, number) => clause.texts.map((text): [string, number] => [text, number])),
    )
    const words = FIRST_CLAUSES + Math.max(1, Math.ceil(this.#clauses.length / 32))
    return { finder, words, ofByte: this.#ofByte(finder), ...notes(finder) }
  }

  /** Clauses as questions; after `build`. */
  asks(numbers: readonly number[]): Asks {
    return Int32Array.from(
      numbers.flatMap((number) => {
        let low = 0
        let high = 0
        for (const [index, { clauses }] of this.#classes.entries())
          if (clauses.has(number)) {
            if (index < 32) low |= 1 << index
            else high |= 1 << (index & 31)
          }
        return [FIRST_CLAUSES + (number >> 5), 1 << (number & 31), low, high]
      }),
    )
  }

  #ofByte({ columns }: Finder): Int32Array {
    const ofByte = new Int32Array(256 * 4)
    for (let byte = 0; byte < 256; byte++) {
      ofByte[byte * 4] = columns[byte] ?? 0
      ofByte[byte * 4 + 3] = TRIGGERS_OF_BYTE[byte] ?? 0
    }
    for (const [index, { bytes }] of this.#classes.entries())
      for (const byte of bytes) ofByte[byte * 4 + (index < 32 ? 1 : 2)] = 1 << (index & 31)
    return ofByte
  }

  #byteClasses(): readonly ByteClass[] {
    // Case is not asked after: a value that a rule looks at in lower case meets the same clauses as it came.
    const sets = this.#clauses.map((clause) => bothCases(clause.bytes))
    const withBytes = sets.flatMap((set, number) => (bytesOf(set).length > 0 ? [number] : []))
    const classes = new Map<string, ByteClass>()
    for (let byte = 0; byte < 256; byte++) {
      const clauses = withBytes.filter((number) => hasByte(sets[number] ?? new Uint32Array(8), byte))
      const key = `${TRIGGERS_OF_BYTE[byte] ?? 0} ${clauses.join(",")}`
      const known = classes.get(key)
      if (known === undefined) classes.set(key, { bytes: [byte], clauses: new Set(clauses) })
      else known.bytes.push(byte)
    }
    return [...classes.values()]
  }
}

/** What is noted at each state with findings: their bits, joined word by word. */
const notes = ({ list, found }: Finder): Pick<Prefilter, "notedAt" | "noted"> => {
  const noted: number[] = []
  const notedAt = list.map((from) => {
    const bits = new Map<number, number>()
    for (let index = from + 1; index <= from + (found[from] ?? 0); index++) {
      const number = found[index] ?? 0
      const word = FIRST_CLAUSES + (number >> 5)
      bits.set(word, (bits.get(word) ?? 0) | (1 << (number & 31)))
    }
    return noted.push(bits.size * 2, ...[...bits].flat()) - bits.size * 2 - 1
  })
  return { notedAt, noted: Int32Array.from(noted) }
}
