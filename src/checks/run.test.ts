import assert from "node:assert/strict"
import { test } from "node:test"
import { DAY_MS } from "../lib/clock.ts"
import { LIMITS } from "../lib/limits.ts"
import { defineCheck, type Outcome } from "./check.ts"
import { notSeen, seen } from "./collect/look.ts"
import { runCheck } from "./run.ts"

const both = { ja: "見えたもの: {what}", en: "seen: {what}" }
const AT = 5_000
const checkThat = (judge: () => Outcome<"good" | "bad">) =>
  defineCheck({
    id: "web/example",
    criteria: ["build/9.hsts"],
    needs: ["cookies"],
    title: both,
    outcomes: { good: { status: "ok", says: both }, bad: { status: "not-ok", severity: "high", says: both } },
    remedy: { ja: "直す", en: "mend" },
    remedyOn: { "ec-cube-4": { ja: "EC-CUBEで直す", en: "mend EC-CUBE" } },
    judge,
  })
const scene = {
  facts: { cookies: seen([], AT) },
  vantage: "loopback",
  platform: "ec-cube-4",
  startedAt: 1_000,
} as const

test("a finding carries its severity, the platform's own remedy, its time and until when it counts", () => {
  const got = runCheck(
    checkThat(() => ({ outcome: "bad", values: { what: "x" } })),
    scene,
  )
  assert.deepEqual(
    [got.status, got.severity, got.remedy?.en, got.observedAt, got.validUntil, got.says.en, got.vantage],
    ["not-ok", "high", "mend EC-CUBE", AT, AT + 7 * DAY_MS, "seen: x", "loopback"],
  )
})

test("a check may shorten how long it counts, never lengthen it", () => {
  const until = (validUntil: number): number =>
    runCheck(
      checkThat(() => ({ outcome: "good", validUntil })),
      scene,
    ).validUntil
  assert.equal(until(AT + 1), AT + 1)
  assert.equal(until(AT + 90 * DAY_MS), AT + 7 * DAY_MS)
})

test("evidence and values from outside are cut and cleaned", () => {
  const long = `\u001b[2J${"a".repeat(5_000)}`
  const evidence = Array.from({ length: 100 }, () => ({ kind: "text", where: long, value: long }) as const)
  const got = runCheck(
    checkThat(() => ({ outcome: "bad", evidence, values: { what: long } })),
    scene,
  )
  assert.equal(got.evidence.length, LIMITS.evidenceItems)
  assert.ok(got.evidence.every(({ value }) => value.length <= LIMITS.evidenceChars && !value.includes("\u001b")))
  assert.ok(got.says.en.length < 300 && !got.says.en.includes("\u001b"))
})

test("a fact that could not be seen, or was not asked for, makes it unknown with the reason", () => {
  const check = checkThat(() => assert.fail("must not be judged"))
  const blind = runCheck(check, { ...scene, facts: { cookies: notSeen("timed-out", "ETIMEDOUT", AT) } })
  assert.deepEqual([blind.status, blind.outcome, blind.evidence[0]?.where], ["unknown", "could-not-look", "timed-out"])
  assert.equal(runCheck(check, { ...scene, facts: {} }).status, "unknown")
})

test("a check that throws loses only its own answer", () => {
  const got = runCheck(
    checkThat(() => {
      throw new TypeError("secret")
    }),
    scene,
  )
  assert.equal(got.status, "unknown")
  assert.doesNotMatch(JSON.stringify(got), /secret/)
})
