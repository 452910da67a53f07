import assert from "node:assert/strict"
import { test } from "node:test"
import { PROFILES, profileById } from "../../../platforms/profiles.ts"
import { tokenDoorWords } from "./token-doors.ts"

const words = (platform: string, doors: "refuse" | "pass"): string =>
  tokenDoorWords(profileById(platform) ?? {}, { "token-doors": doors })?.en ?? ""

test("what happens to log-ins that answer a token is said, door by door", () => {
  assert.match(words("evershop", "refuse"), /refused where it is enforced: token\./)
  assert.match(words("evershop", "pass"), /not covered by the second factor: token$/)
  assert.match(words("magento", "refuse"), /refused where it is enforced: token, graphql-log-in\./)
  assert.match(words("woocommerce", "refuse"), /jwt, graphql, graphql-query, graphql-index/)
  for (const platform of ["medusa", "vendure"]) assert.match(words(platform, "refuse"), /no customer can log in/)
  for (const platform of ["ec-cube-4", "ec-cube-2", "opencart", "welcart", "zen-cart"])
    assert.equal(words(platform, "refuse"), "", platform)
})

test("a log-in whose answer has a token is known as one in every profile", () => {
  let tokens = 0
  for (const { id, acts = [] } of PROFILES)
    for (const { id: act, kinds, success, token } of acts) {
      if (!kinds.includes("log-in") || !success.some(({ json }) => /token/i.test(json?.member ?? ""))) continue
      tokens += 1
      assert.equal(token, true, `${id}: ${act}`)
    }
  assert.ok(tokens >= 5, `${tokens} seen`)
})
