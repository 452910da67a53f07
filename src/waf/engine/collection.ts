/** One member of a collection: its name as it came, and its value. */
export interface Item {
  readonly key: string
  readonly value: string
  /** Not sent as such but hidden inside of a member by encoding: looked at for attacks, never counted. */
  readonly hidden?: boolean
}

const NONE: readonly Item[] = []

/** The members of a variable in one transaction. */
export class Collection {
  readonly items: readonly Item[]
  #byKey: Map<string, Item[]> | null = null

  constructor(items: readonly Item[]) {
    this.items = items
  }

  /** The members under a name, lower case. */
  under(key: string): readonly Item[] {
    if (this.items.length === 0) return NONE
    return (this.#byKey ??= byKeyOf(this.items)).get(key) ?? NONE
  }

  /** The first value under a name, lower case; "" where there is none. */
  first(key: string): string {
    return this.under(key)[0]?.value ?? ""
  }
}

const byKeyOf = (items: readonly Item[]): Map<string, Item[]> => {
  const byKey = new Map<string, Item[]>()
  for (const item of items) {
    const lower = item.key.toLowerCase()
    const same = byKey.get(lower)
    if (same === undefined) byKey.set(lower, [item])
    else same.push(item)
  }
  return byKey
}
