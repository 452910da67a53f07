/** One member of a collection: its name as it came, and its value. */
export interface Item {
  readonly key: string
  readonly value: string
  /** Not sent as such but hidden inside of a member by encoding: looked at for attacks, never counted. */
  readonly hidden?: boolean
}

/** The members of a variable in one transaction. */
export class Collection {
  readonly items: readonly Item[]
  #byKey: Map<string, number[]> | null = null

  constructor(items: readonly Item[]) {
    this.items = items
  }

  /** The places of the members under a name, lower case. */
  places(key: string): readonly number[] {
    if (this.#byKey === null) {
      this.#byKey = new Map()
      for (let index = 0; index < this.items.length; index++) {
        const lower = (this.items[index]?.key ?? "").toLowerCase()
        const same = this.#byKey.get(lower)
        if (same === undefined) this.#byKey.set(lower, [index])
        else same.push(index)
      }
    }
    return this.#byKey.get(key) ?? NONE
  }

  /** The members under a name, lower case. */
  under(key: string): readonly Item[] {
    const items: Item[] = []
    for (const place of this.places(key)) {
      const item = this.items[place]
      if (item !== undefined) items.push(item)
    }
    return items
  }

  /** The first value under a name, lower case; "" where there is none. */
  first(key: string): string {
    const [place] = this.places(key)
    return place === undefined ? "" : (this.items[place]?.value ?? "")
  }
}

const NONE: readonly number[] = []
