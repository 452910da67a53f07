import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { followProgress, type DemoProgress, type Phase } from "./progress.ts"

const PHASES: readonly Phase[] = ["install", "database", "setup", "build", "start"]

test("goes from nothing to all, in the order of the phases", () => {
  const seen: DemoProgress[] = []
  let now = 0
  const progress = followProgress(
    PHASES,
    () => now,
    (step) => seen.push(step),
  )
  for (const phase of PHASES) {
    progress.begin(phase)
    for (const done of [0.2, 0.5, 1]) {
      now += 1_000
      progress.tick(done)
    }
  }
  assert.equal(seen.at(0)?.share, 0)
  assert.equal(seen.at(-1)?.share, 1)
  assert.equal(seen.at(-1)?.remainingMs, 0)
  assert.deepEqual([...new Set(seen.map(({ phase }) => phase))], PHASES)
})

test("never goes back and never leaves 0 to 1, whatever is told", () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom(...PHASES), fc.option(fc.double({ min: -2, max: 3, noNaN: true })), fc.nat(600_000)),
  )
  fc.assert(
    fc.property(steps, (told) => {
      const seen: DemoProgress[] = []
      let now = 0
      const progress = followProgress(
        PHASES,
        () => now,
        (step) => seen.push(step),
      )
      for (const [phase, done, passedMs] of told) {
        progress.begin(phase)
        now += passedMs
        progress.tick(done ?? undefined)
      }
      const shares = seen.map(({ share }) => share)
      assert.deepEqual(
        shares,
        [...new Set(shares)].toSorted((a, b) => a - b),
      )
      assert.ok(seen.every(({ share, remainingMs }) => share >= 0 && share <= 1 && remainingMs >= 0))
    }),
  )
})

test("a phase that this start does not need is not counted", () => {
  const seen: DemoProgress[] = []
  const progress = followProgress(
    ["start"],
    () => 0,
    (step) => seen.push(step),
  )
  progress.begin("database")
  progress.tick(1)
  assert.deepEqual(seen, [])
})

test("a phase without a count moves with the time but does not end by itself", () => {
  const seen: DemoProgress[] = []
  let now = 0
  const progress = followProgress(
    ["build", "start"],
    () => now,
    (step) => seen.push(step),
  )
  progress.begin("build")
  for (; now < 3_600_000; now += 1_000) progress.tick()
  const last = seen.at(-1)?.share ?? 0
  assert.ok(last > 0.8 && last < 1, String(last))
})
