import assert from "node:assert/strict"
import { test } from "node:test"
import { ASSUMED_RATES, workOf, workWords } from "./effort.ts"

test("hours times the rate of whoever does it", () => {
  const small = workOf("small")
  assert.deepEqual([small.who, small.lowYen, small.highYen], ["staff", 3_000, 6_000])
  const large = workOf("large")
  assert.equal(large.lowYen, large.lowHours * ASSUMED_RATES.contractorYenPerHour)
})
test("told rates replace the assumed ones, each for itself", () => {
  assert.equal(workOf("medium", { staffYenPerHour: 1_000 }).highYen, 6_000)
  assert.equal(workOf("large", { staffYenPerHour: 1_000 }).lowYen, 80_000)
})
test("in words", () => {
  assert.equal(workWords(workOf("medium")).ja, "社内の担当者 3〜6時間、9,000〜18,000円(時間と単価はSekishoの仮定)")
  assert.match(workWords(workOf("large")).en, /^contractor 8–40 hours, ¥80,000–400,000 \(.*assumptions of Sekisho\)$/)
  const told = workWords(workOf("medium", { staffYenPerHour: 1_000 }))
  assert.equal(told.ja, "社内の担当者 3〜6時間、3,000〜6,000円(時間はSekishoの仮定、単価はお店の設定)")
})
