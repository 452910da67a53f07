import type { Asks, Prefilter } from "../plan/prefilter.ts"
import type { Pipeline } from "../plan/rule.ts"
import type { Side, Source } from "../plan/side.ts"
import { slotOf, type VariableName } from "../seclang/variables.ts"
import type { Transform } from "../transforms/transform.ts"
import type { Item } from "./collection.ts"
import { EMPTY_LAYER, type Layer, type Read } from "./layer.ts"
import { kindsAt, lookThrough, meetsAll } from "./look.ts"

const NONE: readonly string[] = []
const valueOf = (item: Item): string => item.value

/** Reads the members of a source. */
export type ReadSource = (source: Source) => readonly Item[]

const FIRST_CELLS = 4096
const MOST_IDLE_CELLS = 65_536
const NOTHING: Read = { items: [], layer: EMPTY_LAYER }

/** What one transaction knows of its values on one side of the plan: each looked through and transformed once. */
export class Sweep {
  readonly #side: Side
  readonly #prefilter: Prefilter
  readonly #words: number
  /** Where each node's row stands; -1: not asked for yet. */
  readonly #answers: Int32Array
  /** The rows. The first is empty for ever. Replaced when it grows; places stay. */
  cells = new Int32Array(FIRST_CELLS)
  #used: number
  readonly #read: (Read | undefined)[] = []
  #readSource: ReadSource = () => []

  constructor(side: Side) {
    this.#side = side
    this.#prefilter = side.prefilter
    this.#words = side.prefilter.words
    this.#used = this.#words
    this.#answers = new Int32Array(side.nodes.length).fill(-1)
  }

  begin(readSource: ReadSource): void {
    this.#readSource = readSource
  }

