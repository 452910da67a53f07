import { cases } from "../cases.ts"
import { answer, entry, fault, redirect } from "../sample-facts.ts"
import { httpsRedirect } from "./https-redirect.ts"
import assert from "node:assert/strict"

const HTTP = "http://shop.example.jp/"
const HTTPS = "https://shop.example.jp/"
const httpEnds = (status: number) => ({ url: HTTP, hops: [], end: answer({ url: HTTP, status }) })

cases(httpsRedirect, [
  ["301 to https", { entries: [entry(HTTP, HTTPS)] }, "permanent"],
  ["http to http with www, then https", { entries: [entry(HTTP, "http://www.shop.example.jp/", HTTPS)] }, "permanent"],
  ["308", { entries: [{ url: HTTP, hops: [redirect(HTTP, HTTPS, 308)], end: answer({ url: HTTPS }) }] }, "permanent"],
  [
    "302",
    { entries: [{ url: HTTP, hops: [redirect(HTTP, HTTPS, 302)], end: answer({ url: HTTPS }) }, entry(HTTP, HTTPS)] },
    "temporary",
    (got) => assert.equal(got.values?.["count"], 1),
  ],
  [
    "https with a certificate that cannot be trusted is still https",
    { entries: [{ url: HTTP, hops: [redirect(HTTP, HTTPS)], end: fault({ url: HTTPS, fault: "tls-failed" }) }] },
    "permanent",
  ],
  [
    "https of another site",
    {
      entries: [
        {
          url: HTTP,
          hops: [redirect(HTTP, "https://mall.example/")],
          end: fault({ url: "https://mall.example/", fault: "redirect-outside" }),
        },
      ],
    },
    "permanent",
  ],
  ["port 80 closed", { entries: [{ url: HTTP, hops: [], end: fault({ url: HTTP, fault: "refused" }) }] }, "closed"],
  ["403 over http", { entries: [httpEnds(403)] }, "closed"],
  ["a page over http", { entries: [httpEnds(200), entry(HTTP, HTTPS)] }, "stays-http"],
  ["a password asked for over http", { entries: [httpEnds(401)] }, "stays-http"],
  ["to another http page", { entries: [entry(HTTP, "http://shop.example.jp/top")] }, "stays-http"],
  ["back to http", { entries: [entry(HTTP, HTTPS, "http://shop.example.jp/cart")] }, "back-to-http"],
  [
    "back to http and then https again",
    { entries: [entry(HTTPS, "http://www.shop.example.jp/", "https://www.shop.example.jp/")] },
    "back-to-http",
    (got) => assert.match(got.evidence?.[0]?.value ?? "", /301 http:\/\/www/),
  ],
  [
    "silence",
    { entries: [entry(HTTP, HTTPS), { url: HTTP, hops: [], end: fault({ url: HTTP, fault: "timed-out" }) }] },
    "unclear",
  ],
  ["503 over http", { entries: [httpEnds(503)] }, "unclear"],
  [
    "no such name",
    { entries: [{ url: HTTP, hops: [], end: fault({ url: HTTP, fault: "address-unknown" }) }] },
    "not-looked",
  ],
  [
    "permanent to https, then about inside it",
    {
      entries: [
        { url: HTTP, hops: [redirect(HTTP, HTTPS), redirect(HTTPS, "/ja/", 302)], end: answer({ url: `${HTTPS}ja/` }) },
      ],
    },
    "permanent",
  ],
  ["what https ways in do is no answer for http", { entries: [entry(HTTPS), httpEnds(200)] }, "stays-http"],
  ["https alone", { entries: [entry(HTTPS)] }, "own-port"],
  ["nothing asked", { entries: [] }, "not-looked"],
])
