import type { Item } from "./collection.ts"

const isDigit = (name: string): boolean => name.length === 1 && name >= "0" && name <= "9"

interface Passing {
  readonly base: ReadonlyMap<string, string>
  readonly names: readonly string[]
}
const passing = new WeakMap<(name: string) => boolean, Passing>()

/** The TX collection of one transaction: what the plan starts with, what rules set, what they captured. */
export class TxVariables {
  readonly #base: ReadonlyMap<string, string>
  /** Null marks a variable of the base that was unset. */
  readonly #own = new Map<string, string | null>()
  /** The names in #own, in order: a list is read without making anything. */
  readonly #names: string[] = []
  #captures: readonly string[] = []

  constructor(base: ReadonlyMap<string, string>) {
    this.#base = base
  }

  /** The value of a variable, name in lower case; undefined where it is not set. */
  get(name: string): string | undefined {
    if (isDigit(name)) return this.#captures[Number(name)]
    const own = this.#own.get(name)
    if (own === null) return undefined
    return own ?? this.#base.get(name)
  }

  /** The names of the base that pass; they are the same for every transaction of a plan. */
  #namesOfBase(passes: (name: string) => boolean): readonly string[] {
    const known = passing.get(passes)
    if (known?.base === this.#base) return known.names
    const names = [...this.#base.keys()].filter(passes)
    passing.set(passes, { base: this.#base, names })
    return names
  }

  set(name: string, value: string): void {
    if (isDigit(name)) this.#captures = withCapture(this.#captures, Number(name), value)
    else this.#put(name, value)
  }

  unset(name: string): void {
    this.#put(name, null)
  }

  #put(name: string, value: string | null): void {
    const before = this.#own.size
    this.#own.set(name, value)
    if (this.#own.size > before) this.#names.push(name)
  }

  /** TX:0 to TX:9 after a match; groups past the tenth are dropped. */
  capture(groups: readonly string[]): void {
    this.#captures = groups.length > 10 ? groups.slice(0, 10) : groups
  }

  /** The variables whose name (lower case) passes. */
  items(passes: (name: string) => boolean): Item[] {
    const items: Item[] = []
    const base = this.#namesOfBase(passes)
    for (let index = 0; index < base.length; index++) {
      const key = base[index] ?? ""
      if (!this.#own.has(key)) items.push({ key, value: this.#base.get(key) ?? "" })
    }
    for (let index = 0; index < this.#names.length; index++) {
      const key = this.#names[index] ?? ""
      const value = passes(key) ? this.#own.get(key) : null
      if (value !== null && value !== undefined) items.push({ key, value })
    }
    for (let index = 0; index < this.#captures.length; index++) {
      const key = String(index)
      if (passes(key)) items.push({ key, value: this.#captures[index] ?? "" })
    }
    return items
  }
}

const withCapture = (captures: readonly string[], index: number, value: string): string[] => {
  const changed = [...captures]
  while (changed.length < index) changed.push("")
  changed[index] = value
  return changed
}
