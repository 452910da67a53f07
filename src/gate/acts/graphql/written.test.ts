import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { ProfileAct } from "../../../platforms/act.ts"
import { vendure } from "../../../platforms/vendure.ts"
import { readMutations } from "./mutations.ts"
import { jsonOf, mutationOf } from "./written.ts"

test("values are written in an act's own words", () => {
  const named = [["input[native][username]", 'a"b'], ["input[native][password]", "x"], ["rememberMe", "y"]] as const // prettier-ignore
  assert.deepEqual(jsonOf(named), { input: { native: { username: 'a"b', password: "x" } }, rememberMe: "y" })
  assert.equal(
    mutationOf("authenticate", named),
    'mutation { authenticate(input: { native: { username: "a\\"b", password: "x" } }, rememberMe: "y") { __typename } }',
  )
  assert.equal(mutationOf("logout", []), "mutation { logout { __typename } }")
})

test("property: what is written is read back as what it is", () => {
  const acts: readonly ProfileAct[] = vendure.acts.filter(({ kinds }) => kinds.some((kind) => kind === "log-in"))
  fc.assert(
    fc.property(fc.constantFrom(...acts), fc.string({ unit: "grapheme" }), (act, account) => {
      const query = mutationOf(act.mutation ?? "", [[act.fields.account?.[0] ?? "", account]])
      const bytes = Buffer.from(JSON.stringify({ query }))
      const request = { method: "POST", query: null, contentType: "application/json", bytes, whole: true }
      const read = readMutations([act], request)
      assert.deepEqual(read.state === "read" ? read.acts.map((one) => one.account) : read, [account])
    }),
  )
})
