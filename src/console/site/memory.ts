/** Shops of which the last reckoning is remembered; one takes about a megabyte. */
const SHOPS = 24

interface Remembered<T> {
  readonly revision: number
  readonly value: T
}

/** A bounded memory of what was reckoned from a shop's records at a revision of them; the shop looked at longest ago goes first. */
export class ShopMemory<T> {
  private readonly kept = new Map<string, Remembered<T>>()
  /** What was reckoned at just this revision; null where it is another, or forgotten. */
  get(shop: string, revision: number): T | null {
    const found = this.kept.get(shop)
    if (found?.revision !== revision) return null
    this.kept.delete(shop)
    this.kept.set(shop, found)
    return found.value
  }
  set(shop: string, revision: number, value: T): void {
    this.kept.delete(shop)
    this.kept.set(shop, { revision, value })
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= SHOPS) break
      this.kept.delete(oldest)
    }
  }
}

/** A pure function that is reckoned once for each object, for as long as somebody holds the object. */
export const onceFor = <K extends object, V>(reckon: (of: K) => V): ((of: K) => V) => {
  const kept = new WeakMap<K, { readonly value: V }>()
  return (of) => {
    const known = kept.get(of)
    if (known) return known.value
    const value = reckon(of)
    kept.set(of, { value })
    return value
  }
}
