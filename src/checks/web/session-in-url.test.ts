import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { answer, cookie, form, page, platform, redirect, SHOP, target } from "../sample-facts.ts"
import { sessionInUrl } from "./session-in-url.ts"

const ID = "f3a91c0d77be42aa8e"
const rest = { target: target(), platform: platform(), cookies: [cookie()] }
const links = (...list: readonly string[]) => ({ ...rest, pages: [page("top", answer(), { links: list })] })

cases(sessionInUrl, [
  ["plain links", links("/cart", `${SHOP}/products/detail/2?color=red`), "none"],
  [
    "in a link",
    links(`${SHOP}/cart?PHPSESSID=${ID}`),
    "found",
    (got) => assert.doesNotMatch(JSON.stringify(got), new RegExp(ID)),
  ],
  ["in a relative link", links(`cart;jsessionid=${ID}`), "found"],
  ["by the shop's own cookie name", links(`/cart?eccube=${ID}`), "found"],
  ["in another site's link", links(`https://partner.example/?sid=${ID}`, `//partner.example/?sid=${ID}`), "none"],
  [
    "in a form",
    { ...rest, pages: [page("log-in", answer(), { forms: [form({ action: `${SHOP}/login?sid=${ID}` })] })] },
    "found",
  ],
  [
    "in a redirect",
    { ...rest, pages: [{ ...page("cart"), via: [redirect(`${SHOP}/cart`, `/cart?zenid=${ID}`)] }] },
    "found",
  ],
  ["in the page's own address", { ...rest, pages: [page("cart", answer({ url: `${SHOP}/?sid=${ID}` }))] }, "found"],
  ["no page", { ...rest, pages: [] }, "nothing-shown"],
])
