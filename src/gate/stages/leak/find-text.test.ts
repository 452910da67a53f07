import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { finderOf } from "./find-text.ts"

const TEXTS = ["mysqli_", " on line ", "#0 ", "js:", "aa", "aab", "SQLite format 3\u0000", "exception-message-wrapper"]

test("property: it finds what indexOf finds, from wherever it is asked to look", () => {
  const piece = fc.oneof(fc.constantFrom(...TEXTS, "mysql", " on lin", "a", "e"), fc.string({ maxLength: 4 }))
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.array(piece, { maxLength: 12 }), fc.nat(30), (text, pieces, from) => {
      const body = pieces.join("")
      assert.equal(finderOf(text)(body, from), body.indexOf(text, from))
    }),
    { numRuns: 2_000 },
  )
})
