import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { weaknessOf } from "./weak-password.ts"

const ROWS: readonly (readonly [password: string, id: string | null, weakness: string | null])[] = [
  ["kagoshima-no-ocha 9", "hanako@example.jp", null],
  ["correct horse 7", null, null],
  ["seven77", null, "short"],
  ["１２３４５６７", null, "short"],
  ["password", null, "common"],
  ["Password1!!", null, "common"],
  ["ＰＡＳＳＷＯＲＤ", null, "common"],
  ["1234567890", null, "common"],
  ["0987654321", null, "common"],
  ["qwertyuiop1", null, "common"],
  ["abcdefghij", null, "common"],
  ["xyxyxyxyxy", null, "common"],
  ["sakura123", null, "common"],
  ["hanako2026", "hanako@example.jp", "contains-id"],
  ["HANAKO!!1", "hanako@example.jp", "contains-id"],
  ["bob likes green tea", "bob@example.jp", null],
  ["hanako and eleven more", "hanako@example.jp", null],
  ["😀😀😀😀", null, "short"],
]
for (const [password, id, weakness] of ROWS)
  test(`"${password}" is ${weakness ?? "good enough"}`, () => assert.equal(weaknessOf(password, id, 8), weakness))

test("property: any text is judged, and a longer wish is never easier to meet", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 40 }), (password, id) => {
      if (weaknessOf(password, id, 8) === "short") assert.equal(weaknessOf(password, id, 12), "short")
    }),
  )
})
