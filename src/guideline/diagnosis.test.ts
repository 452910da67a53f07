import assert from "node:assert/strict"
import { test } from "node:test"
import { criterionById } from "./catalogue.ts"
import { DIAGNOSIS, DIAGNOSIS_LETTERS } from "./diagnosis.ts"

test("the 13 items A to M stand in order and speak about criteria that exist", () => {
  assert.deepEqual(
    DIAGNOSIS.map((item) => item.letter),
    [...DIAGNOSIS_LETTERS],
  )
  assert.equal(DIAGNOSIS.length, 13)
  for (const { letter, title, where, finding, criteria, cwe } of DIAGNOSIS) {
    for (const id of criteria) assert.ok(criterionById(id), `${letter}: ${id}`)
    for (const said of [title, where, finding]) assert.ok(said.ja && said.en, letter)
    assert.ok(cwe.length > 0, letter)
  }
})
