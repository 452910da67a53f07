import type { Clock } from "../../lib/clock.ts"

/** A bounded memory of things that are forgotten after a while; the oldest goes first when it is full. */
export class ShortLived<T> {
  private readonly kept = new Map<string, { readonly value: T; readonly until: number }>()
  private readonly clock: Clock
  private readonly max: number
  private readonly lifeMs: number
  constructor(clock: Clock, max: number, lifeMs: number) {
    this.clock = clock
    this.max = max
    this.lifeMs = lifeMs
  }
  set(key: string, value: T): number {
    const until = this.clock() + this.lifeMs
    this.kept.delete(key)
    this.kept.set(key, { value, until })
    for (const old of this.kept.keys()) {
      if (this.kept.size <= this.max) break
      this.kept.delete(old)
    }
    return until
  }
  get(key: string): T | null {
    const found = this.kept.get(key)
    return found && found.until > this.clock() ? found.value : null
  }
  /** Hands it out and forgets it. */
  take(key: string): T | null {
    const value = this.get(key)
    this.kept.delete(key)
    return value
  }
}
