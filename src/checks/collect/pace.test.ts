import assert from "node:assert/strict"
import { test } from "node:test"
import { setTimeout as wait } from "node:timers/promises"
import { buildPace } from "./pace.ts"

test("so many in all, and no more", async () => {
  const pace = buildPace(2, null)
  assert.deepEqual([await pace.take(), await pace.take(), await pace.take(), pace.sent], [true, true, false, 2])
})

test("four at one time; a turn given back goes to the next in line", async () => {
  const pace = buildPace(10, null)
  const taken: number[] = []
  const takes = [1, 2, 3, 4, 5, 6].map((n) => pace.take().then(() => taken.push(n)))
  await wait(5)
  assert.deepEqual(taken, [1, 2, 3, 4])
  pace.giveBack()
  await wait(5)
  assert.deepEqual(taken, [1, 2, 3, 4, 5])
  pace.giveBack()
  await Promise.all(takes)
  assert.deepEqual(taken, [1, 2, 3, 4, 5, 6])
})

test("between two requests there is a pause, which calling off ends", async () => {
  const pace = buildPace(10, 50)
  const startedAt = performance.now()
  await pace.take()
  await pace.take()
  assert.ok(performance.now() - startedAt >= 18)
  const controller = new AbortController()
  const slow = buildPace(10, 0.001, controller.signal)
  assert.equal(await slow.take(), true)
  const second = slow.take()
  controller.abort()
  assert.equal(await second, false)
  assert.equal(await slow.take(), false)
})
