import { readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { DAY_MS } from "../lib/clock.ts"

const FILE = /^(\d{4}-\d{2}-\d{2})\.jsonl$/

/**
 * Deletes the days of a gate's events that are older than `days`; answers how many. Files that are none of ours stay. A clock
 * that is wrong must not cost the log: what is less than a day away from being the newest day of all stays, too.
 */
export const deleteOldEvents = (folder: string, days: number, timeMs: number): number => {
  const found = readdirSync(folder).flatMap((name) => {
    const dayMs = Date.parse(FILE.exec(name)?.[1] ?? "")
    return Number.isNaN(dayMs) ? [] : [{ name, dayMs }]
  })
  // A clock set years ahead would make all of it old: then there is no younger day than the last that was written.
  const newestMs = Math.max(0, ...found.map(({ dayMs }) => dayMs))
  const nowMs = Math.min(timeMs, newestMs + DAY_MS)
  const old = found.filter(({ dayMs }) => nowMs - dayMs > (days + 1) * DAY_MS)
  for (const { name } of old) rmSync(join(folder, name), { force: true })
  return old.length
}
