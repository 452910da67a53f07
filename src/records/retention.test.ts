import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { DAY_MS, HOUR_MS } from "../lib/clock.ts"
import { outdated, RUN_RETENTION } from "./retention.ts"

const NOW = Date.UTC(2026, 10, 23)
/** One every six hours for so many days, newest first. */
const moments = (days: number) =>
  Array.from({ length: days * 4 }, (_, index) => ({ revision: days * 4 - index, at: NOW - index * 6 * HOUR_MS }))

const keptOf = (all: ReturnType<typeof moments>) => {
  const gone = new Set(outdated(all, NOW))
  return all.filter(({ revision }) => !gone.has(revision))
}

test("ninety days stay whole, then a run a day, then one a week, then none", () => {
  const kept = keptOf(moments(6 * 366))
  const age = ({ at }: { at: number }): number => NOW - at
  const between = (from: number, to: number) =>
    kept.filter((one) => age(one) > from * DAY_MS && age(one) <= to * DAY_MS).length
  assert.equal(between(-1, RUN_RETENTION.allDays), 90 * 4 + 1)
  assert.equal(between(RUN_RETENTION.allDays, RUN_RETENTION.dailyDays), 366 - 90)
  const weeks = between(RUN_RETENTION.dailyDays, RUN_RETENTION.weeklyDays)
  assert.ok(weeks >= (4 * 366) / 7 - 1 && weeks <= (4 * 366) / 7 + 2, String(weeks))
  assert.equal(between(RUN_RETENTION.weeklyDays, 10_000), 0)
})

test("the only run stays however old it is", () => {
  assert.deepEqual(outdated([{ revision: 1, at: 0 }], NOW), [])
})

test("property: pruning twice changes nothing more, and the newest never goes", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 }), (days) => {
      const all = days
        .toSorted((a, b) => a - b)
        .map((day, index) => ({ revision: days.length - index, at: NOW - day * DAY_MS }))
      const kept = keptOf(all)
      assert.equal(kept[0]?.revision, all[0]?.revision)
      assert.deepEqual(outdated(kept, NOW), [])
    }),
  )
})
