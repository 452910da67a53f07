import { KINDS, type Asks } from "../plan/prefilter.ts"
import type { Pipeline } from "../plan/rule.ts"
import type { Side, Source } from "../plan/side.ts"
import { slotOf, type VariableName } from "../seclang/variables.ts"
import type { Transform } from "../transforms/transform.ts"
import type { Item } from "./collection.ts"
import { EMPTY_LAYER, type Layer, type Read } from "./layer.ts"
import { meetsAll } from "./look.ts"
import { Rows } from "./rows.ts"

const NONE: readonly string[] = []
const valueOf = (item: Item): string => item.value

/** Reads the members of a source. */
export type ReadSource = (source: Source) => readonly Item[]

const NOTHING: Read = { items: [], layer: EMPTY_LAYER }

/** What one transaction knows of its values on one side of the plan: each looked through and transformed once. */
export class Sweep {
  readonly #side: Side
  readonly #rows: Rows
  /** Where the row of each node, group and view stands; -1: not asked for yet. */
  readonly #ofNode: Int32Array
  readonly #ofGroup: Int32Array
  readonly #ofView: Int32Array
  /** Room for the rows of a group's sources. */
  readonly #list: Int32Array
  readonly #read: (Read | undefined)[] = []
  readonly #rowOf = (value: string): number => this.#rows.of(value)
  #readSource: ReadSource = () => []

  constructor(side: Side) {
    this.#side = side
    this.#rows = new Rows(side.prefilter)
    this.#ofNode = new Int32Array(side.nodes.length).fill(-1)
    this.#ofGroup = new Int32Array(side.groups.length).fill(-1)
    this.#ofView = new Int32Array(side.views.length).fill(-1)
    this.#list = new Int32Array(side.sources.length)
  }

  /** The rows, see Prefilter. */
  get cells(): Int32Array {
    return this.#rows.cells
  }

  begin(readSource: ReadSource): void {
    this.#readSource = readSource
  }

  /** Ready for the next transaction. */
  reset(): void {
    this.#rows.reset()
    this.forget(null)
  }

  /** Forgets what was read of some variables, or of all: more of the message has come. */
  forget(names: readonly VariableName[] | null): void {
    this.#ofNode.fill(-1)
    this.#ofGroup.fill(-1)
    this.#ofView.fill(-1)
    if (names === null) this.#read.fill(undefined)
    else
      for (const name of names)
        for (const source of this.#side.sourcesOfSlot.get(slotOf(name)) ?? []) this.#read[source] = undefined
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
    const rows = values.map(this.#rowOf)
    return { values, rows, together: this.#rows.together(rows, rows.length), from: null, made: null }
  }

  /** Whether bytes that make steps do something stand in a row. */
  #triggered(row: number, triggers: number): boolean {
    return ((this.#rows.cells[row + KINDS] ?? 0) & triggers) !== 0
  }

  /** The layer that a step makes of one; this very one where nothing changes. */
  #after(layer: Layer, step: Transform | undefined): Layer {
    if (step === undefined || !this.#triggered(layer.together, step.triggers)) return layer
    for (let { made } = layer; made !== null; made = made.next) if (made.step === step) return made.layer
    const next = this.#make(layer, step)
    layer.made = { step, layer: next, next: layer.made }
    return next
  }

  #make(from: Layer, step: Transform): Layer {
    let values: string[] | null = null
    for (let place = 0; place < from.values.length; place++) {
      if (!this.#triggered(from.rows[place] ?? 0, step.triggers)) continue
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
    for (let place = 0; place < values.length; place++) {
      const value = values[place] ?? ""
      if (value !== from.values[place]) rows[place] = this.#rows.of(value)
    }
    return { values, rows, together: this.#rows.together(rows, rows.length), from, made: null }
  }

  /** The members of a node's source, in the order of its values. */
  items(node: number): readonly Item[] {
    return this.#source(this.#side.nodes[node]?.source ?? 0).items
  }

  /** The row of all that a view looks at. */
  view(view: number): number {
    const known = this.#ofView[view] ?? -1
    if (known >= 0) return known
    const one = this.#side.views[view]
    const row = one === undefined ? 0 : this.#askView(one.group, one.pipeline)
    this.#ofView[view] = row
    return row
  }

  #askView(group: number, pipeline: Pipeline): number {
    const raw = this.#group(group)
    if (!this.#triggered(raw, pipeline.triggers)) return raw
    const sources = this.#side.groups[group] ?? []
    const rows = this.#list
    let changed = false
    for (let place = 0; place < sources.length; place++) {
      const { layer } = this.#source(sources[place] ?? 0)
      const row = this.#ask(layer, pipeline)
      if (row !== layer.together) changed = true
      rows[place] = row
    }
    return changed ? this.#rows.together(rows, sources.length) : raw
  }

  /** The row of all values of a group as they came. */
  #group(group: number): number {
    const known = this.#ofGroup[group] ?? -1
    if (known >= 0) return known
    const sources = this.#side.groups[group] ?? []
    const rows = this.#list
    for (let place = 0; place < sources.length; place++) rows[place] = this.#source(sources[place] ?? 0).layer.together
    const row = this.#rows.together(rows, sources.length)
    this.#ofGroup[group] = row
    return row
  }

  /** The row of a node's values together. */
  #node(node: number): number {
    const known = this.#ofNode[node] ?? -1
    if (known >= 0) return known
    const one = this.#side.nodes[node]
    const row = one === undefined ? 0 : this.#ask(this.#source(one.source).layer, one.pipeline)
    this.#ofNode[node] = row
    return row
  }

  #ask(raw: Layer, { triggers, steps, everyStep }: Pipeline): number {
    if (!this.#triggered(raw.together, triggers)) return raw.together
    let layer = raw
    let row = raw.together
    // Iterators would be made for every question.
    for (let index = 0; index < steps.length; index++) {
      const next = this.#after(layer, steps[index])
      if (next === layer) continue
      layer = next
      row = everyStep ? this.#rows.both(row, layer.together) : layer.together
    }
    return row
  }

  /** Whether the row of a node answers yes to every question. */
  mayMatch(node: number, asks: Asks): boolean {
    return meetsAll(asks, this.cells, this.#node(node))
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
      for (let index = 0; index < steps.length; index++) layer = this.#after(layer, steps[index])
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
