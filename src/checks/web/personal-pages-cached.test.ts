import assert from "node:assert/strict"
import type { PageRole } from "../facts.ts"
import { cases } from "../cases.ts"
import { answer, cookie, page, platform, SHOP, type HeaderRecord } from "../sample-facts.ts"
import { personalPagesCached } from "./personal-pages-cached.ts"

const none = { platform: platform(), cookies: [] }
const at = (role: PageRole, headers: HeaderRecord) => page(role, answer({ headers, url: `${SHOP}/${role}` }))
const cart = (headers: HeaderRecord) => ({ ...none, pages: [at("cart", headers)] })
const KEPT_OUT = { "cache-control": "private, no-store" }
const LINE = "eccube=f3a91c0d77be42aa8e; path=/; HttpOnly"
const session = { platform: platform(), cookies: [cookie()] }
const hop = (status: number) => answer({ status, text: "", headers: { location: "/cart", "set-cookie": LINE } })

cases(personalPagesCached, [
  ["no-store", cart(KEPT_OUT), "kept-out"],
  ["private with an age", cart({ "cache-control": "max-age=10800, private, must-revalidate" }), "kept-out"],
  ["in two headers", cart({ "cache-control": ["max-age=60", "private"] }), "kept-out"],
  [
    "PHP's own: expired and no-cache",
    cart({ expires: "Thu, 19 Nov 1981 08:52:00 GMT", pragma: "no-cache" }),
    "kept-out",
  ],
  ["expires: 0", cart({ expires: "0" }), "kept-out"],
  ["expires tomorrow", cart({ expires: "Tue, 24 Nov 2026 02:00:00 GMT" }), "may-be-kept"],
  ["public", cart({ "cache-control": "public, max-age=60" }), "may-be-kept"],
  ["told to the CDN alone", cart({ ...KEPT_OUT, "cdn-cache-control": "max-age=600" }), "may-be-kept"],
  ["nothing", cart({}), "unsaid"],
  ["really from a cache", cart({ ...KEPT_OUT, age: "37" }), "came-from-cache"],
  ["age 0 is fresh", cart({ ...KEPT_OUT, age: "0" }), "kept-out"],
  [
    "the top page is for all",
    { ...none, pages: [at("top", { "cache-control": "public" }), at("cart", KEPT_OUT)] },
    "kept-out",
  ],
  [
    "the top page hands out a session",
    { ...session, pages: [at("top", { "cache-control": "public", "set-cookie": LINE }), at("cart", KEPT_OUT)] },
    "may-be-kept",
    (got) => {
      assert.equal(got.evidence?.[0]?.where, `${SHOP}/top`)
      assert.doesNotMatch(JSON.stringify(got), /f3a91c0d77be/)
    },
  ],
  [
    "the top page takes a session away, or sets another cookie",
    {
      ...session,
      pages: [
        at("top", { "cache-control": "public", "set-cookie": ["eccube=deleted; Max-Age=0", "lang=0123456789"] }),
        at("cart", KEPT_OUT),
      ],
    },
    "kept-out",
  ],
  [
    "a lasting redirect hands out a session",
    { ...session, pages: [{ ...at("cart", KEPT_OUT), via: [hop(301)] }] },
    "unsaid",
  ],
  [
    "a passing redirect is not kept by itself",
    { ...session, pages: [{ ...at("cart", KEPT_OUT), via: [hop(302)] }] },
    "kept-out",
  ],
  ["no personal page", { ...none, pages: [at("top", {})] }, "none-seen"],
  ["only an error", { ...none, pages: [page("cart", answer({ status: 500 }))] }, "none-seen"],
])
