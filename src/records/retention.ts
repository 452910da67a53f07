import { DAY_MS } from "../lib/clock.ts"
import type { Moment, Records } from "../storage/records.ts"
import { RUN } from "./runs.ts"

/** How long runs are kept: all of the last 90 days, then one a day for a year, then one a week for five years. */
export const RUN_RETENTION = { allDays: 90, dailyDays: 366, weeklyDays: 5 * 366 } as const

const slotOf = (at: number, now: number): string | null => {
  const age = now - at
  if (age <= RUN_RETENTION.allDays * DAY_MS) return null
  if (age <= RUN_RETENTION.dailyDays * DAY_MS) return `day ${Math.floor(at / DAY_MS)}`
  return `week ${Math.floor(at / (7 * DAY_MS))}`
}

/** Which revisions go. The newest of each day or week stays, and the newest of all always does. Pure; `moments` newest first. */
export const outdated = (moments: readonly Moment[], now: number): readonly number[] => {
  const taken = new Set<string>()
  return moments.slice(1).flatMap(({ revision, at }) => {
    const slot = slotOf(at, now)
    if (slot === null) return []
    const stays = now - at <= RUN_RETENTION.weeklyDays * DAY_MS && !taken.has(slot)
    taken.add(slot)
    return stays ? [] : [revision]
  })
}

const MOMENTS = 100_000

/** Takes away the runs of a shop that have been kept long enough; answers how many. Their standings, which are small, stay. */
export const pruneRuns = async (records: Records, shop: string, now: number): Promise<number> =>
  records.prune(RUN, shop, outdated(await records.moments(RUN, shop, MOMENTS), now))
