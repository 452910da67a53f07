import assert from "node:assert/strict"
import { test } from "node:test"
import type { Answer, AnswerState } from "../observation.ts"
import { CHECKLIST } from "./checklist.ts"
import { answersFromLines } from "./lines-answer.ts"

const NOW = 1_000
const line = (criterion: string, state: AnswerState, more: Partial<Answer> = {}): Answer => ({
  criterion,
  state,
  by: "山田",
  at: 1,
  until: 2_000,
  ...more,
})
const SQL = "build/1.sql-injection"
const stateOf = (lines: readonly Answer[]): AnswerState | undefined =>
  answersFromLines(lines, NOW).find((answer) => answer.criterion === SQL)?.state

const ROWS: readonly (readonly [name: string, lines: readonly Answer[], state: AnswerState | undefined])[] = [
  ["nothing is said", [], undefined],
  ["one of two alternatives and the other root", [line("1-(i)-a", "yes"), line("1-(ii)", "yes")], "yes"],
  ["the other alternative is a no, which does not matter", [line("1-(i)-a", "yes"), line("1-(i)-b", "no"), line("1-(ii)", "yes")], "yes"],
  ["an alternative that does not concern us, and one that we do", [line("1-(i)-a", "not-applicable"), line("1-(i)-b", "yes"), line("1-(ii)", "yes")], "yes"],
  ["a root is open", [line("1-(i)-a", "yes")], undefined],
  ["one alternative is a no, the other open", [line("1-(i)-a", "no"), line("1-(ii)", "yes")], undefined],
  ["both alternatives are a no", [line("1-(i)-a", "no"), line("1-(i)-b", "no"), line("1-(ii)", "yes")], "no"],
  ["one alternative is planned, the other a no", [line("1-(i)-a", "no"), line("1-(i)-b", "planned"), line("1-(ii)", "yes")], "planned"],
  ["a no is enough, whatever is open", [line("1-(ii)", "no")], "no"],
  ["a no beats a plan", [line("1-(i)-a", "planned"), line("1-(i)-b", "planned"), line("1-(ii)", "no")], "no"],
  ["nothing of it concerns us", [line("1-(i)-a", "not-applicable"), line("1-(i)-b", "not-applicable"), line("1-(ii)", "not-applicable")], "not-applicable"],
  ["the provider does all", [line("1-(i)-a", "provider"), line("1-(ii)", "provider")], "provider"],
  ["a mixture of good answers", [line("1-(i)-a", "provider"), line("1-(ii)", "yes")], "yes"],
  ["insurance alone", [line("1-(iii)", "yes"), line("1-(iv)", "yes")], undefined],
  ["insurance that lacks", [line("1-(i)-a", "yes"), line("1-(ii)", "yes"), line("1-(iii)", "no")], "yes"],
  ["one has expired", [line("1-(i)-a", "yes", { until: NOW }), line("1-(ii)", "yes")], undefined],
] // prettier-ignore
for (const [name, lines, state] of ROWS) test(`lines: ${name}`, () => assert.equal(stateOf(lines), state))

test("the answer that the lines make counts no longer than the shortest of them, and bears the last name", () => {
  const lines = [
    line("1-(i)-a", "provider", { until: 1_500, link: "https://p.example" }),
    line("1-(ii)", "provider", { by: "佐藤", at: 5 }),
  ]
  assert.deepEqual(
    answersFromLines(lines, NOW).find((answer) => answer.criterion === SQL),
    { criterion: SQL, state: "provider", by: "佐藤", at: 5, until: 1_500, link: "https://p.example" },
  )
})

test("all 47 answered with yes answer the eleven criteria", () => {
  const answers = answersFromLines(
    CHECKLIST.map(({ id }) => line(id, "yes")),
    NOW,
  )
  assert.equal(answers.length, 11)
  assert.ok(answers.every((answer) => answer.state === "yes"))
})
