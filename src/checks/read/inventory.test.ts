import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { LoadedScript } from "../facts.ts"
import { browserPage, inventory, loadedScript, walk } from "../sample-facts.ts"
import { parseInventory, standingOf, writeInventory, type Standing } from "./inventory.ts"
import { notAllSeen, paymentScripts } from "./payment-pages.ts"

const HASH = "a1".repeat(32)
const OTHER = "b2".repeat(32)
const provider = (parts: Partial<LoadedScript> = {}): LoadedScript =>
  loadedScript({ url: "https://js.pay.example/v3/all.js?x=", host: "js.pay.example", own: false, sha256: "", ...parts })
const inline = (parts: Partial<LoadedScript> = {}): LoadedScript =>
  loadedScript({ url: null, host: null, inline: true, shape: OTHER, ...parts })

const entry = (match: string, ...sha256: readonly string[]) => ({ match, sha256, reason: "" })
const STANDINGS: readonly (readonly [string, LoadedScript, ReturnType<typeof entry>, Standing])[] = [
  ["own, same hash", loadedScript(), entry("https://shop.example.jp/shop.js", HASH), "known"],
  ["own, other hash", loadedScript(), entry("https://shop.example.jp/shop.js", OTHER), "changed"],
  [
    "own, other version in its query",
    loadedScript({ url: "https://shop.example.jp/shop.js?v=" }),
    entry("https://shop.example.jp/shop.js?v=7", HASH),
    "known",
  ],
  ["own, entry without a hash", loadedScript(), entry("shop.example.jp/shop.js"), "unproven"],
  ["own, body not seen", loadedScript({ sha256: "" }), entry("shop.example.jp/shop.js", HASH), "unproven"],
  ["own, not listed", loadedScript(), entry("shop.example.jp/other.js", HASH), "unknown"],
  ["provider by host", provider(), entry("js.pay.example"), "known"],
  ["provider by folder", provider(), entry("js.pay.example/v3/"), "known"],
  ["provider by path", provider(), entry("js.pay.example/v3/all.js"), "known"],
  ["provider by whole address", provider(), entry("https://js.pay.example/v3/all.js?x=1"), "known"],
  ["provider, another folder", provider(), entry("js.pay.example/v2/"), "unknown"],
  [
    "a host that only ends alike",
    provider({ host: "js.pay.example.evil.example", url: "https://js.pay.example.evil.example/v3/all.js" }),
    entry("js.pay.example"),
    "unknown",
  ],
  ["provider with a listed hash that differs", provider({ sha256: HASH }), entry("js.pay.example", OTHER), "changed"],
  ["inline by shape", inline(), entry("inline", OTHER), "known"],
  ["inline by its very hash", inline({ shape: "c3".repeat(32) }), entry("inline", HASH), "known"],
  ["inline, unknown", inline({ sha256: "d4".repeat(32), shape: "d5".repeat(32) }), entry("inline", HASH), "unknown"],
  ["inline, not read", inline({ sha256: "" }), entry("inline", OTHER), "unproven"],
  [
    "an address named inline is no inline script",
    provider({ url: "https://inline/", host: "inline" }),
    entry("inline2"),
    "unknown",
  ],
]
for (const [name, script, listed, want] of STANDINGS)
  test(`inventory: ${name}`, () => {
    assert.equal(standingOf(script, inventory({ scripts: [listed] })), want)
  })

const TEXTS: readonly (readonly [name: string, text: string, want: "read" | "malformed"])[] = [
  ["YAML", `version: 1\napproved-at: 2026-11-01\nscripts:\n  - match: js.pay.example\n    reason: card form\n`, "read"],
  ["JSON", `{"version":1,"approved-at":null,"scripts":[]}`, "read"],
  ["an unknown key", "version: 1\napproved-at: null\nscripts: []\nextra: 1\n", "malformed"],
  ["a hash that is none", "version: 1\napproved-at: null\nscripts: [{match: abc, sha256: [xyz]}]\n", "malformed"],
  ["a date that is none", "version: 1\napproved-at: yesterday\nscripts: []\n", "malformed"],
  ["aliases that unfold", `a: &a [x,x]\nb: &b [*a,*a]\nversion: 1\nscripts: [*b,*b]\n`, "malformed"],
  ["deep nesting", "[".repeat(4_000), "malformed"],
  ["deep keys", "? ".repeat(2_000), "malformed"],
  ["deep JSON", `{"a":${"[".repeat(100_000)}`, "malformed"],
  ["a line of any length", `a: ${"b".repeat(5_000)}`, "malformed"],
  ["nothing", "", "malformed"],
  ["too large", " ".repeat(5 * 1024 * 1024), "malformed"],
]
for (const [name, text, want] of TEXTS)
  test(`inventory text: ${name}`, () => {
    const parsed = parseInventory(text, "scripts.yaml")
    assert.equal(parsed.state, want)
    if (parsed.state === "malformed") assert.ok(parsed.reason.length > 0 && parsed.reason.length <= 256)
  })
test("inventory text: any text is read or refused", () => {
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => parseInventory(text, "f").state === "malformed"))
})

test("inventory: what is proposed knows every script of the walk, but is not approved", () => {
  const scripts = [loadedScript(), provider(), inline({ head: "evil\n  - match: x" })]
  const seen = walk({
    pages: [
      browserPage("top", { scripts: [loadedScript({ url: "https://shop.example.jp/top.js" })] }),
      browserPage("checkout", { scripts }),
    ],
  })
  const parsed = parseInventory(writeInventory(seen), "scripts.yaml")
  assert.ok(parsed.state === "read")
  assert.equal(parsed.inventory.approvedAt, null)
  assert.equal(parsed.inventory.scripts.length, 3, "the top page is no payment page")
  assert.deepEqual(
    scripts.map((script) => standingOf(script, parsed.inventory)),
    ["known", "known", "known"],
  )
})
test("payment pages: the same script on two pages counts once", () => {
  const pages = [
    browserPage("cart", { scripts: [loadedScript()] }),
    browserPage("checkout", { scripts: [loadedScript()] }),
  ]
  assert.equal(paymentScripts({ pages }).length, 1)
})
test("payment pages: what was not seen is said", () => {
  assert.equal(notAllSeen(walk()), null)
  assert.equal(notAllSeen(walk({ seenBy: "html" })), "html-only")
  assert.equal(notAllSeen(walk({ pages: [browserPage("top")] })), "checkout-not-reached")
  assert.equal(notAllSeen(walk({ pages: [browserPage("checkout", { cut: "timed-out" })] })), "not-everything-seen")
})
