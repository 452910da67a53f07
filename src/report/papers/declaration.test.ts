import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { ANSWER_STATES } from "../../guideline/observation.ts"
import { REASONS, UNKNOWNS, VERDICT_STATES } from "../../guideline/verdict-shape.ts"
import type { PaperCriterion, PaperVerdict } from "../document.ts"
import { sampleDocument } from "../sample.ts"
import { declare, proofLine } from "./declaration.ts"
import { answeredDocument, SAMPLE_NOW } from "./sample-answered.ts"
import { PAPER } from "./words.ts"

const declared = (id: string) => {
  const verdict = answeredDocument.verdicts.find(({ requirement }) => id.startsWith(`${requirement}.`))
  const criterion = verdict?.criteria.find((one) => one.criterion === id)
  assert.ok(verdict !== undefined && criterion !== undefined, id)
  return declare(verdict, criterion, SAMPLE_NOW)
}

const table: readonly (readonly [id: string, kind: string, note: RegExp | null, missing: RegExp | null])[] = [
  ["card/1.admin-reach", "alternative", /Basic認証/, null],
  ["card/1.second-factor", "yes", null, null],
  ["card/1.lock", "planned", /^2026年12月30日まで$/, null],
  ["card/2.public-files", "yes", null, null],
  ["card/2.directory-listing", "blank", null, /^フォルダの一覧が1か所で見えます。$/],
  ["card/2.uploads", "yes", /^事業者が実施$/, null],
  ["card/3.diagnosis", "blank", null, /証拠のファイルがない/],
  ["card/3.injection", "blank", null, /「いいえ」と答えています/],
  ["card/3.source-review", "not-applicable", /^改修を一切していません。$/, null],
  ["card/4.signatures", "blank", null, /予定していた日\(2026年11月19日\)を過ぎています/],
  ["card/4.full-scan", "blank", null, /期限が過ぎました/],
  ["card/5.entry-limit", "blank", null, /お店の方の回答がまだありません/],
  ["card/login.no-members", "not-applicable", /会員の有無/, null],
  ["build/9.redirect", "blank", null, /^まだ点検していません。$/],
]
for (const [id, kind, note, missing] of table)
  test(`declare: ${id} is ${kind}`, () => {
    const one = declared(id)
    assert.equal(one.kind, kind)
    if (note === null) assert.equal(one.note, null)
    else assert.match(one.note?.ja ?? "", note)
    if (missing === null) assert.equal(one.missing, null)
    else assert.match(one.missing?.ja ?? "", missing)
  })

test("declare: behind a yes stands who or which check, when, and until when; behind a plan no such day", () => {
  const lines = (id: string): readonly string[] => declared(id).proofs.map((proof) => proofLine(proof).ja)
  assert.deepEqual(lines("card/1.second-factor"), ["山田 花子さんの回答、2026年11月19日、2027年2月18日まで有効"])
  assert.deepEqual(lines("card/2.public-files"), [
    "点検「公開されたファイル (web/public-files)」が確認、2026年11月19日、2026年11月26日まで有効",
  ])
  assert.deepEqual(lines("card/1.lock"), ["山田 花子さんの回答、2026年11月19日"])
  assert.deepEqual(
    declared("card/1.second-factor").proofs[0]?.lines.map(({ ja }) => ja),
    ["証拠: 2fa.png"],
  )
})
test("declare: a requirement set aside as a whole gives its own reason", () => {
  const verdict = answeredDocument.verdicts.find(({ requirement }) => requirement === "build/3")
  const criterion = verdict?.criteria[0]
  assert.ok(verdict !== undefined && criterion !== undefined)
  const one = declare(verdict, criterion, SAMPLE_NOW)
  assert.deepEqual([one.kind, one.note, one.proofs], ["not-applicable", verdict.because, []])
})

const base = sampleDocument.verdicts[0]?.criteria[0]
const seen = base?.observations[0]
const [verdict] = sampleDocument.verdicts
assert.ok(base !== undefined && seen !== undefined && verdict !== undefined)
const day = fc.date({ min: new Date(SAMPLE_NOW - 1e10), max: new Date(SAMPLE_NOW + 1e10), noInvalidDate: true })
const criteria: fc.Arbitrary<PaperCriterion> = fc
  .record({
    state: fc.constantFrom(...VERDICT_STATES),
    unknown: fc.constantFrom(...UNKNOWNS),
    reason: fc.constantFrom(...REASONS),
    given: fc.option(fc.constantFrom(...ANSWER_STATES), { nil: null }),
    until: day,
    statuses: fc.array(fc.constantFrom("ok", "not-ok", "unknown", "not-applicable"), { maxLength: 3 }),
  })
  .map(({ state, unknown, reason, given, until, statuses }) => ({
    ...base,
    state,
    ...(state === "unknown" ? { unknown } : {}),
    reason,
    observations: statuses.map((status) => ({ ...seen, status, validUntil: until.toISOString() })),
    ...(given === null
      ? {}
      : { answer: { state: given, by: "x", at: "2026-11-01T00:00:00Z", until: until.toISOString() } }),
  }))
test("declare: yes or another measure only for what is met and has something behind it, whatever else is said", () => {
  const whole: PaperVerdict = { ...verdict, state: "unknown" }
  const kinds = new Set<string>()
  fc.assert(
    fc.property(criteria, (criterion) => {
      const one = declare(whole, criterion, SAMPLE_NOW)
      kinds.add(one.kind)
      if (one.kind === "yes" || one.kind === "alternative") assert.equal(criterion.state, "met")
      if (one.kind === "yes") assert.ok(one.proofs.length > 0)
      if (one.kind === "planned") assert.equal(criterion.state, "unmet")
      if (one.kind === "blank") assert.ok(one.missing !== null && one.note === null && one.proofs.length === 0)
    }),
    // One in some hundred and fifty is of the rarest kind: every run of the test has to meet all five.
    { numRuns: 4000 },
  )
  assert.equal(kinds.size, 5)
})
test("declare: met without any record behind it stays blank", () => {
  const bare: PaperCriterion = { ...base, state: "met", reason: "answered-yes", observations: [] }
  assert.deepEqual(declare({ ...verdict, state: "met" }, bare, SAMPLE_NOW).missing, PAPER.noProof)
})
