import assert from "node:assert/strict"
import { test } from "node:test"
import { parseAnswer } from "../../guideline/answer.ts"
import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import type { Answer } from "../../guideline/observation.ts"
import { errorLine } from "../../lib/errors.ts"
import { DAY_MS } from "../../lib/clock.ts"
import type { AnswerCells } from "./columns.ts"
import { earlierNeeded, planImport, type ImportPlan, type Kept } from "./plan.ts"
import { readForm, type FilledForm } from "./read-rows.ts"
import { filledIn, SAMPLE_NOW, sampleSheets } from "./sample-form.ts"
import { writeWorkbook } from "./workbook.ts"

const POLICY = "owner/1.policy"
const given = (more: object, now = SAMPLE_NOW): Answer =>
  parseAnswer({ criterion: POLICY, state: "yes", by: "山田", ...more }, REQUIREMENTS, now)
const first = { ...given({ text: "署名済み" }), evidence: ["方針.pdf"] }
const second = given({ state: "no", by: "佐藤" }, SAMPLE_NOW + 1_000)
const kept = (answer: Answer, revision: number): ReadonlyMap<string, Kept> => new Map([[POLICY, { answer, revision }]])
const NONE: ReadonlyMap<string, Kept> = new Map()
const LATER = SAMPLE_NOW + DAY_MS

type Cells = Partial<AnswerCells & { readonly revision: string; readonly id: string }>
const formOf = async (
  answers: ReadonlyMap<string, Kept>,
  cells: Readonly<Record<string, Cells>>,
): Promise<FilledForm> => readForm(await writeWorkbook(filledIn(sampleSheets(answers), cells)), "main", "f.xlsx")
const plan = (form: FilledForm, latest: ReadonlyMap<string, Kept>, earlier: readonly Answer[] = []): ImportPlan =>
  planImport(form, {
    catalogue: REQUIREMENTS,
    latest,
    earlier: new Map(earlier.map((answer, index) => [`${answer.criterion}@${index + 1}`, answer])),
    now: LATER,
  })
const ROWS = REQUIREMENTS.flatMap(({ criteria }) => criteria).length + 47

test("round trip: a form that nobody touched changes nothing, every answer in it comes back as it was", async () => {
  const states: readonly object[] = [
    { state: "no" },
    { state: "not-applicable", text: "=理由\n二行目" },
    { state: "provider", link: "https://saas.example/sec?a=1&b=2" },
    { state: "alternative", text: "VPN", approvedBy: "@社長" },
    { state: "planned", until: "2026-12-31", text: "-発注" },
    { text: "_x0041_ <b>&amp;" },
  ]
  const asked = [...REQUIREMENTS.flatMap(({ criteria }) => criteria).filter(({ means }) => means.includes("answered")), { id: "1-(i)-a" }, { id: "11-(ii)" }]
  const answers = new Map(asked.map(({ id }, index) => [id, { answer: given({ criterion: id, ...states[index % states.length] }), revision: index + 1 }]))
  assert.ok(answers.size > 80)
  const form = await formOf(answers, {})
  assert.deepEqual(plan(form, answers), { changes: [], problems: [], unchanged: ROWS })
  const anew = plan({ ...form, rows: form.rows.map((row) => ({ ...row, revision: answers.has(row.id) ? "0" : row.revision })) }, NONE)
  assert.equal(anew.changes.length, answers.size)
  for (const { after } of anew.changes) assert.deepEqual({ ...after, at: SAMPLE_NOW }, answers.get(after.criterion)?.answer)
}) // prettier-ignore

test("what was filled in becomes answers, to criteria and to lines, in Japanese or by code", async () => {
  const form = await formOf(NONE, {
    [POLICY]: { state: "はい", by: "山田" },
    "owner/1.policy-told": { state: "planned", by: "山田", until: "2027年3月31日" },
    "1-(i)-a": { state: "提供者が実施", by: "委託先", link: "https://saas.example/" },
  })
  const { changes, problems } = plan(form, NONE)
  assert.deepEqual(problems, [])
  assert.deepEqual(
    changes.map(({ cell, after, expect }) => [cell, after.criterion, after.state, expect]),
    [
      ["経営者7項目!G5", POLICY, "yes", 0],
      ["経営者7項目!G6", "owner/1.policy-told", "planned", 0],
      ["実装チェックリスト47!G5", "1-(i)-a", "provider", 0],
    ],
  )
})

test("a changed answer keeps its evidence and says what it replaces", async () => {
  const latest = kept(first, 1)
  const { changes } = plan(await formOf(latest, { [POLICY]: { text: "社長の署名あり" } }), latest)
  assert.deepEqual(changes[0]?.before, first)
  assert.deepEqual([changes[0]?.after.evidence, changes[0]?.after.text, changes[0]?.expect], [["方針.pdf"], "社長の署名あり", 1])
}) // prettier-ignore

