import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { safeName } from "./download.ts"

test("property: no name leads anywhere, hides its ending or breaks a header", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: "binary" }), (told) => {
      const name = safeName(told)
      assert.ok(name.length > 0 && [...name].length <= 120)
      assert.doesNotMatch(name, /[/\\<>:"|?*%;\p{Cc}\p{Cf}]|^\.|\.$/u)
      assert.equal(safeName(name), name, "a safe name stays as it is")
    }),
    { numRuns: 2_000 },
  )
})
