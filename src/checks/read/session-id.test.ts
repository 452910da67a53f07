import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { maskAddress, sessionIdIn } from "./session-id.ts"

const ID = "f3a91c0d77be42aa8e"
const FOUND: readonly (readonly [address: string, name: string])[] = [
  [`https://shop.example.jp/?PHPSESSID=${ID}`, "PHPSESSID"],
  [`/cart?x=1&sid=${ID}&y=2`, "sid"],
  [`https://shop.example.jp/cart;jsessionid=${ID}?x=1`, "jsessionid"],
  [`/index.php?main_page=login&zenid=${ID}#top`, "zenid"],
  [`/shop/(S(${ID}${ID}))/cart.aspx`, "(S(…))"],
  [`/?my_shop=${ID}`, "my_shop"],
]
for (const [address, name] of FOUND)
  test(`session in an address: ${name}`, () => assert.equal(sessionIdIn(address, ["my_shop"])?.name, name))

for (const address of [
  "/?sid=123",
  "/?session=autumn-collection-all",
  `/?product=${ID}`,
  `/?utm_source=${ID}`,
  "/?PHPSESSID=",
  `/?PHPSESSID=${ID.slice(0, 15)}`,
  "/?PHPSESSID=1234567890123456789",
  `#PHPSESSID ${ID}`,
  "",
])
  test(`no session in an address: ${address || "(empty)"}`, () => assert.equal(sessionIdIn(address), null))

test("a masked address keeps names and loses ids", () => {
  assert.equal(
    maskAddress(`https://a.example/x;jsessionid=${ID}?q=hat&t=${ID}`),
    "https://a.example/x;jsessionid=…?q=hat&t=…",
  )
  assert.equal(maskAddress(`/(S(${ID}${ID}))/x`), "/(S(…))/x")
})

test("whatever is found is no longer there once masked", () => {
  const piece = fc.constantFrom("?", "&", ";", "=", "sid", "PHPSESSID", ID, "/", "(S(", "))", "x", "#")
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      assert.equal(sessionIdIn(maskAddress(parts.join(""))), null)
    }),
  )
})
test("any text gives a name or null", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (address) => {
      const seen = sessionIdIn(address)
      assert.ok(seen === null || seen.idChars >= 16)
    }),
  )
})
