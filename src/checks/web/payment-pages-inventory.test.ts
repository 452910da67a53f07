import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { browserPage, inventory, loadedScript, walk } from "../sample-facts.ts"
import { paymentPagesInventory } from "./payment-pages-inventory.ts"

const APP = loadedScript()
const INLINE = loadedScript({ url: null, host: null, inline: true, sha256: "c3".repeat(32), shape: "d4".repeat(32) })
const APPROVED = inventory({
  scripts: [
    { match: "shop.example.jp/shop.js", sha256: [APP.sha256], reason: "cart" },
    { match: "inline", sha256: ["d4".repeat(32)], reason: "token" },
  ],
})
const seen = (...scripts: readonly (typeof APP)[]) => walk({ pages: [browserPage("checkout", { scripts })] })

cases(paymentPagesInventory, [
  ["the same", { walk: seen(APP, INLINE), inventory: APPROVED }, "equal"],
  [
    "changed since",
    { walk: seen({ ...APP, sha256: "b2".repeat(32) }), inventory: APPROVED },
    "different",
    ({ values }) => assert.deepEqual(values, { unknown: 0, changed: 1 }),
  ],
  ["another inline script", { walk: seen({ ...INLINE, shape: "e5".repeat(32) }), inventory: APPROVED }, "different"],
  ["the body was not received", { walk: seen({ ...APP, sha256: "" }), inventory: APPROVED }, "unproven"],
  ["nobody named a list", { walk: seen(APP), inventory: null }, "no-inventory"],
  ["not approved", { walk: seen(APP), inventory: { ...APPROVED, approvedAt: null } }, "not-approved"],
  [
    "HTML alone says nothing either way",
    { walk: { ...seen({ ...APP, sha256: "b2".repeat(32) }), seenBy: "html" }, inventory: APPROVED },
    "html-only",
  ],
  ["the checkout was not reached", { walk: walk({ pages: [] }), inventory: APPROVED }, "checkout-not-reached"],
  [
    "not read to the end",
    { walk: walk({ pages: [browserPage("checkout", { cut: "budget-used-up" })] }), inventory: APPROVED },
    "not-everything-seen",
  ],
])
