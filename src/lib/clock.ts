/** The time, in milliseconds since 1970 UTC. Handed in, so that a test can set it. */
export type Clock = () => number
export const systemClock: Clock = () => Date.now()

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** ISO 8601 in UTC, whole seconds: `2026-11-23T02:00:00Z`. */
export const isoTime = (timeMs: number): string => new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, "Z")
