import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Header } from "./accept/headers.ts"
import { blockOf, forwardedHeaders, networkOf, plainAddress, visitorOf } from "./address.ts"

const trusted = networkOf(["10.0.0.0/8", "2001:db8:1::/48"])
const xff = (value: string): Header => ["x-forwarded-for", value]
const std = (value: string): Header => ["forwarded", value]
const proto = (value: string): Header => ["x-forwarded-proto", value]

const ROWS: readonly (readonly [name: string, peer: string, headers: readonly Header[], want: string])[] = [
  ["nobody in between", "203.0.113.5", [], "http 203.0.113.5"],
  ["a stranger's word", "203.0.113.5", [xff("1.2.3.4"), proto("https")], "http 203.0.113.5"],
  ["one trusted proxy", "10.0.0.1", [xff("203.0.113.5")], "http 203.0.113.5"],
  ["what stands before it is the visitor's own word", "10.0.0.1", [xff("1.2.3.4, 203.0.113.5")], "http 203.0.113.5"],
  ["two trusted proxies", "10.0.0.1", [xff("1.2.3.4, 203.0.113.5, 10.9.9.9")], "http 203.0.113.5"],
  ["several lines", "10.0.0.1", [xff("1.2.3.4"), xff("203.0.113.5")], "http 203.0.113.5"],
  ["all trusted", "10.0.0.1", [xff("10.0.0.2, 10.0.0.3")], "http 10.0.0.2"],
  ["garbage ends the chain at who wrote it", "10.0.0.1", [xff("1.2.3.4, unknown")], "http 10.0.0.1"],
  ["with a port", "10.0.0.1", [xff("203.0.113.5:4711")], "http 203.0.113.5"],
  ["IPv6", "10.0.0.1", [xff("2001:db8::7")], "http 2001:db8::7"],
  ["IPv6 in brackets with a port", "10.0.0.1", [xff("[2001:db8::7]:443")], "http 2001:db8::7"],
  ["IPv4 in IPv6's clothes", "::ffff:10.0.0.1", [xff("::ffff:203.0.113.5")], "http 203.0.113.5"],
  ["the proxy's scheme", "10.0.0.1", [xff("203.0.113.5"), proto("https")], "https 203.0.113.5"],
  ["the nearest scheme of several", "10.0.0.1", [xff("203.0.113.5"), proto("http, https")], "https 203.0.113.5"],
  ["a scheme that is none", "10.0.0.1", [xff("203.0.113.5"), proto("gopher")], "http 203.0.113.5"],
  ["Forwarded", "10.0.0.1", [std('for=203.0.113.5;proto=https;host="x"')], "https 203.0.113.5"],
  ["Forwarded, IPv6", "10.0.0.1", [std('for="[2001:db8::7]:80"')], "http 2001:db8::7"],
  ["Forwarded, hidden", "10.0.0.1", [std("for=_hidden")], "http 10.0.0.1"],
  ["X-Forwarded-For is preferred", "10.0.0.1", [std("for=1.2.3.4"), xff("203.0.113.5")], "http 203.0.113.5"],
  ["empty", "10.0.0.1", [xff("")], "http 10.0.0.1"],
] // prettier-ignore

for (const [name, peer, headers, want] of ROWS)
  test(`the visitor's address: ${name}`, () => {
    const { scheme, address } = visitorOf({ address: plainAddress(peer), scheme: "http" }, headers, trusted)
    assert.equal(`${scheme} ${address}`, want)
  })

test("property: whatever is written, the visitor is an address or the peer, and an untrusted peer is himself", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.boolean(), (text, standard) => {
      const headers = [standard ? std(text) : xff(text)]
      const near = visitorOf({ address: "10.0.0.1", scheme: "http" }, headers, trusted)
      assert.equal(plainAddress(near.address), near.address)
      const far = visitorOf({ address: "203.0.113.5", scheme: "http" }, headers, trusted)
      assert.equal(far.address, "203.0.113.5")
    }),
    { numRuns: 2_000 },
  )
})

test("what the shop is told is ours, and quoted where it must be", () => {
  assert.deepEqual(forwardedHeaders({ address: "2001:db8::7", scheme: "https" }, "shop.test").at(-1), [
    "Forwarded",
    'for="[2001:db8::7]";proto=https;host="shop.test"',
  ])
})

test("a network is read strictly, and a neighbourhood is a /24 or a /48", () => {
  assert.ok(trusted.has("::ffff:10.1.2.3"))
  assert.ok(!trusted.has("nonsense"))
  assert.throws(() => networkOf(["nonsense"]))
  assert.ok(networkOf(["192.0.2.7"]).has("192.0.2.7"))
  assert.ok(!networkOf(["192.0.2.7"]).has("192.0.2.8"))
  assert.equal(blockOf("203.0.113.5"), "203.0.113.0/24")
  assert.equal(blockOf("2001:db8:1:2::7"), "20010db80001::/48")
  assert.equal(blockOf("x"), "unknown")
  assert.equal(plainAddress(undefined), "unknown")
})
