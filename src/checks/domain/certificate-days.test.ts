import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { DAY_MS } from "../../lib/clock.ts"
import { cases } from "../cases.ts"
import { httpTarget, LOOKED_AT, target, tls } from "../sample-facts.ts"
import { certificateDays } from "./certificate-days.ts"

const left = (leftMs: number, lifetimeDays = 90) => {
  const notAfter = LOOKED_AT + leftMs
  return { target: target(), tls: tls({ certificate: { notAfter, notBefore: notAfter - lifetimeDays * DAY_MS } }) }
}

cases(certificateDays, [
  ["60 of 90 days", left(60 * DAY_MS), "enough"],
  ["exactly a third", left(30 * DAY_MS), "enough"],
  ["a moment less", left(30 * DAY_MS - 1), "due"],
  ["exactly a tenth", left(9 * DAY_MS), "due"],
  [
    "a moment less than a tenth",
    left(9 * DAY_MS - 1),
    "urgent",
    (got) => assert.equal(got.validUntil, LOOKED_AT + 9 * DAY_MS - 1),
  ],
  ["a year: 40 days are more than a tenth", left(40 * DAY_MS, 365), "due"],
  ["six days: exactly three are left", left(3 * DAY_MS, 6), "enough"],
  ["six days: less than three are left", left(3 * DAY_MS - 1, 6), "urgent"],
  ["the last moment", left(0), "urgent"],
  ["over", left(-1), "over", (got) => assert.equal(got.values?.["days"], 0)],
  ["plain http", { target: httpTarget(), tls: null }, "no-tls"],
])

test("domain/certificate-days: it never counts past the certificate's end", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.integer({ min: 0, max: 4_000 }), (leftMs, days) => {
      const got = certificateDays.judge(left(leftMs, days))
      assert.ok(got.validUntil === undefined || (got.validUntil <= LOOKED_AT + leftMs && got.validUntil >= LOOKED_AT))
    }),
  )
})
