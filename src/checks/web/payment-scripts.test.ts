import { cases } from "../cases.ts"
import { browserPage, inventory, loadedScript, walk } from "../sample-facts.ts"
import { paymentScriptsKnown } from "./payment-scripts.ts"

const APP = loadedScript()
const PROVIDER = loadedScript({ url: "https://js.pay.example/v3.js", host: "js.pay.example", own: false, sha256: "" })
const EVIL = loadedScript({ url: "https://cdn.evil.example/a.js", host: "cdn.evil.example", own: false, sha256: "" })
const listed = (hash: string) =>
  inventory({
    scripts: [
      { match: "shop.example.jp/shop.js", sha256: hash === "" ? [] : [hash], reason: "cart" },
      { match: "js.pay.example", sha256: [], reason: "card form" },
    ],
  })
const APPROVED = listed(APP.sha256)
const seen = (...scripts: readonly (typeof APP)[]) =>
  walk({ pages: [browserPage("top", { scripts: [EVIL] }), browserPage("checkout", { scripts })] })
const SIGN = {
  page: "https://shop.example.jp/checkout",
  script: "(inline)",
  shape: "card-fields-sent-elsewhere",
  text: "x → evil.example",
}

cases(paymentScriptsKnown, [
  ["all are on the list", { walk: seen(APP, PROVIDER), inventory: APPROVED }, "known"],
  ["nobody named a list", { walk: seen(APP, PROVIDER), inventory: null }, "no-inventory"],
  [
    "nobody named a list, and a script looks like a skimmer",
    { walk: { ...seen(APP), skimmerShapes: [SIGN] }, inventory: null },
    "skimmer-shape",
  ],
  ["no script at all", { walk: seen(), inventory: APPROVED }, "known"],
  ["one more", { walk: seen(APP, EVIL), inventory: APPROVED }, "unknown"],
  ["one more, in HTML alone", { walk: { ...seen(EVIL), seenBy: "html" }, inventory: APPROVED }, "unknown"],
  ["own one changed", { walk: seen(APP), inventory: listed("b2".repeat(32)) }, "changed"],
  ["own one listed without a hash", { walk: seen(APP), inventory: listed("") }, "unproven"],
  ["a list that nobody approved", { walk: seen(APP), inventory: { ...APPROVED, approvedAt: null } }, "not-approved"],
  [
    "a skimmer's shape goes before the list",
    { walk: { ...seen(APP), skimmerShapes: [SIGN] }, inventory: { ...APPROVED, approvedAt: null } },
    "skimmer-shape",
  ],
  [
    "a shape on the top page is another check's",
    { walk: { ...seen(APP), skimmerShapes: [{ ...SIGN, page: "https://shop.example.jp/top" }] }, inventory: APPROVED },
    "known",
  ],
  ["HTML alone", { walk: { ...seen(PROVIDER), seenBy: "html" }, inventory: APPROVED }, "html-only"],
  [
    "the checkout was not reached",
    { walk: walk({ pages: [browserPage("cart", { scripts: [APP] })] }), inventory: APPROVED },
    "checkout-not-reached",
  ],
  [
    "not read to the end",
    { walk: walk({ pages: [browserPage("checkout", { scripts: [APP], cut: "timed-out" })] }), inventory: APPROVED },
    "not-everything-seen",
  ],
])