  /** Ready for the next transaction. */
  reset(): void {
    if (this.cells.length > MOST_IDLE_CELLS) this.cells = new Int32Array(FIRST_CELLS)
    else this.cells.fill(0, 0, this.#used)
    this.#used = this.#words
    this.forget(null)
  }

  /** Forgets what was read of some variables, or of all: more of the message has come. */
  forget(names: readonly VariableName[] | null): void {
    if (names === null) {
      this.#answers.fill(-1)
      this.#read.fill(undefined)
      return
    }
    for (const name of names)
      for (const source of this.#side.sourcesOfSlot.get(slotOf(name)) ?? []) this.#read[source] = undefined
    const { nodes } = this.#side
    for (let node = 0; node < nodes.length; node++)
      if (this.#read[nodes[node]?.source ?? 0] === undefined) this.#answers[node] = -1
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

  #look(value: string): number {
    const row = this.#row()
    lookThrough(value, this.#prefilter, this.cells, row)
    return row
  }

  #add(into: number, from: number): void {
    const { cells } = this
    for (let word = 0; word < this.#words; word++)
      cells[into + word] = (cells[into + word] ?? 0) | (cells[from + word] ?? 0)
  }

  #together(rows: readonly number[]): number {
    const [first] = rows
    if (rows.length === 1 && first !== undefined) return first
    const together = this.#row()
    for (let place = 0; place < rows.length; place++) this.#add(together, rows[place] ?? 0)
    return together
  }

  #source(source: number): Read {
    const known = this.#read[source]
    if (known !== undefined) return known
    const one = this.#side.sources[source]
    const items = one === undefined ? [] : this.#readSource(one)
    const read = items.length === 0 ? NOTHING : { items, layer: this.#firstLayer(items) }
    this.#read[source] = read
    return read
  }

  #firstLayer(items: readonly Item[]): Layer {
    // Mapped arrays have the right size; those that grow take several times the memory, and there are many.
    const values = items.map(valueOf)
    const rows = values.map((value) => this.#look(value))
    const kinds = rows.map((row) => kindsAt(this.#prefilter, this.cells, row))
    let allKinds = 0
    for (let place = 0; place < kinds.length; place++) allKinds |= kinds[place] ?? 0
    return { values, rows, kinds, allKinds, together: this.#together(rows), from: null, made: null }
  }

  /** The layer that a step makes of one; this very one where nothing changes. */
  #after(layer: Layer, step: Transform): Layer {
    if (step.triggers !== 0 && (layer.allKinds & step.triggers) === 0) return layer
    for (let { made } = layer; made !== null; made = made.next) if (made.step === step) return made.layer
    const next = this.#make(layer, step)
    layer.made = { step, layer: next, next: layer.made }
    return next
  }

  #make(from: Layer, step: Transform): Layer {
    let values: string[] | null = null
    for (let place = 0; place < from.values.length; place++) {
      if (step.triggers !== 0 && ((from.kinds[place] ?? 0) & step.triggers) === 0) continue
      const old = from.values[place] ?? ""
      const value = step.apply(old)
      if (value === old) continue
      values ??= from.values.slice()
      values[place] = value
    }
    return values === null ? from : (sameAsBefore(from, values) ?? this.#changed(from, values))
  }

  #changed(from: Layer, values: readonly string[]): Layer {
    const rows = from.rows.slice()
    const kinds = from.kinds.slice()
    let allKinds = 0
    for (let place = 0; place < values.length; place++) {
      const value = values[place] ?? ""
      if (value !== from.values[place]) {
        const row = this.#look(value)
        rows[place] = row
        kinds[place] = kindsAt(this.#prefilter, this.cells, row)
      }
      allKinds |= kinds[place] ?? 0
    }
    return { values, rows, kinds, allKinds, together: this.#together(rows), from, made: null }
  }

  /** The members of a node's source, in the order of its values. */
  items(node: number): readonly Item[] {
    return this.#source(this.#side.nodes[node]?.source ?? 0).items
  }

  /** The row of a node's values together. */
  answers(node: number): number {
    const known = this.#answers[node] ?? -1
    if (known >= 0) return known
    const one = this.#side.nodes[node]
    const row = one === undefined ? 0 : this.#ask(this.#source(one.source).layer, one.pipeline)
    this.#answers[node] = row
    return row
  }

  #ask(raw: Layer, { triggers, steps, everyStep }: Pipeline): number {
    if (triggers >= 0 && (raw.allKinds & triggers) === 0) return raw.together
    let layer = raw
    let row = raw.together
    for (const step of steps) {
      const next = this.#after(layer, step)
      if (next === layer) continue
      layer = next
      row = everyStep ? this.#together([row, layer.together]) : layer.together
    }
    return row
  }

  /** Whether the row of a node answers yes to every question. */
  mayMatch(node: number, asks: Asks): boolean {
    return meetsAll(asks, this.cells, this.answers(node))
  }

  /**
   * What a node's pipeline makes of the member at a place, as far as it answers yes to every question: its last value,
   * or every step's. Usually none.
   */
  values(node: number, place: number, asks: Asks): readonly string[] {
    const one = this.#side.nodes[node]
    if (one === undefined) return NONE
    const { steps, everyStep } = one.pipeline
    let { layer } = this.#source(one.source)
    if (!everyStep) {
      for (const step of steps) layer = this.#after(layer, step)
      return this.#meets(layer, place, asks) ? [layer.values[place] ?? ""] : NONE
    }
    const values = this.#meets(layer, place, asks) ? [layer.values[place] ?? ""] : []
    for (const step of steps) {
      const next = this.#after(layer, step)
      const isNew = next.values[place] !== layer.values[place]
      layer = next
      if (isNew && this.#meets(layer, place, asks)) values.push(layer.values[place] ?? "")
    }
    return values
  }

  #meets(layer: Layer, place: number, asks: Asks): boolean {
    return meetsAll(asks, this.cells, layer.rows[place] ?? 0)
  }
}

/** What was encoded and decoded again is the same as before: what is known of that goes on. */
const sameAsBefore = (from: Layer, values: readonly string[]): Layer | null => {
  for (let layer: Layer | null = from.from; layer !== null; layer = layer.from) {
    let place = 0
    while (place < values.length && values[place] === layer.values[place]) place++
    if (place === values.length) return layer
  }
  return null
}

const MAX_IDLE = 64

/** Sweeps of a side, handed from transaction to transaction: fresh memory for each would cost more than the rules. */
export class Sweeps {
  readonly #side: Side
  readonly #idle: Sweep[] = []

  constructor(side: Side) {
    this.#side = side
  }

  take(readSource: ReadSource): Sweep {
    const sweep = this.#idle.pop() ?? new Sweep(this.#side)
    sweep.begin(readSource)
    return sweep
  }

  giveBack(sweep: Sweep): void {
    if (this.#idle.length >= MAX_IDLE) return
    sweep.reset()
    this.#idle.push(sweep)
  }
}
