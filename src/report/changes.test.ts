import assert from "node:assert/strict"
import { test } from "node:test"
import { VERDICT_STATES, type VerdictState } from "../guideline/verdict-shape.ts"
import { changesSince } from "./changes.ts"
import type { Document } from "./document.ts"
import { sampleDocument } from "./sample.ts"

const [first = assert.fail()] = sampleDocument.verdicts
const withState = (state: VerdictState | null): Document => ({
  ...sampleDocument,
  verdicts: state === null ? [] : [{ ...first, state }],
})

const TABLE: readonly (readonly [VerdictState | null, VerdictState, "worse" | "better" | "other"])[] = [
  ["met", "unmet", "worse"],
  ["met", "unknown", "worse"],
  ["met", "partly", "worse"],
  ["partly", "unknown", "worse"],
  ["unmet", "met", "better"],
  ["unknown", "partly", "better"],
  ["unmet", "unknown", "other"],
  ["unknown", "unmet", "other"],
  ["met", "not-applicable", "other"],
  ["not-applicable", "met", "other"],
  [null, "met", "other"],
]
for (const [before, now, direction] of TABLE)
  test(`${before ?? "not judged"} → ${now}: ${direction}`, () => {
    const [change] = changesSince(withState(now), withState(before))
    assert.equal(change?.direction, direction)
    assert.equal(change?.before, before)
  })

test("the same state is no change; what got worse stands first", () => {
  for (const state of VERDICT_STATES) assert.deepEqual(changesSince(withState(state), withState(state)), [])
  const states: readonly VerdictState[] = ["unknown", "met", "unmet"]
  const verdicts = (order: readonly VerdictState[]): Document["verdicts"] =>
    order.map((state, index) => ({ ...first, requirement: `build/${index}`, state }))
  const changes = changesSince(
    { ...sampleDocument, verdicts: verdicts(states) },
    { ...sampleDocument, verdicts: verdicts(["unmet", "unmet", "met"]) },
  )
  assert.deepEqual(
    changes.map(({ direction }) => direction),
    ["worse", "better", "other"],
  )
})
