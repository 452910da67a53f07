import assert from "node:assert/strict"
import { test } from "node:test"
import { partsOf } from "./parts.ts"
import { answeredDocument } from "./sample-answered.ts"

const shape = (id: string): readonly string[] => {
  const verdict = answeredDocument.verdicts.find(({ requirement }) => requirement === id)
  assert.ok(verdict !== undefined)
  return partsOf(verdict).map(
    ({ scene, rule, enough, criteria }) => `${scene ?? "-"} ${rule} ${enough ? "enough" : "open"} ${criteria.length}`,
  )
}
const table: readonly (readonly [id: string, want: readonly string[]])[] = [
  ["card/1", ["- all open 3"]],
  ["card/5", ["- any enough 4"]],
  ["card/login", ["- all open 1", "registration any open 5", "log-in any enough 6", "change any enough 3"]],
]
for (const [id, want] of table) test(`parts: ${id}`, () => assert.deepEqual(shape(id), want))

test("parts: every deciding question stands in exactly one part", () => {
  for (const verdict of answeredDocument.verdicts) {
    const core = verdict.criteria.filter(({ weight }) => weight === "core").map(({ criterion }) => criterion)
    const inParts = partsOf(verdict).flatMap(({ criteria }) => criteria.map(({ criterion }) => criterion))
    assert.deepEqual(inParts.toSorted(), core.toSorted(), verdict.requirement)
  }
})
