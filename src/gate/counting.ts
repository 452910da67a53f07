/** Counts events of a key over a sliding window, in memory and within a bound. Times are milliseconds. */
export interface WindowCounter {
  /** Counts one, and answers how many the window now holds (the last window's share estimated). */
  add(key: string, timeMs: number): number
}

const MAX_KEYS = 200_000

/** A counter over `windowMs`. It never holds more than `2 × maxKeys` keys: past that the oldest half is forgotten early. */
export const windowCounter = (windowMs: number, maxKeys = MAX_KEYS): WindowCounter => {
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
    add(key, timeMs) {
      turn(timeMs)
      const count = (now.get(key) ?? 0) + 1
      now.set(key, count)
      const share = 1 - Math.min(1, Math.max(0, timeMs - beganMs) / windowMs)
      return count + (before.get(key) ?? 0) * share
    },
  }
}
