import assert from "node:assert/strict"
import { test } from "node:test"
import { DAY_MS } from "../../../lib/clock.ts"
import { openRecords } from "../../../storage/open.ts"
import type { Records } from "../../../storage/records.ts"
import { createLadder, LADDER } from "./ladder.ts"

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 20))
const START = 1_800_000_000_000

/** Asks and lets what that began end. */
const askAt = async (ladder: ReturnType<typeof createLadder>, timeMs: number): Promise<number> => {
  const seconds = ladder.seconds(timeMs)
  await settle()
  return seconds
}

test("300 s, a year after exactly seven days of a valid certificate, and it outlives a restart", async () => {
  const records = await openRecords({ kind: "sqlite", file: ":memory:" })
  const first = createLadder(
    "main",
    records,
    () => true,
    () => START,
  )
  await settle()
  assert.equal(await askAt(first, START), LADDER.shortSeconds)
  assert.equal(await askAt(first, START + 7 * DAY_MS - 1), LADDER.shortSeconds)
  assert.equal(await askAt(first, START + 7 * DAY_MS), LADDER.longSeconds)
  const restarted = createLadder(
    "main",
    records,
    () => true,
    () => START,
  )
  await settle()
  assert.equal(await askAt(restarted, START + 8 * DAY_MS), LADDER.longSeconds)
  assert.equal(
    createLadder(
      "other",
      records,
      () => true,
      () => START,
    ).seconds(START + 8 * DAY_MS),
    LADDER.shortSeconds,
  )
  await records.close()
})

test("a certificate that is not valid brings it back to the first step, and the days begin anew", async () => {
  const records = await openRecords({ kind: "sqlite", file: ":memory:" })
  let good = true
  const ladder = createLadder(
    "main",
    records,
    () => good,
    () => START,
  )
  await settle()
  await askAt(ladder, START)
  assert.equal(await askAt(ladder, START + 8 * DAY_MS), LADDER.longSeconds)
  good = false
  assert.equal(await askAt(ladder, START + 9 * DAY_MS), LADDER.shortSeconds)
  good = true
  assert.equal(await askAt(ladder, START + 10 * DAY_MS), LADDER.shortSeconds)
  assert.equal(await askAt(ladder, START + 16 * DAY_MS), LADDER.shortSeconds)
  assert.equal(await askAt(ladder, START + 17 * DAY_MS), LADDER.longSeconds)
  await records.close()
})

test("without records, or while they fail, it stays on its first step", async () => {
  const none = createLadder(
    "main",
    null,
    () => true,
    () => START,
  )
  await askAt(none, START)
  assert.equal(none.seconds(START + 30 * DAY_MS), LADDER.shortSeconds)
  let asked = 0
  const failing = { latest: () => ((asked += 1), Promise.reject(new Error("away"))) } as unknown as Records // only that is asked
  const ladder = createLadder(
    "main",
    failing,
    () => true,
    () => START,
  )
  await settle()
  assert.equal(await askAt(ladder, START + 1), LADDER.shortSeconds)
  assert.equal(asked, 1, "it is not asked again at once")
  await askAt(ladder, START + LADDER.retryMs)
  assert.equal(asked, 2)
})
