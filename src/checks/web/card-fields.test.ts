import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { browserPage, target, walk } from "../sample-facts.ts"
import { cardFields } from "./card-fields.ts"

const on = (sentTo: string | null) => ({ page: "https://shop.example.jp/checkout", field: "card_number", sentTo })
const HTML = { seenBy: "html", browser: null, without: { fault: "no-browser", detail: "" } } as const

cases(cardFields, [
  ["no card field", { target: target(), walk: walk() }, "none"],
  [
    "sent to the shop",
    { target: target(), walk: walk({ ownCardFields: [on("shop.example.jp")] }) },
    "sent-to-shop",
    ({ evidence }) => assert.match(evidence?.[0]?.value ?? "", /card_number → shop\.example\.jp/),
  ],
  [
    "sent to the shop's other name",
    { target: target(), walk: walk({ ownCardFields: [on("pay.example.jp")] }) },
    "sent-to-shop",
  ],
  [
    "found in HTML alone it is found all the same",
    { target: target(), walk: walk({ ...HTML, ownCardFields: [on("shop.example.jp")] }) },
    "sent-to-shop",
  ],
  ["without a name, for a token", { target: target(), walk: walk({ ownCardFields: [on(null)] }) }, "not-sent-by-form"],
  [
    "sent to the provider",
    { target: target(), walk: walk({ ownCardFields: [on("pay.example.com")] }) },
    "not-sent-by-form",
  ],
  ["HTML alone proves nothing", { target: target(), walk: walk(HTML) }, "html-only"],
  [
    "the checkout was not reached",
    { target: target(), walk: walk({ pages: [browserPage("top")] }) },
    "checkout-not-reached",
  ],
  [
    "the checkout was not read to its end",
    { target: target(), walk: walk({ pages: [browserPage("checkout", { cut: "budget-used-up" })] }) },
    "not-everything-seen",
  ],
])
