import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { maskSecrets, proofOf } from "./exposure-proof.ts"
import { isAlike } from "./missing.ts"

const MASKED: readonly (readonly [given: string, want: string])[] = [
  ["DB_PASSWORD=hunter2", "DB_PASSWORD=***"],
  ["define('DB_PASSWORD', 'hunter2')", "define('DB_PASSWORD', ***)"],
  ['"api_key": "abc"', '"api_key": ***'],
  ["mysql://shop:hunter2@localhost/shop", "***@***"],
  ["taro@example.jp bought", "***@*** bought"],
  ["token 0123456789abcdef0123456789abcdef", "token ***"],
  ["ref: refs/heads/main", "ref: refs/heads/main"],
  ["[core]", "[core]"],
]
for (const [given, want] of MASKED) test(`masked: ${given}`, () => assert.equal(maskSecrets(given), want))

const exposure = { proof: /^DB_PASSWORD=\S+/m }
const body = "APP_ENV=prod\nDB_PASSWORD=hunter2\n"

test("what proves it is shown without the secret", () => {
  assert.equal(proofOf(exposure, body, "not here", isAlike), "DB_PASSWORD=***")
})
test("without the content nothing is proved", () => {
  assert.equal(proofOf(exposure, "<h1>Welcome</h1>", "not here", isAlike), null)
})
test("what stands at an invented address as well proves nothing", () => {
  assert.equal(proofOf(exposure, body, body, isAlike), null)
  assert.equal(proofOf(exposure, body, "DB_PASSWORD=other", isAlike), null)
})
test("the first group is shown where there is one", () => {
  assert.equal(proofOf({ proof: /x(\w+)x/ }, "xnamex hunter2", null, isAlike), "name")
})

test("property: a secret behind its name never stays, and the proof is short", () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9!#$%&*+./?_-]{6,60}$/)
  const name = fc.constantFrom("DB_PASSWORD", "SECRET_KEY", "MAILER_DSN", "AUTH_TOKEN", "db.user")
  fc.assert(
    fc.property(secret, name, fc.constantFrom("=", ": ", " => ", "', '"), (value, key, between) => {
      const shown = proofOf({ proof: /[\s\S]+/ }, `${key}${between}${value}`, null, () => false) ?? ""
      assert.ok(!shown.includes(value))
      assert.ok(shown.length <= 120)
    }),
    { numRuns: 300 },
  )
})
test("property: any text is masked without an error", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
      assert.equal(typeof maskSecrets(text), "string")
    }),
    { numRuns: 200 },
  )
})
