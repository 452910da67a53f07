import assert from "node:assert/strict"
import { test } from "node:test"
import type { Document } from "./document.ts"
import { renderJson, volatileKeys, withoutVolatile } from "./json.ts"
import { sampleDocument } from "./sample.ts"
import { parseDocument } from "./schema.ts"

/** The same document with every record's keys the other way round. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

test("json: what is printed is the document", () => {
  assert.deepEqual(JSON.parse(renderJson(sampleDocument)), JSON.parse(JSON.stringify(sampleDocument)))
})
test("json: the same bytes whatever the order of keys, the schema's name first, one line end at the end", () => {
  const text = renderJson(sampleDocument)
  assert.equal(renderJson(parseDocument(reversed(sampleDocument))), text)
  assert.match(text, /^\{\n {2}"schema": "sekisho-check\/1",\n/)
  assert.match(text, /[^\n]\n$/)
})
test("withoutVolatile: two runs over the same shop are equal, a change of the shop is seen", () => {
  const later: Document = {
    ...sampleDocument,
    startedAt: "2026-12-24T00:00:00Z",
    durationMs: 1,
    requestsSent: 2,
    browserRequestsSent: 3,
    verdicts: sampleDocument.verdicts.map((verdict) => ({
      ...verdict,
      criteria: verdict.criteria.map((criterion) => ({
        ...criterion,
        observations: criterion.observations.map((seen) => ({
          ...seen,
          observedAt: "2026-12-24T00:00:00Z",
          validUntil: "2026-12-31T00:00:00Z",
        })),
      })),
    })),
  }
  assert.notDeepEqual(later, sampleDocument)
  assert.deepEqual(withoutVolatile(later), withoutVolatile(sampleDocument))
  assert.notDeepEqual(withoutVolatile({ ...later, vantage: "loopback" }), withoutVolatile(sampleDocument))
})
test("withoutVolatile: none of its keys is left, each of them occurs in a document", () => {
  const [full, bare] = [renderJson(sampleDocument), JSON.stringify(withoutVolatile(sampleDocument))]
  for (const key of volatileKeys) {
    assert.ok(full.includes(`"${key}"`), key)
    assert.ok(!bare.includes(`"${key}"`), key)
  }
})
