import assert from "node:assert/strict"
import { test } from "node:test"
import { CATALOGUE_EDITION, REQUIREMENTS } from "../catalogue.ts"
import { catalogueJson } from "./json.ts"

test("the JSON document holds everything and survives a round trip", () => {
  const document = catalogueJson(REQUIREMENTS)
  const back: unknown = JSON.parse(JSON.stringify(document))
  assert.deepEqual(back, document)
  assert.equal(document.edition, CATALOGUE_EDITION)
  assert.deepEqual(
    [document.requirements.length, document.checklist.length, document.diagnosis.length, document.logInMeasures.length],
    [34, 47, 13, 7],
  )
  assert.ok(document.gate.length >= 4 && document.figures.length >= 15)
})
