import type { Prefilter } from "../plan/prefilter.ts"
import type { Pipeline } from "../plan/rule.ts"
import type { Finder } from "../text/finder.ts"
import { TRIGGERS_OF_BYTE, type Transform } from "../transforms/transform.ts"

/** Where a value's answers stand: one bit a clause, from `offset` on in `cells`. */
export interface Answers {
  readonly cells: Int32Array
  readonly offset: number
}

/** A value and what is known of it. */
export interface Text {
  readonly value: string
  /** Which kinds of bytes stand in it (TRIGGER bits); -1 until it was looked through. */
  triggers: number
  /** The clauses it meets. */
  answers: Answers
  /** What single steps made of it. */
  steps: StepMade | null
}

/** What one step made of a text; a text has few, so that a list is quicker than a table. */
interface StepMade {
  readonly step: Transform
  readonly text: Text
  readonly next: StepMade | null
}

const NO_ANSWERS: Answers = { cells: new Int32Array(0), offset: 0 }

/** Marks which bytes of the value at hand were seen; the number changes from value to value. */
const stamps = new Int32Array(256)
let stamp = 0

/** Notes the clauses that a state of the finder stands for. */
const note = (finder: Finder, state: number, answers: Answers): void => {
  const { list, found, firstFound } = finder
  const start = list[state - firstFound] ?? 0
  const end = start + (found[start] ?? 0)
  for (let index = start + 1; index <= end; index++) {
    const clause = found[index] ?? 0
    const cell = answers.offset + (clause >> 5)
    answers.cells[cell] = (answers.cells[cell] ?? 0) | (1 << (clause & 31))
  }
}

/** Looks through a value once: its kinds of bytes, and every clause of the plan that it meets. */
const lookThrough = (value: string, prefilter: Prefilter, answers: Answers): number => {
  const { finder, pairsOfByte, pairs } = prefilter
  const { table, columns, shift, firstFound } = finder
  const { cells, offset } = answers
  stamp = (stamp + 1) | 0
  let triggers = 0
  let state = finder.start
  const { length } = value
  for (let at = 0; at < length; at++) {
    const byte = value.charCodeAt(at) & 255
    state = table[(state << shift) + (columns[byte] ?? 0)] ?? 0
    if (state >= firstFound) note(finder, state, answers)
    if (stamps[byte] === stamp) continue
    stamps[byte] = stamp
    triggers |= TRIGGERS_OF_BYTE[byte] ?? 0
    const end = pairsOfByte[byte + 1] ?? 0
    for (let pair = pairsOfByte[byte] ?? 0; pair < end; pair += 2) {
      const cell = offset + (pairs[pair] ?? 0)
      cells[cell] = (cells[cell] ?? 0) | (pairs[pair + 1] ?? 0)
    }
  }
  state = table[(state << shift) + finder.endColumn] ?? 0
  if (finder.endColumn !== 0 && state >= firstFound) note(finder, state, answers)
  return triggers
}

/** Whether every clause stands among the answers. */
export const meetsAll = (answers: Answers, clauses: readonly number[]): boolean => {
  const { cells, offset } = answers
  for (let index = 0; index < clauses.length; index++) {
    const clause = clauses[index] ?? 0
    if (((cells[offset + (clause >> 5)] ?? 0) & (1 << (clause & 31))) === 0) return false
  }
  return true
}

/** Values whose answers one slab holds, and how many slabs wait for the next transactions. */
const SLAB_VALUES = 192
const MAX_IDLE_SLABS = 64

interface Slab {
  readonly cells: Int32Array
  used: number
}

/** Memory for answers, handed from transaction to transaction: fresh memory for each would cost more than the rules. */
export class Slabs {
  readonly #idle: Slab[] = []
  readonly #size: number

  constructor(words: number) {
    this.#size = words * SLAB_VALUES
  }

  take(): Slab {
    return this.#idle.pop() ?? { cells: new Int32Array(this.#size), used: 0 }
  }

  giveBack(slab: Slab): void {
    if (this.#idle.length >= MAX_IDLE_SLABS) return
    slab.cells.fill(0, 0, slab.used)
    slab.used = 0
    this.#idle.push(slab)
  }
}

/** The values of one transaction, each looked through and transformed once. */
export class Texts {
  readonly #prefilter: Prefilter
  readonly #slabs: Slabs
  readonly #taken: Slab[] = []
  #slab: Slab = { cells: NO_ANSWERS.cells, used: 0 }

  constructor(prefilter: Prefilter, slabs: Slabs) {
    this.#prefilter = prefilter
    this.#slabs = slabs
  }

  /** Gives the memory back; nothing of this transaction may be asked again. */
  release(): void {
    for (const slab of this.#taken.splice(0)) this.#slabs.giveBack(slab)
    this.#slab = { cells: NO_ANSWERS.cells, used: 0 }
  }

  /** Room for the answers of one value, empty. */
  room(): Answers {
    const { words } = this.#prefilter
    if (this.#slab.used + words > this.#slab.cells.length) {
      this.#slab = this.#slabs.take()
      this.#taken.push(this.#slab)
    }
    const answers = { cells: this.#slab.cells, offset: this.#slab.used }
    this.#slab.used += words
    return answers
  }

  of(value: string): Text {
    const answers = this.room()
    const triggers = lookThrough(value, this.#prefilter, answers)
    return { value, triggers, answers, steps: null }
  }

  /** Adds the answers of one value to those of several. */
  merge(into: Answers, from: Answers): void {
    const { words } = this.#prefilter
    for (let word = 0; word < words; word++)
      into.cells[into.offset + word] = (into.cells[into.offset + word] ?? 0) | (from.cells[from.offset + word] ?? 0)
  }

  /** Hands over what a pipeline makes of a text: its last outcome, or every step's where the pipeline says so. */
  through(text: Text, pipeline: Pipeline, take: (made: Text) => void): void {
    let last = text
    if (pipeline.everyStep) take(text)
    for (const step of pipeline.steps) {
      const next = this.#step(last, step)
      if (next === last) continue
      last = next
      if (pipeline.everyStep) take(last)
    }
    if (!pipeline.everyStep) take(last)
  }

  #step(text: Text, step: Transform): Text {
    if (step.triggers !== 0 && (text.triggers & step.triggers) === 0) return text
    for (let made = text.steps; made !== null; made = made.next) if (made.step === step) return made.text
    const value = step.apply(text.value)
    const next = value === text.value ? text : this.of(value)
    text.steps = { step, text: next, next: text.steps }
    return next
  }
}
