import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { addressOf, neighbourhood } from "./address.ts"

const TRUSTED = ["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"]
const ROWS: readonly (readonly [string, string | undefined, string | null, string])[] = [
  ["nobody in between", "203.0.113.5", null, "203.0.113.5"],
  ["a stranger's word is nothing", "203.0.113.5", "198.51.100.1", "203.0.113.5"],
  ["a trusted proxy is believed", "127.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["only as far as each writer is trusted", "127.0.0.1", "1.1.1.1, 198.51.100.1, 10.1.2.3", "198.51.100.1"],
  ["what is no address ends the way", "127.0.0.1", "evil, 10.0.0.1", "10.0.0.1"],
  ["IPv4 in IPv6's clothes", "::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["IPv6", "2001:db8::1", "2400::7", "2400::7"],
  ["no address at all", undefined, "198.51.100.1", "unknown"],
]
for (const [name, peer, forwarded, want] of ROWS)
  test(name, () => assert.equal(addressOf(peer, forwarded, TRUSTED), want))

test("one IPv6 customer is one neighbour, whatever the last half", () => {
  assert.equal(neighbourhood("2400:1:2:3::1"), neighbourhood("2400:1:2:3:ffff::9"))
  assert.notEqual(neighbourhood("2400:1:2:3::1"), neighbourhood("2400:1:2:4::1"))
  assert.equal(neighbourhood("203.0.113.5"), "203.0.113.5")
})

test("property: whatever is forwarded, a stranger stays who they are", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (forwarded) => {
      assert.equal(addressOf("203.0.113.5", forwarded, TRUSTED), "203.0.113.5")
      assert.doesNotMatch(addressOf("127.0.0.1", forwarded, TRUSTED), /[^0-9a-f.:]/)
    }),
  )
})
