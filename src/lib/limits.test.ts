import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { cutEvidence, LIMITS } from "./limits.ts"

const ROWS: readonly (readonly [name: string, text: string, max: number, want: string])[] = [
  ["short stays", "abc", 3, "abc"],
  ["one too many", "abcd", 3, "ab…"],
  ["line breaks and escapes", "a\r\nb\u001b[31m", 20, "a··b·[31m"],
  ["letters that turn the line round", "shop\u202egpj.exe", 20, "shop·gpj.exe"],
]
for (const [name, text, max, want] of ROWS) test(`evidence: ${name}`, () => assert.equal(cutEvidence(text, max), want))

test("property: evidence is bounded and has no control character", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2_000, unit: "binary" }), (text) => {
      const cut = cutEvidence(text)
      assert.ok(cut.length <= LIMITS.evidenceChars)
      assert.doesNotMatch(cut, /[\p{Cc}\p{Bidi_Control}]/u)
    }),
  )
})
