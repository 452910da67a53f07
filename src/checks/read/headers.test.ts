import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { firstOf, listOf, valuesOf } from "./headers.ts"

const answer = {
  headers: [
    ["X-Frame-Options", " DENY "],
    ["vary", "a, b,, "],
    ["x-frame-options", "SAMEORIGIN"],
  ] as const,
}

test("values come in order, whatever the case of the name", () => {
  assert.deepEqual(valuesOf(answer, "x-frame-options"), ["DENY", "SAMEORIGIN"])
  assert.equal(firstOf(answer, "X-FRAME-OPTIONS"), "DENY")
  assert.equal(firstOf(answer, "server"), null)
  assert.deepEqual(listOf(answer, "vary"), ["a", "b"])
})

test("a list never holds a comma, a blank or an empty part", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (values) => {
      const parts = listOf({ headers: values.map((value) => ["x", value] as const) }, "X")
      for (const part of parts) assert.ok(part !== "" && !part.includes(",") && part === part.trim())
    }),
  )
})
