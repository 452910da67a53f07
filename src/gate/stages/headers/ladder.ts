import { DAY_MS, MINUTE_MS, type Clock } from "../../../lib/clock.ts"
import type { Records } from "../../../storage/records.ts"

/** Seconds that browsers are told to insist on HTTPS: short until a valid certificate has been there for long enough. */
export const LADDER = { shortSeconds: 300, longSeconds: 31_536_000, afterMs: 7 * DAY_MS, retryMs: MINUTE_MS } as const

const KIND = "gate-hsts"

export interface Ladder {
  seconds(timeMs: number): number
}

const sinceOf = (body: unknown): number | null =>
  typeof body === "object" && body !== null && "since" in body && typeof body.since === "number" ? body.since : null

/**
 * The ladder of one site. When a valid certificate was first seen is kept in the records, so that a restart does not begin anew;
 * without records, and for as long as they cannot be read, it stays on its first step. A certificate that is not valid any more
 * brings it back there.
 */
export const createLadder = (
  site: string,
  records: Records | null,
  isGood: (timeMs: number) => boolean,
  clock: Clock,
): Ladder => {
  let since: number | null = null
  let state: "unread" | "read" = "unread"
  let notBeforeMs = 0
  const attempt = (work: Promise<void>): void => {
    notBeforeMs = Number.POSITIVE_INFINITY
    work.then(
      () => (notBeforeMs = 0),
      () => (notBeforeMs = clock() + LADDER.retryMs),
    )
  }
  const read = async (store: Records): Promise<void> => {
    since = sinceOf((await store.latest(KIND, site))?.body)
    state = "read"
  }
  const write = async (store: Records, value: number | null, at: number): Promise<void> => {
    await store.append([{ kind: KIND, key: site, body: { since: value }, at }])
    since = value
  }
  if (records !== null) attempt(read(records))
  return {
    seconds(timeMs) {
      const good = isGood(timeMs)
      if (records !== null && timeMs >= notBeforeMs) {
        if (state === "unread") attempt(read(records))
        else if (good !== (since !== null)) attempt(write(records, good ? timeMs : null, timeMs))
      }
      const long = good && since !== null && timeMs - since >= LADDER.afterMs
      return long ? LADDER.longSeconds : LADDER.shortSeconds
    },
  }
}
