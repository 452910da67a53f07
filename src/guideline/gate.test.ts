import assert from "node:assert/strict"
import { test } from "node:test"
import { REQUIREMENTS } from "./catalogue.ts"
import { GATE } from "./gate.ts"
import { ORIGIN_CLOSED } from "./judge-criterion.ts"

test("the gate's criteria are ours, are advice, and stand under no requirement", () => {
  const inItems = new Set(REQUIREMENTS.flatMap((one) => one.criteria.map((criterion) => criterion.id)))
  for (const { id, source, weight } of GATE) {
    assert.match(id, /^gate\/[a-z]+(?:-[a-z]+)*$/)
    assert.deepEqual([source, weight], ["ours", "plus"], id)
    assert.ok(!inItems.has(id), id)
  }
  assert.ok(GATE.some((criterion) => criterion.id === ORIGIN_CLOSED))
})
