import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { cookie, platform } from "../sample-facts.ts"
import { cookieHttpOnly } from "./cookie-http-only.ts"

const OPENCART = platform("opencart", { sessionCookies: [/^OCSESSID$/] })

cases(cookieHttpOnly, [
  ["set", { platform: platform(), cookies: [cookie()] }, "http-only"],
  ["missing", { platform: OPENCART, cookies: [cookie({ name: "OCSESSID", httpOnly: false })] }, "missing"],
  [
    "one answer with it, one without",
    { platform: platform(), cookies: [cookie(), cookie({ httpOnly: false, setBy: "https://shop.example.jp/cart" })] },
    "missing",
    (got) =>
      assert.deepEqual(
        got.evidence?.map(({ where }) => where),
        ["https://shop.example.jp/cart"],
      ),
  ],
  [
    "a cookie that scripts are meant to read",
    { platform: platform(), cookies: [cookie(), cookie({ name: "XSRF-TOKEN", httpOnly: false })] },
    "http-only",
  ],
  ["none", { platform: platform(), cookies: [] }, "none-seen"],
])
