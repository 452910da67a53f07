import { readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { HOUR_MS, MINUTE_MS, type Clock } from "../lib/clock.ts"

/** A running gate looks so often; a bypass begins and ends at most so late. */
const LOOK_MS = 1_000
/** How often a gate that lets everything through writes down how much that was. */
const COUNT_MS = MINUTE_MS
const MAX_BYTES = 4_096
export const MAX_BYPASS_MS = 24 * HOUR_MS

/** Everything passes all stages from `sinceMs` until `untilMs`. Milliseconds since 1970 UTC. */
export interface Bypass {
  readonly sinceMs: number
  readonly untilMs: number
}
const shape = z.strictObject({ version: z.literal(1), since: z.iso.datetime(), until: z.iso.datetime() })

export const bypassFile = (dataDir: string): string => join(dataDir, "bypass.json")
export const bypassText = ({ sinceMs, untilMs }: Bypass): string =>
  `${JSON.stringify({ version: 1, since: new Date(sinceMs).toISOString(), until: new Date(untilMs).toISOString() })}\n`

/** The bypass that a file orders. Null where it orders none: not there, not readable, or longer than a day. */
export const readBypass = (file: string): Bypass | null => {
  try {
    if (statSync(file).size > MAX_BYTES) return null
    const parsed = shape.safeParse(JSON.parse(readFileSync(file, "utf8")))
    if (!parsed.success) return null
    const [sinceMs, untilMs] = [Date.parse(parsed.data.since), Date.parse(parsed.data.until)]
    return untilMs > sinceMs && untilMs - sinceMs <= MAX_BYPASS_MS ? { sinceMs, untilMs } : null
  } catch {
    return null
  }
}

/** A clock that was set back must not make a bypass longer. */
export const isBypassed = (bypass: Bypass | null, timeMs: number): boolean =>
  bypass !== null && timeMs >= bypass.sinceMs - MINUTE_MS && timeMs < bypass.untilMs

export interface BypassWatch {
  /** Whether a request that comes now passes all stages; each asking counts as one. */
  passes(): boolean
  stop(): void
}
export interface BypassNotes {
  changed(active: boolean): void
  /** So many requests passed since this was last said. */
  passed(count: number): void
}

/** Looks at the file once now and then every second. */
export const watchBypass = (file: string, clock: Clock, notes: BypassNotes): BypassWatch => {
  let active = false
  let count = 0
  let countedMs = clock()
  const tell = (): void => {
    if (count > 0) notes.passed(count)
    count = 0
    countedMs = clock()
  }
  const look = (): void => {
    const now = isBypassed(readBypass(file), clock())
    if (now !== active) {
      if (now) countedMs = clock()
      else tell()
      active = now
      notes.changed(now)
    } else if (active && Math.abs(clock() - countedMs) >= COUNT_MS) tell()
  }
  look()
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return {
    passes() {
      if (active) count += 1
      return active
    },
    stop() {
      clearInterval(timer)
      if (active) tell()
    },
  }
}
