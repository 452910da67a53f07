import assert from "node:assert/strict"
import { test } from "node:test"
import { buildRest } from "./rest.ts"

const answered = (status: number, retryAfter?: string) => ({
  status,
  headers: retryAfter === undefined ? [] : [["retry-after", retryAfter] as const],
  bytes: Buffer.alloc(0),
  cut: false,
})
const never = new AbortController().signal
const restOf = (signal = never) => {
  const pauses: number[] = []
  return { pauses, rest: buildRest(60_000, (waitMs) => pauses.push(waitMs), signal) }
}

test("the shop is left alone once, for as long as it asks", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const { pauses, rest } = restOf()
  const first = rest.after(answered(429, "60"), performance.now())
  const beside = rest.after(answered(429), performance.now())
  assert.deepEqual(pauses, [60_000])
  assert.equal(await rest.after(answered(429, "60"), performance.now() + 60_001), false, "asked again, refused again")
  assert.deepEqual(pauses, [60_000])
  t.mock.timers.tick(60_000)
  assert.deepEqual(await Promise.all([first, beside]), [true, true])
})

for (const [what, result] of [
  ["another answer", answered(503, "1")],
  ["no time named", answered(429)],
  ["a date", answered(429, "Mon, 23 Nov 2026 00:00:00 GMT")],
  ["nothing to wait for", answered(429, "0")],
  ["too long", answered(429, "61")],
  ["a fault", { fault: "timed-out" as const, detail: "" }],
] as const)
  test(`no rest: ${what}`, async () => {
    const { pauses, rest } = restOf()
    assert.equal(await rest.after(result, performance.now()), false)
    assert.deepEqual(pauses, [])
  })

test("calling off ends the rest, and nothing is sent again", async () => {
  const controller = new AbortController()
  const { rest } = restOf(controller.signal)
  const waiting = rest.after(answered(429, "60"), performance.now())
  controller.abort()
  assert.equal(await waiting, false)
})
