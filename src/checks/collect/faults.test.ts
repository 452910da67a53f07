import assert from "node:assert/strict"
import { test } from "node:test"
import { FAULTS } from "../facts.ts"
import { FACT_WORDS, FAULT_WORDS } from "./faults.ts"

test("every fault and every fact is said in both languages, each differently", () => {
  assert.deepEqual(Object.keys(FAULT_WORDS).toSorted(), FAULTS.toSorted())
  for (const table of [FAULT_WORDS, FACT_WORDS])
    for (const language of ["ja", "en"] as const) {
      const said = Object.values(table).map((words) => words[language])
      assert.ok(said.length >= 17 && said.every((text) => text.length > 4))
      assert.equal(new Set(said).size, said.length)
    }
})

test("no word of a fault claims a verdict", () => {
  for (const words of Object.values(FAULT_WORDS))
    assert.doesNotMatch(words.ja + words.en, /準拠|適合|認定|脆弱|insecure/)
})
