import type { Soon } from "../storage/counters.ts"

/** Goes on with a value, at once where it is there at once: a promise costs every request more than most answers take. */
export const after = <T, R>(value: Soon<T>, use: (value: T) => Soon<R>): Soon<R> =>
  value instanceof Promise ? value.then(use) : use(value)
