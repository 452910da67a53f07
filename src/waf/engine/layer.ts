import type { Transform } from "../transforms/transform.ts"
import type { Item } from "./collection.ts"

/** What a step made of a layer; a layer has few, so that a list is quicker than a table. */
export interface Made {
  readonly step: Transform
  readonly layer: Layer
  readonly next: Made | null
}

/** The values of a source after the same steps, in their order: what most steps leave alone goes on as it is. */
export interface Layer {
  readonly values: readonly string[]
  /** Of each value, where its row stands. */
  readonly rows: readonly number[]
  /** The row of all values together. */
  readonly together: number
  /** What this was made from; null for the values as they came. */
  readonly from: Layer | null
  made: Made | null
}

/** A source as it was read. */
export interface Read {
  readonly items: readonly Item[]
  readonly layer: Layer
}

export const EMPTY_LAYER: Layer = { values: [], rows: [], together: 0, from: null, made: null }
