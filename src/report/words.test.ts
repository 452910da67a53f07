import assert from "node:assert/strict"
import { test } from "node:test"
import type { Words } from "../lib/words.ts"
import { EVIDENCE_KINDS } from "../guideline/observation.ts"
import { PLACES } from "../guideline/requirement.ts"
import { FORMS, PAYMENTS, SITE_STATES, VANTAGES } from "../guideline/site.ts"
import * as all from "./words.ts"

const isWords = (value: unknown): value is Words =>
  typeof value === "object" && value !== null && "ja" in value && "en" in value
const wordsIn = (value: unknown, path: string): readonly (readonly [string, Words])[] => {
  if (isWords(value)) return [[path, value]]
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => wordsIn(inner, `${path}.${key}`))
}
const every = Object.entries(all).flatMap(([name, value]) => wordsIn(value, name))
const placeholders = (text: string): readonly string[] => (text.match(/\{[a-z][A-Za-z0-9]*\}/g) ?? []).toSorted()

test("words: said in both languages, with the same placeholders, and never that the shop is certified", () => {
  assert.ok(every.length > 150, `${every.length} words were looked at`)
  for (const [path, { ja, en }] of every) {
    assert.ok(ja.trim() !== "" && en.trim() !== "", path)
    assert.deepEqual(placeholders(ja), placeholders(en), path)
    assert.doesNotMatch(ja, /準拠|適合|認定/, path)
    assert.doesNotMatch(en, /certified|complian|conform/i, path)
  }
})
test("words: every kind, place, vantage and fact of a site has its word", () => {
  for (const kind of EVIDENCE_KINDS) assert.ok(all.EVIDENCE_WORDS[kind] !== undefined, kind)
  for (const place of PLACES) assert.ok(all.PLACE_WORDS[place] !== undefined, place)
  for (const vantage of VANTAGES) assert.ok(all.VANTAGE_WORDS[vantage] !== undefined, vantage)
  for (const fact of [...SITE_STATES, ...FORMS, ...PAYMENTS]) assert.ok(all.SITE_WORDS[fact] !== undefined, fact)
})
test("levelWords: an unconfirmed level says so", () => {
  assert.deepEqual(all.levelWords("must", "recalled"), { ja: "必須(未確認)", en: "must (unconfirmed)" })
  assert.deepEqual(all.levelWords("advise", "confirmed"), { ja: "推奨", en: "advise" })
})
