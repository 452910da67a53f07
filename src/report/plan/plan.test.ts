import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { REQUIREMENTS, requirementById } from "../../guideline/catalogue.ts"
import { FORMS, PAYMENTS } from "../../guideline/site.ts"
import { SAAS_IDS } from "../../guideline/saas/profile.ts"
import { LANGUAGES } from "../../lib/words.ts"
import type { Block } from "../papers/sheet.ts"
import { adviceFor } from "./advice.ts"
import { CUSTOMS, OPERATORS, type PlanAnswers } from "./answers.ts"
import { buildPlan } from "./plan.ts"
import { PLAN_PARTS, planSheet } from "./sheet.ts"
import { planTable } from "./table.ts"
import { hoursFor, PURCHASES, TASKS } from "./work.ts"

const NOW = Date.UTC(2026, 10, 20, 3)
const nothing: PlanAnswers = {
  form: null,
  payment: null,
  membership: null,
  operator: null,
  custom: null,
  hoursPerMonth: null,
  service: null,
  size: {},
}

const TABLE: readonly (readonly [string, Partial<PlanAnswers>, string])[] = [
  ["nothing told", {}, "saas"],
  ["self-built with people and hours", { form: "oss", operator: "own", custom: "functions", hoursPerMonth: 20 }, "oss"],
  ["exactly enough hours", { form: "oss", operator: "own", custom: "functions", hoursPerMonth: 12 }, "oss"],
  ["an hour too few", { form: "oss", operator: "own", custom: "functions", hoursPerMonth: 11 }, "saas"],
  [
    "self-built, but nobody to watch it",
    { form: "scratch", operator: "nobody", custom: "functions", hoursPerMonth: 40 },
    "saas",
  ],
  ["self-built without a need", { form: "oss", operator: "own", custom: "design", hoursPerMonth: 40 }, "saas"],
  [
    "self-built for small sales",
    { form: "oss", operator: "own", custom: "functions", hoursPerMonth: 40, size: { monthlySalesYen: 200_000 } },
    "saas",
  ],
  ["too few hours even for SaaS", { form: "saas", operator: "own", hoursPerMonth: 1 }, "mall"],
  ["no hours at all", { form: "oss", operator: "nobody", hoursPerMonth: 0 }, "not-yet"],
  ["no wish, no hours", { hoursPerMonth: 0 }, "not-yet"],
  ["a mall, and no hours", { form: "mall", hoursPerMonth: 0 }, "not-yet"],
  ["a mall with an hour", { form: "mall", hoursPerMonth: 1 }, "mall"],
  [
    "no wish, functions, people and hours",
    { custom: "functions", operator: "contractor", hoursPerMonth: 9 },
    "package",
  ],
  ["no wish, functions, nobody", { custom: "functions", operator: "nobody", hoursPerMonth: 40 }, "saas"],
]
for (const [name, answers, result] of TABLE)
  test(`advice: ${name} → ${result}`, () => {
    const advice = adviceFor({ ...nothing, ...answers })
    assert.equal(advice.result, result)
    assert.ok(advice.reasons.length > 0, "an advice has a reason")
  })

test("advice: card numbers through the own server are spoken against, whatever else is told", () => {
  for (const form of [...FORMS, null])
    assert.match(
      adviceFor({ ...nothing, form, payment: "own" }).reasons.at(-1)?.ja ?? "",
      /カード番号を自分のサーバーに通す方式は勧めません/,
    )
})
test("advice: what was not told is named, what was told is not", () => {
  assert.equal(adviceFor(nothing).missing.length, 3)
  assert.deepEqual(adviceFor({ ...nothing, operator: "own", hoursPerMonth: 5, custom: "none" }).missing, [])
})

const answersAtHand: fc.Arbitrary<PlanAnswers> = fc.record({
  form: fc.constantFrom(...FORMS, null),
  payment: fc.constantFrom(...PAYMENTS, null),
  membership: fc.constantFrom(true, false, null),
  operator: fc.constantFrom(...OPERATORS, null),
  custom: fc.constantFrom(...CUSTOMS, null),
  hoursPerMonth: fc.option(fc.integer({ min: 0, max: 100 })),
  service: fc.constantFrom(...SAAS_IDS, null),
  size: fc.record({ monthlySalesYen: fc.nat() }, { requiredKeys: [] }),
})
const textOf = (blocks: readonly Block[]): string => JSON.stringify(blocks)

test("plan: never advises to run a shop without the hours or the people for it, and is whole for all answers", () => {
  fc.assert(
    fc.property(answersAtHand, (answers) => {
      const plan = buildPlan(answers, "0.1.0", NOW)
      const { result } = plan.advice
      if (result !== "not-yet" && answers.hoursPerMonth !== null)
        assert.ok(answers.hoursPerMonth >= hoursFor(result).low, `${result} with ${answers.hoursPerMonth} hours`)
      if (answers.operator === "nobody") assert.ok(!["package", "oss", "scratch"].includes(result))
      for (const language of LANGUAGES) {
        const text = textOf(planSheet(plan, PLAN_PARTS, language).blocks) + planTable(plan, language)
        assert.doesNotMatch(text, /NaN|undefined|\{[a-z][A-Za-z]*\}|適合|認定/)
      }
    }),
    { numRuns: 60 },
  )
})

test("plan: the shares of every form add up to the requirements of building, operating and the card guideline", () => {
  const plan = buildPlan(nothing, "0.1.0", NOW)
  const all = REQUIREMENTS.filter(({ phase }) => phase !== "owner").length
  for (const { form, shares } of plan.choices) {
    assert.equal(shares.provider + shares.shared + shares.shop, all)
    if (form === "oss" || form === "scratch") assert.deepEqual(shares, { provider: 0, shared: 0, shop: all })
    if (form === "saas") assert.ok(shares.provider > 5 && shares.shop > 0)
  }
})
test("plan: a self-run shop takes more hours than a SaaS, a SaaS more than a mall", () => {
  assert.ok(hoursFor("mall").low < hoursFor("saas").low)
  for (const form of ["package", "oss", "scratch"] as const) assert.ok(hoursFor(form).low > hoursFor("saas").high)
  for (const { hours } of TASKS) for (const form of FORMS) assert.ok(hours[form].low <= hours[form].high)
})
test("plan: every requirement that is named exists", () => {
  const named = [
    ...TASKS.flatMap((task) => task.requirements),
    ...PURCHASES.flatMap((one) => one.requirements),
    ...FORMS.flatMap(
      (form) =>
        buildPlan({ ...nothing, form, operator: "own", custom: "functions", hoursPerMonth: 40 }, "0", NOW).questions,
    ).flatMap((question) => question.requirements),
  ]
  assert.ok(named.length > 40)
  for (const id of named) assert.ok(requirementById(id), id)
})
test("plan: the sheet for a service holds what is known and marks what is not confirmed", () => {
  const plan = buildPlan({ ...nothing, form: "saas", service: "ebisumart" }, "0.1.0", NOW)
  const text = textOf(planSheet(plan, ["service"], "ja").blocks)
  assert.match(text, /30のID/)
  assert.match(text, /サービスの説明で確認/)
  assert.match(text, /未確認/)
})
