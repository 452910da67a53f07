import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { PLACES } from "../../../../guideline/requirement.ts"
import { PARTS, QUICK, queryOf, readFilters, writeFilters } from "./filters.ts"

test("the address says again what was chosen", () => {
  const filters = fc.record(
    {
      part: fc.constantFrom(...PARTS),
      quick: fc.constantFrom(...QUICK, null),
      place: fc.constantFrom(...PLACES, null),
      requirement: fc.constantFrom("build/9", "card/login", null),
      text: fc.string({ maxLength: 100, unit: "grapheme-ascii" }),
    },
    { noNullPrototype: true },
  )
  fc.assert(fc.property(filters, (given) => assert.deepEqual(readFilters(writeFilters(given)), given)))
})

test("whatever stands in an address, the server is asked only for what its contract knows", () => {
  const search = new URLSearchParams("part=x&place=moon&text=" + "a".repeat(300))
  assert.deepEqual(queryOf(readFilters(search)), { text: "a".repeat(100) })
  assert.deepEqual(queryOf(readFilters(new URLSearchParams("awaiting=1&part=build"))), {
    phase: "build",
    awaiting: "1",
  })
  assert.deepEqual(queryOf(readFilters(new URLSearchParams("unmet=1"))), { state: "unmet" })
})
