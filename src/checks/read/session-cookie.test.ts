import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { cookie, profile } from "../sample-facts.ts"
import { looksLikeSession, sessionCookiesOf } from "./session-cookie.ts"

for (const name of [
  "PHPSESSID",
  "ECSESSID",
  "OCSESSID",
  "JSESSIONID",
  "ASP.NET_SessionId",
  "connect.sid",
  "sid",
  "asid",
  "zenid",
  "laravel_session",
  "_shop_session",
  "__Host-session",
  "wp_woocommerce_session_59d4",
  "wordpress_logged_in_59d4",
  "PrestaShop-8a2c",
  "eccube_remember_me",
  "auth_token",
])
  test(`looks like a session: ${name}`, () => assert.ok(looksLikeSession(name)))
for (const name of [
  "_ga",
  "_gid",
  "_uetsid",
  "_hjSession_123",
  "_hjSessionUser_1",
  "ai_session",
  "mage-cache-sessid",
  "XSRF-TOKEN",
  "csrf_session_token",
  "currency",
  "wp-settings-1",
  "inside",
  "language",
  "woocommerce_cart_hash",
])
  test(`no session: ${name}`, () => assert.ok(!looksLikeSession(name)))

const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)
test("the profile's names go before guesses", () => {
  const set = [cookie({ name: "eccube" }), cookie({ name: "plugin_session" }), cookie({ name: "currency" })]
  assert.deepEqual(names(sessionCookiesOf(set, profile("ec-cube-4"))), ["eccube"])
  assert.deepEqual(names(sessionCookiesOf(set, profile("generic"))), ["eccube", "plugin_session"])
})
test("a measuring service's cookie is none, even where a broad pattern takes it", () => {
  const broad = profile("generic", { sessionCookies: [/sess/i] })
  assert.deepEqual(sessionCookiesOf([cookie({ name: "ai_session" })], broad), [])
})
test("a shop that renamed its cookie is found by guess", () => {
  assert.deepEqual(names(sessionCookiesOf([cookie({ name: "shop_session" })], profile("ec-cube-4"))), ["shop_session"])
})
test("removed cookies and flags are no sessions", () => {
  const set = [cookie({ valueLength: 0 }), cookie({ maxAgeSeconds: 0 }), cookie({ maxAgeSeconds: -1 })]
  assert.deepEqual(sessionCookiesOf(set, profile("ec-cube-4")), [])
  assert.deepEqual(sessionCookiesOf([cookie({ name: "has_session", valueLength: 1 })], profile("generic")), [])
})
test("a profile's pattern with a memory gives the same answer twice", () => {
  const sticky = profile("ec-cube-4", { sessionCookies: [/^eccube$/g] })
  assert.equal(sessionCookiesOf([cookie(), cookie()], sticky).length, 2)
})
test("any name is judged, prefixes make no difference", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (name) => {
      fc.pre(!/^__(?:host|secure)-/i.test(name))
      assert.equal(looksLikeSession(`__Host-${name}`), looksLikeSession(name))
    }),
  )
})
