import type { Prefilter } from "../plan/prefilter.ts"
import { lookThrough } from "./look.ts"

const FIRST_CELLS = 4096
const MOST_IDLE_CELLS = 65_536
/** Lists of values that may be equal; a power of two. */
const LISTS = 256
const MOST_IDLE_VALUES = 1024

const listOf = (value: string): number => {
  const { length } = value
  if (length === 0) return 0
  const ends = value.charCodeAt(0) * 31 + value.charCodeAt(length - 1) * 7 + value.charCodeAt(length >> 1)
  return (length * 13 + ends) & (LISTS - 1)
}

/** The rows of one transaction (see Prefilter): a value is looked through once, wherever and however often it stands. */
export class Rows {
  readonly #prefilter: Prefilter
  /** How many cells a row has. */
  readonly #words: number
  /** The first row is empty for ever. Replaced when it grows; places stay. */
  cells = new Int32Array(FIRST_CELLS)
  #used: number
  /** Of each list the number of its first value, from 1 on; 0: empty. */
  readonly #first = new Int32Array(LISTS)
  #next: number[] = [0]
  #values: string[] = [""]
  #rows: number[] = [0]
  #count = 1
  readonly #pair = [0, 0]

  constructor(prefilter: Prefilter) {
    this.#prefilter = prefilter
    this.#words = prefilter.words
    this.#used = prefilter.words
  }

  /** Ready for the next transaction; no value is kept. */
  reset(): void {
    if (this.cells.length > MOST_IDLE_CELLS) this.cells = new Int32Array(FIRST_CELLS)
    else this.cells.fill(0, 0, this.#used)
    this.#used = this.#words
    this.#first.fill(0)
    if (this.#count > MOST_IDLE_VALUES) {
      this.#next = [0]
      this.#values = [""]
      this.#rows = [0]
    } else for (let place = 1; place < this.#count; place++) this.#values[place] = ""
    this.#count = 1
  }

  #row(): number {
    const row = this.#used
    this.#used += this.#words
    if (this.#used > this.cells.length) {
      const larger = new Int32Array(this.cells.length * 2)
      larger.set(this.cells)
      this.cells = larger
    }
    return row
  }

  /** Where the row of a value stands. */
  of(value: string): number {
    const list = listOf(value)
    const first = this.#first[list] ?? 0
    for (let place = first; place !== 0; place = this.#next[place] ?? 0)
      if (this.#values[place] === value) return this.#rows[place] ?? 0
    const row = this.#row()
    lookThrough(value, this.#prefilter, this.cells, row)
    const place = this.#count++
    this.#values[place] = value
    this.#rows[place] = row
    this.#next[place] = first
    this.#first[list] = place
    return row
  }

  /** Where the row of several rows together stands; 0 is none. */
  together(rows: ArrayLike<number>, count: number): number {
    let first = 0
    let together = 0
    for (let place = 0; place < count; place++) {
      const row = rows[place] ?? 0
      if (row === 0 || row === first) continue
      if (first === 0) {
        first = row
        continue
      }
      if (together === 0) {
        together = this.#row()
        this.#add(together, first)
      }
      this.#add(together, row)
    }
    return together === 0 ? first : together
  }

  both(one: number, other: number): number {
    this.#pair[0] = one
    this.#pair[1] = other
    return this.together(this.#pair, 2)
  }

  #add(into: number, from: number): void {
    const { cells } = this
    for (let word = 0; word < this.#words; word++)
      cells[into + word] = (cells[into + word] ?? 0) | (cells[from + word] ?? 0)
  }
}
