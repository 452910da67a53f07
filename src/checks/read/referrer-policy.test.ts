import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { metaReferrer, referrerPolicyOf } from "./referrer-policy.ts"

const ROWS: readonly (readonly [list: readonly string[], policy: string | null, tells: boolean])[] = [
  [["strict-origin-when-cross-origin"], "strict-origin-when-cross-origin", false],
  [["no-referrer", "strict-origin"], "strict-origin", false],
  [["Unsafe-URL"], "unsafe-url", true],
  [["no-referrer", "unsafe-url"], "unsafe-url", true],
  [["unsafe-url", "same-origin", "some-new-word"], "same-origin", false],
  [["no-referrer-when-downgrade"], "no-referrer-when-downgrade", true],
  [["some-new-word"], null, false],
  [[], null, false],
]
for (const [list, policy, tells] of ROWS)
  test(`Referrer-Policy: ${list.join(", ") || "(none)"}`, () =>
    assert.deepEqual(referrerPolicyOf(list), { policy, tells }))

const METAS = [
  ['<meta name="referrer" content="unsafe-url">', "unsafe-url"],
  ["<META content='no-referrer' name=referrer />", "no-referrer"],
  ["<meta name=viewport content=width><meta name=referrer content=origin>", "origin"],
  ['<meta name="referrers" content="origin">', null],
  ['<meta name="x-referrer-note" content="origin">', null],
  ["<meta name=referrer>", null],
  ["<p>referrer", null],
  [`${" ".repeat(65_536)}<meta name=referrer content=origin>`, null],
] as const
for (const [html, want] of METAS)
  test(`meta referrer: ${html.trim().slice(0, 60)}`, () => assert.equal(metaReferrer(html), want))

test("Referrer-Policy: a policy that is told is one that was named", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("unsafe-url", "origin", "same-origin"))), (list) => {
      const { policy } = referrerPolicyOf(list)
      assert.ok(policy === null || list.some((one) => one.trim().toLowerCase() === policy))
    }),
  )
})
test("meta referrer: any text gives a word or null", () => {
  const piece = fc.constantFrom("<meta ", "name=", '"', "referrer", " content=", "unsafe-url", ">", "'", " ")
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      assert.match(metaReferrer(parts.join("")) ?? "none", /^[a-z-]{1,40}$/)
    }),
  )
})
