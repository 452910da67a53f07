import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { SetCookie } from "../facts.ts"
import { parseSetCookie } from "./parse-set-cookie.ts"

const NOW = Date.UTC(2026, 10, 23)
const bare: SetCookie = {
  name: "sid",
  valueLength: 3,
  secure: false,
  httpOnly: false,
  sameSite: null,
  domain: null,
  path: null,
  maxAgeSeconds: null,
  setBy: "https://shop.example.jp/",
}
for (const [header, want] of [
  ["sid=abc", bare],
  [
    " sid = abc ; Secure; HttpOnly; SameSite=Lax; Path=/",
    { ...bare, secure: true, httpOnly: true, sameSite: "lax", path: "/" },
  ],
  ["sid=abc; SECURE=x; httponly ; samesite=STRICT", { ...bare, secure: true, httpOnly: true, sameSite: "strict" }],
  ["sid=abc; SameSite=None; SameSite=bogus", bare],
  ["sid=abc; Domain=.Shop.Example.JP", { ...bare, domain: "shop.example.jp" }],
  ["sid=abc; Max-Age=60; Expires=Wed, 25 Nov 2026 00:00:00 GMT", { ...bare, maxAgeSeconds: 60 }],
  ["sid=abc; Expires=Wed, 25 Nov 2026 00:00:00 GMT", { ...bare, maxAgeSeconds: 172_800 }],
  ["sid=abc; Expires=Thu, 01-Jan-1970 00:00:01 GMT", { ...bare, maxAgeSeconds: 0 }],
  ["sid=abc; Max-Age=soon; Expires=never", bare],
  ["sid=abc; Max-Age=-1", { ...bare, maxAgeSeconds: 0 }],
  ["sid=a=b; insecure; xhttponly", bare],
  ["abc", { ...bare, name: "" }],
  ["=", null],
  ["", null],
  ["; Secure", null],
] as const)
  test(`Set-Cookie: ${header}`, () => assert.deepEqual(parseSetCookie(header, bare.setBy, NOW), want))

test("any header is a cookie or null, and its value is never kept", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (header) => {
      const cookie = parseSetCookie(`sid=SECRETVALUE; ${header}`, "", NOW)
      assert.ok(cookie !== null && !JSON.stringify(cookie).includes("SECRETVALUE"))
      parseSetCookie(header, "", NOW)
    }),
    { numRuns: 500 },
  )
})
