import { cases } from "../cases.ts"
import { answer, httpTarget, page, target } from "../sample-facts.ts"
import { hsts } from "./hsts.ts"

const SHOP = target()
const sends = (...values: readonly string[]) => ({
  target: SHOP,
  pages: [page("top", answer({ headers: { "strict-transport-security": values } }))],
})

cases(hsts, [
  ["a year", sends("max-age=31536000; includeSubDomains"), "strong"],
  ["exactly 180 days", sends("max-age=15552000"), "strong"],
  ["one second less", sends("max-age=15551999"), "short"],
  ["a day", sends("max-age=86400"), "short"],
  ["taken back", sends("max-age=0"), "off"],
  ["no number", sends("max-age=forever"), "malformed"],
  ["only the first of two headers counts", sends("includeSubDomains", "max-age=31536000"), "malformed"],
  ["not sent", sends(), "missing"],
  [
    "not sent on the log-in page",
    { target: SHOP, pages: [...sends("max-age=31536000").pages, page("log-in")] },
    "missing",
  ],
  [
    "an error page without it does not matter",
    { target: SHOP, pages: [...sends("max-age=31536000").pages, page("missing", answer({ status: 404 }))] },
    "strong",
  ],
  ["plain http", { target: SHOP, pages: [page("top", answer({ url: "http://shop.example.jp/" }))] }, "no-tls"],
  ["an address", { target: httpTarget(), pages: [page("top")] }, "is-address"],
  ["nothing shown", { target: SHOP, pages: [page("top", answer({ status: 500 }))] }, "nothing-shown"],
])
