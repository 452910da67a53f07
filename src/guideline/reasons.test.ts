import assert from "node:assert/strict"
import { test } from "node:test"
import { LANGUAGES, type Words } from "../lib/words.ts"
import {
  LEVEL_WORDS,
  levelWords,
  PHASE_WORDS,
  PLACE_WORDS,
  REASON_WORDS,
  ROLE_WORDS,
  STATE_WORDS,
  UNKNOWN_WORDS,
} from "./reasons.ts"
import { LEVELS, PHASES, PLACES } from "./requirement.ts"
import { REASONS, UNKNOWNS, VERDICT_STATES } from "./verdict-shape.ts"

const TABLES: readonly (readonly [string, Readonly<Record<string, Words>>, readonly string[]])[] = [
  ["reasons", REASON_WORDS, REASONS],
  ["states", STATE_WORDS, VERDICT_STATES],
  ["unknowns", UNKNOWN_WORDS, UNKNOWNS],
  ["levels", LEVEL_WORDS, LEVELS],
  ["places", PLACE_WORDS, PLACES],
  ["roles", ROLE_WORDS, ["score", "gap", "later"]],
  ["phases", PHASE_WORDS, PHASES],
]

for (const [name, table, keys] of TABLES)
  test(`words: ${name} are all said, each in its own words`, () => {
    assert.deepEqual(Object.keys(table).toSorted(), keys.toSorted())
    for (const language of LANGUAGES) {
      const said = Object.values(table).map((one) => one[language])
      for (const text of said) assert.ok(text.trim().length > 0)
      assert.equal(new Set(said).size, said.length, `${name}: two codes are said alike in ${language}`)
    }
    for (const { ja, en } of Object.values(table)) {
      assert.match(ja, /[ぁ-んァ-ヶ一-龠]/)
      assert.doesNotMatch(en, /[ぁ-んァ-ヶ一-龠]/)
      assert.doesNotMatch(ja, /準拠|適合|認定/)
    }
  })

test("a level that nobody has confirmed says so", () => {
  assert.equal(levelWords({ value: "must", provenance: "recalled" }).ja, "必須(未確認)")
  assert.equal(levelWords({ value: "must", provenance: "confirmed" }).ja, "必須")
  assert.equal(levelWords({ value: "advise", provenance: "recalled" }).en, "advise (unconfirmed)")
})
