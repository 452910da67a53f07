import assert from "node:assert/strict"
import { test } from "node:test"
import { UNKNOWNS, VERDICT_STATES } from "../guideline/verdict-shape.ts"
import { sampleDocument } from "./sample.ts"

test("sample: every state of a requirement and of a criterion, every kind of unknown", () => {
  const criteria = sampleDocument.verdicts.flatMap((verdict) => verdict.criteria)
  for (const state of VERDICT_STATES) {
    assert.ok(
      sampleDocument.verdicts.some((verdict) => verdict.state === state),
      state,
    )
    assert.ok(
      criteria.some((criterion) => criterion.state === state),
      state,
    )
  }
  for (const kind of UNKNOWNS)
    assert.ok(
      criteria.some(({ unknown }) => unknown === kind),
      kind,
    )
})
test("sample: fourteen, seven, seven and six requirements, each once; the counts are theirs", () => {
  const of = (phase: string): number => sampleDocument.verdicts.filter((verdict) => verdict.phase === phase).length
  assert.deepEqual([of("build"), of("operate"), of("owner"), of("card")], [14, 7, 7, 6])
  assert.equal(new Set(sampleDocument.verdicts.map(({ requirement }) => requirement)).size, 34)
  const total = Object.values(sampleDocument.counts).flatMap((states) => Object.values(states))
  assert.equal(
    total.reduce((sum, count) => sum + count, 0),
    34,
  )
})
test("sample: evidence as hostile as a page can be", () => {
  const evidence = sampleDocument.verdicts
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ observations }) => observations)
    .flatMap((seen) => seen.evidence)
  const text = evidence.map(({ where, value }) => where + value).join("\n")
  for (const sign of ["<script>", "onerror=", "\u202E", "\u001b[", "`", "|", "](javascript:", "@everyone"])
    assert.ok(text.includes(sign), JSON.stringify(sign))
})