test("somebody answered since the form was written: an untouched line leaves that alone, a changed one shows it", async () => {
  const latest = kept(second, 2)
  const untouched = await formOf(kept(first, 1), {})
  assert.deepEqual(earlierNeeded(untouched, latest), [{ id: POLICY, revision: 1 }])
  assert.deepEqual(plan(untouched, latest, [first]), { changes: [], problems: [], unchanged: ROWS })
  const changed = await formOf(kept(first, 1), { [POLICY]: { state: "対象外", text: "なし" } })
  const { changes, problems } = plan(changed, latest, [first])
  assert.deepEqual(changes, [])
  assert.deepEqual(problems.map(({ cell, error }) => [cell, error.code, error.values["by"]]), [["経営者7項目!G5", "ANSWER_CONFLICT", "佐藤"]])
  const same = await formOf(kept(first, 1), { [POLICY]: { state: "いいえ", by: "佐藤", text: "" } })
  assert.equal(plan(same, latest, [first]).unchanged, ROWS, "both said the same")
}) // prettier-ignore

const PROBLEMS: readonly (readonly [name: string, cells: Cells, column: string, code: string])[] = [
  ["no name", { state: "はい" }, "L", "ANSWER_NEEDS_NAME"],
  ["no answer, but a text", { text: "x", by: "山田" }, "G", "ANSWER_NEEDS_STATE"],
  ["an answer that does not exist", { state: "たぶん", by: "山田" }, "G", "SHEET_BAD_STATE"],
  ["not applicable without why", { state: "対象外", by: "山田" }, "H", "ANSWER_NEEDS_TEXT"],
  ["a provider without a page", { state: "提供者が実施", by: "山田" }, "I", "ANSWER_NEEDS_LINK"],
  ["another measure that nobody approved", { state: "代替策", text: "x", by: "山田" }, "J", "ANSWER_NEEDS_APPROVAL"],
  ["planned for no day", { state: "予定", by: "山田" }, "K", "ANSWER_NEEDS_DATE"],
  ["a day that is over", { state: "予定", until: "2026-11-01", by: "山田" }, "K", "ANSWER_BAD_DATE"],
  ["a text that is too long", { state: "はい", text: "あ".repeat(2_001), by: "山田" }, "H", "ANSWER_TOO_LONG"],
  ["a name that is too long", { state: "はい", by: "あ".repeat(101) }, "L", "ANSWER_TOO_LONG"],
  ["an id of nothing", { id: "owner/9.x", state: "はい", by: "山田" }, "A", "SHEET_UNKNOWN_ROW"],
  ["an id twice", { id: "owner/1.policy-told" }, "A", "SHEET_ROW_TWICE"],
  ["a revision that never was", { state: "はい", by: "山田", revision: "9" }, "M", "SHEET_BAD_REVISION"],
  ["a revision that is none", { state: "はい", by: "山田", revision: "-1" }, "M", "SHEET_BAD_REVISION"],
]
for (const [name, cells, column, code] of PROBLEMS)
  test(`to mend: ${name}`, async () => {
    const { changes, problems } = plan(await formOf(NONE, { [POLICY]: cells }), NONE)
    const line = code === "SHEET_ROW_TWICE" ? 6 : 5
    assert.deepEqual(
      problems.map((one) => [one.cell, one.error.code]),
      [[`経営者7項目!${column}${line}`, code]],
    )
    assert.deepEqual(changes, [])
    for (const { error } of problems) assert.doesNotMatch(errorLine(error, "ja"), /\{[a-z]+\}/)
  })

test("whoever may answer only some rows writes those under the own name; every other row is refused with its cell", async () => {
  const form = await formOf(NONE, {
    [POLICY]: { state: "はい", by: "山田" },
    "1-(i)-a": { state: "いいえ" },
    "1-(i)-b": { id: "1-(ii)", state: "いいえ" },
  })
  const rows = form.rows.filter(({ id }) => id === POLICY || id.startsWith("1-(i"))
  const known = { catalogue: REQUIREMENTS, latest: NONE, earlier: new Map(), now: LATER }
  const writer = { name: "制作 三郎", questions: new Set(["1-(i)-a"]) }
  const { changes, problems } = planImport({ rows, problems: [] }, { ...known, writer })
  assert.deepEqual(changes.map(({ after }) => [after.criterion, after.by]), [["1-(i)-a", "制作 三郎"]])
  assert.ok(problems.length >= 2)
  assert.deepEqual([...new Set(problems.map(({ error }) => error.code))].toSorted(), ["SHEET_NOT_YOURS", "SHEET_ROW_TWICE"])
  assert.equal(problems[0]?.cell, "経営者7項目!A5")
}) // prettier-ignore

test("an answer that was wiped out, and one to a question that only looking answers", async () => {
  const latest = kept(first, 1)
  const wiped = { state: "", text: "", link: "", approvedBy: "", until: "", by: "" }
  const { problems } = plan(await formOf(latest, { [POLICY]: wiped, "build/9.hsts": { state: "はい", by: "山田" } }), latest)
  assert.deepEqual(problems.map(({ error }) => error.code).toSorted(), ["ANSWER_NOT_ASKED", "SHEET_CLEARED"])
}) // prettier-ignore
