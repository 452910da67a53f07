import assert from "node:assert/strict"
import { test } from "node:test"
import { guardsSchema } from "../../config/guards.ts"
import { limits } from "./limits.ts"
import { sampleContext, sampleRequest } from "./sample-request.ts"
import type { Decision, GateRequest } from "./stage.ts"

const build = (settings: object): ((changed: Partial<GateRequest>) => string) => {
  const parsed = guardsSchema.parse({ limits: { mode: "enforce", ...settings } }).limits
  assert.ok(parsed)
  const hooks = limits.build(parsed, sampleContext())
  return (changed) => {
    const decision = hooks.onRequest?.(sampleRequest(changed)) as Decision // this stage answers at once
    return decision.action === "refuse" ? `${decision.status} ${decision.reason}` : decision.action
  }
}
const from = (address: string, timeMs = 1_000): Partial<GateRequest> => ({
  visitor: { address, scheme: "https" },
  timeMs,
})

test("sizes: exactly the limit passes, one more does not", () => {
  const ask = build({ "url-chars": 256, "body-bytes": 1024 })
  assert.equal(ask({ path: `/${"a".repeat(255)}` }), "next")
  assert.equal(ask({ path: `/${"a".repeat(256)}` }), "414 limits.url-chars")
  assert.equal(ask({ path: "/", query: "a".repeat(256) }), "414 limits.url-chars")
  assert.equal(ask({ bodyBytes: 1_024 }), "next")
  assert.equal(ask({ bodyBytes: 1_025 }), "413 limits.body-bytes")
  assert.equal(ask({ method: "OPTIONS", bodyBytes: 1 }), "413 limits.body-bytes")
})

test("an address has its own count; a /64 is one address; a window passes", () => {
  const ask = build({ "per-address": "2/1m" })
  assert.deepEqual(
    [1, 2, 3].map(() => ask(from("203.0.113.5"))),
    ["next", "next", "429 limits.address-rate"],
  )
  assert.equal(ask(from("203.0.113.6")), "next")
  assert.equal(ask(from("2001:db8:1:2::1")), "next")
  assert.equal(ask(from("2001:db8:1:2:ffff::9")), "next")
  assert.equal(ask(from("2001:db8:1:2:3::")), "429 limits.address-rate")
  assert.equal(ask(from("2001:db8:1:3::1")), "next")
  assert.equal(ask(from("203.0.113.5", 300_000)), "next")
})

test("a neighbourhood has a count, too", () => {
  const ask = build({ "per-network": "3/1m" })
  const answers = [1, 2, 3, 4].map((last) => ask(from(`203.0.113.${last}`)))
  assert.deepEqual(answers, ["next", "next", "next", "429 limits.network-rate"])
  assert.equal(ask(from("203.0.114.1")), "next")
})
