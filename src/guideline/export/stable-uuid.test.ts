import assert from "node:assert/strict"
import { test } from "node:test"
import { stableUuid } from "./stable-uuid.ts"

test("a name has one UUID of version 5 and keeps it", () => {
  assert.match(stableUuid("a"), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(stableUuid("build/4"), stableUuid("build/4"))
  assert.notEqual(stableUuid("build/4"), stableUuid("build/5"))
  assert.equal(stableUuid("resource/ipa-ec"), "092ba5d1-da8b-53f8-915b-db5c688a76d9")
})
