import type { Item } from "./collection.ts"

interface StoredVariable {
  value: string
  /** Null: lives as long as its collection. */
  expiresAtMs: number | null
}

interface StoredCollection {
  readonly variables: Map<string, StoredVariable>
  touchedAtMs: number
}

/** Variables that outlive a transaction (IP, SESSION …), in memory, bounded; the clock is the transactions' own. */
export class StoredCollections {
  readonly #collections = new Map<string, StoredCollection>()
  readonly #timeoutMs: number
  readonly #max: number

  /** Keeps at most `max` collections; the one untouched longest goes first. */
  constructor(timeoutSeconds: number, max = 50_000) {
    this.#timeoutMs = timeoutSeconds * 1000
    this.#max = max
  }

  /** The collection under a key, new or as it was left. */
  open(name: string, key: string, nowMs: number): StoredHandle {
    const id = `${name}\n${key}`
    const found = this.#collections.get(id)
    const fresh =
      found !== undefined && nowMs - found.touchedAtMs <= this.#timeoutMs
        ? found
        : { variables: new Map(), touchedAtMs: nowMs }
    fresh.touchedAtMs = nowMs
    this.#collections.delete(id)
    this.#collections.set(id, fresh)
    if (this.#collections.size > this.#max) {
      const [oldest] = this.#collections.keys()
      if (oldest !== undefined) this.#collections.delete(oldest)
    }
    return new StoredHandle(fresh.variables, nowMs)
  }
}

/** One stored collection as one transaction sees it. */
export class StoredHandle {
  readonly #variables: Map<string, StoredVariable>
  readonly #nowMs: number

  constructor(variables: Map<string, StoredVariable>, nowMs: number) {
    this.#variables = variables
    this.#nowMs = nowMs
  }

  get(name: string): string | undefined {
    const variable = this.#variables.get(name)
    if (variable === undefined) return undefined
    if (variable.expiresAtMs === null || variable.expiresAtMs > this.#nowMs) return variable.value
    this.#variables.delete(name)
    return undefined
  }

  set(name: string, value: string): void {
    const variable = this.#variables.get(name)
    if (variable === undefined) this.#variables.set(name, { value, expiresAtMs: null })
    else variable.value = value
  }

  unset(name: string): void {
    this.#variables.delete(name)
  }

  expire(name: string, seconds: number): void {
    const variable = this.#variables.get(name)
    if (variable !== undefined) variable.expiresAtMs = this.#nowMs + seconds * 1000
  }

  items(): Item[] {
    return [...this.#variables.keys()].flatMap((key) => {
      const value = this.get(key)
      return value === undefined ? [] : [{ key, value }]
    })
  }
}
