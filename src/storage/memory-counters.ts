import type { Counters } from "./counters.ts"

const MAX_KEYS = 200_000

interface Window {
  add(key: string, timeMs: number, by: number): number
}

/** A sliding window over `windowMs`. It never holds more than `2 × maxKeys` keys: past that the oldest half is forgotten early. */
const slidingWindow = (windowMs: number, maxKeys: number): Window => {
  let beganMs = 0
  let now = new Map<string, number>()
  let before = new Map<string, number>()
  const begin = (timeMs: number, last: Map<string, number>): void => {
    before = last
    now = new Map()
    beganMs = timeMs
  }
  const turn = (timeMs: number): void => {
    const passed = timeMs - beganMs
    // A clock that was set back must not freeze the window: it begins anew.
    if (passed < 0 || passed >= 2 * windowMs) begin(timeMs, new Map())
    else if (passed >= windowMs) begin(beganMs + windowMs, now)
    else if (now.size >= maxKeys) begin(timeMs, now)
  }
  return {
    add(key, timeMs, by) {
      turn(timeMs)
      const count = (now.get(key) ?? 0) + by
      if (by > 0) now.set(key, count)
      const share = 1 - Math.min(1, Math.max(0, timeMs - beganMs) / windowMs)
      return count + (before.get(key) ?? 0) * share
    },
  }
}

interface Kept {
  readonly value: string
  readonly untilMs: number
  readonly sinceMs: number
}

/** Counters of this process, bounded by `maxKeys` per window and for all values. */
export const memoryCounters = (maxKeys = MAX_KEYS): Counters => {
  const windows = new Map<number, Window>()
  const values = new Map<string, Kept>()
  const window = (windowMs: number): Window => {
    const known = windows.get(windowMs)
    if (known) return known
    const made = slidingWindow(windowMs, maxKeys)
    windows.set(windowMs, made)
    return made
  }
  const read = (key: string, timeMs: number): string | null => {
    const kept = values.get(key)
    if (kept === undefined) return null
    // Set back further than it was kept: nobody can say how old it is.
    if (timeMs < kept.untilMs && timeMs >= kept.sinceMs - 60_000) return kept.value
    values.delete(key)
    return null
  }
  const write = (key: string, value: string, forMs: number, timeMs: number): void => {
    values.delete(key)
    if (values.size >= maxKeys) sweep(timeMs)
    values.set(key, { value, untilMs: timeMs + forMs, sinceMs: timeMs })
  }
  const sweep = (timeMs: number): void => {
    for (const [key, kept] of values) if (kept.untilMs <= timeMs) values.delete(key)
    // Maps keep the order of writing: the oldest tenth goes when nothing had run out.
    for (const key of values.keys()) {
      if (values.size < maxKeys * 0.9) break
      values.delete(key)
    }
  }
  return {
    add: (key, windowMs, timeMs, by = 1) => window(windowMs).add(key, timeMs, by),
    count: (key, windowMs, timeMs) => window(windowMs).add(key, timeMs, 0),
    set: write,
    setIfAbsent(key, value, forMs, timeMs) {
      if (read(key, timeMs) !== null) return false
      write(key, value, forMs, timeMs)
      return true
    },
    get: read,
    take(key, timeMs) {
      const value = read(key, timeMs)
      values.delete(key)
      return value
    },
    delete: (key) => void values.delete(key),
    close: async () => {
      windows.clear()
      values.clear()
    },
  }
}
