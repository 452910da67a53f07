/** At once where it is kept in this process, later where it is not. */
export type Soon<T> = T | Promise<T>

/**
 * Short-lived state that several gates share: counts over a sliding window, and values that run out. In memory, or in Valkey or
 * Redis. It may forget early when it is full and loses everything when its process ends: what must last belongs in the records.
 * Times are milliseconds. A store that does not answer throws COUNTERS_FAILED; the caller decides what that means.
 */
export interface Counters {
  /** Counts `by` (default 1) and answers how many the window now holds (the last window's share estimated). */
  add(key: string, windowMs: number, timeMs: number, by?: number): Soon<number>
  /** The same without counting. */
  count(key: string, windowMs: number, timeMs: number): Soon<number>
  /** Keeps a value for `forMs`. */
  set(key: string, value: string, forMs: number, timeMs: number): Soon<void>
  /** Keeps a value unless there is one; answers whether it was kept. */
  setIfAbsent(key: string, value: string, forMs: number, timeMs: number): Soon<boolean>
  get(key: string, timeMs: number): Soon<string | null>
  /** Reads and deletes in one step: of many who ask at once one gets it. */
  take(key: string, timeMs: number): Soon<string | null>
  delete(key: string): Soon<void>
  close(): Promise<void>
}
