import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { LIMITS } from "../../lib/limits.ts"
import { answer, cookie } from "../sample-facts.ts"
import { bounded, cookieEvidence, evidence, headerEvidence } from "./evidence.ts"

test("a header as it stood, and a dash where it was not sent", () => {
  const seen = answer({ headers: { vary: ["a", "b"] } })
  assert.deepEqual(headerEvidence(seen, "vary"), { kind: "header", where: seen.url, value: "vary: a, b" })
  assert.equal(headerEvidence(seen, "server").value, "server: -")
})
test("a cookie's value is left out", () => {
  assert.equal(cookieEvidence(cookie()).value, "eccube=…; Path=/; Secure; HttpOnly; SameSite=lax")
  const bare = cookie({ path: null, domain: "example.jp", secure: false, httpOnly: false, sameSite: null })
  assert.equal(cookieEvidence(bare).value, "eccube=…; Domain=example.jp")
})
test("an id in the address is taken out", () => {
  assert.equal(evidence("page", "/?sid=f3a91c0d77be42aa8e", "x").where, "/?sid=…")
})
test("evidence is cut, counted and told once", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string({ maxLength: 600 })), { maxLength: 60 }), (pairs) => {
      const items = bounded(pairs.map(([where, value]) => evidence("text", where, value)))
      assert.ok(items.length <= LIMITS.evidenceItems)
      for (const { value } of items) assert.ok(value.length <= LIMITS.evidenceChars)
      assert.equal(new Set(items.map((item) => JSON.stringify(item))).size, items.length)
    }),
  )
})
