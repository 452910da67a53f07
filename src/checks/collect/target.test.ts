import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { SekishoError } from "../../lib/errors.ts"
import { isOwnUrl, parseWebUrl, siblingOf, vantageTowards } from "./origins.ts"
import { parseTarget, resolveTarget } from "./target.ts"

for (const [given, want] of [
  ["shop.example.jp", "https://shop.example.jp/"],
  ["  http://shop.example.jp  ", "http://shop.example.jp/"],
  ["shop.example.jp:8443", "https://shop.example.jp:8443/"],
  ["localhost:3000", "https://localhost:3000/"],
  ["HTTPS://Shop.Example.JP:443/store?x=1#y", "https://shop.example.jp/store/"],
  ["https://shop.example.jp/store/index.php?route=common/home", "https://shop.example.jp/store/"],
  ["https://日本語.jp", "https://xn--wgv71a119e.jp/"],
  ["http://[::1]:8080/", "http://[::1]:8080/"],
  ["http://0x7f.1/", "http://127.0.0.1/"],
] as const)
  test(`the target ${given}`, () => assert.equal(parseTarget(given).href, want))

for (const given of [
  "",
  "   ",
  "not a url",
  "ftp://shop.example.jp",
  "javascript:alert(1)",
  "mailto:me@shop.example.jp",
  "file:///etc/passwd",
  "https://user:secret@shop.example.jp/",
  "https://user@shop.example.jp/",
  "https://",
  "https://shop.example.jp:99999/",
  `https://shop.example.jp/${"x".repeat(2_100)}`,
])
  test(`no target: ${given.slice(0, 40)}`, () =>
    assert.throws(
      () => parseTarget(given),
      (error) =>
        error instanceof SekishoError &&
        error.code === "USAGE_NOT_A_URL" &&
        !JSON.stringify(error.values).includes("secret"),
    ))

test("any text is a target or is refused with the one code", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), (given) => {
      try {
        assert.match(parseTarget(given).href, /^https?:\/\/.*\/$/)
      } catch (error) {
        assert.ok(error instanceof SekishoError && error.code === "USAGE_NOT_A_URL")
      }
    }),
    { numRuns: 500 },
  )
})

test("a target is resolved once, with its registrable domain and our vantage", async () => {
  const resolve = async () => "203.0.113.7"
  const got = await resolveTarget("https://www.shop.example.co.jp/a", () => 42, { resolve })
  assert.deepEqual(got, {
    state: "seen",
    at: 42,
    value: {
      url: "https://www.shop.example.co.jp/a/",
      origin: "https://www.shop.example.co.jp",
      scheme: "https",
      hostname: "www.shop.example.co.jp",
      port: 443,
      address: "203.0.113.7",
      isAddress: false,
      registrableDomain: "example.co.jp",
      vantage: "private",
      lookedAt: 42,
    },
  })
  const address = await resolveTarget("http://[::1]:8080", () => 1)
  assert.ok(address.state === "seen")
  assert.deepEqual([address.value.hostname, address.value.address, address.value.vantage], ["::1", "::1", "loopback"])
  assert.deepEqual([address.value.isAddress, address.value.registrableDomain, address.value.port], [true, null, 8080])
})

test("a name that does not resolve, or a resolver that is silent, is not seen", async () => {
  const unknown = () => Promise.reject(Object.assign(new Error("x"), { code: "ENOTFOUND" }))
  const gone = await resolveTarget("gone.example.jp", () => 1, { resolve: unknown })
  assert.deepEqual(gone, { state: "not-seen", fault: "address-unknown", detail: "ENOTFOUND", at: 1 })
  const silent = await resolveTarget("gone.example.jp", () => 1, {
    resolve: () => new Promise(() => {}),
    timeoutMs: 10,
  })
  assert.deepEqual(silent, { state: "not-seen", fault: "timed-out", detail: "ETIMEDOUT", at: 1 })
})

for (const [address, want] of [
  ["127.0.0.1", "loopback"],
  ["127.9.9.9", "loopback"],
  ["::1", "loopback"],
  ["::ffff:127.0.0.1", "loopback"],
  ["10.0.0.1", "private"],
  ["192.168.1.1", "private"],
  ["172.31.255.255", "private"],
  ["172.32.0.1", "public"],
  ["100.64.0.1", "private"],
  ["169.254.169.254", "private"],
  ["0.0.0.0", "private"],
  ["fd00::1", "private"],
  ["fe80::1", "private"],
  ["8.8.8.8", "public"],
  ["2606:4700::1111", "public"],
] as const)
  test(`vantage towards ${address}`, () => assert.equal(vantageTowards(address), want))

for (const [hostname, want] of [
  ["shop.jp", "www.shop.jp"],
  ["www.shop.jp", "shop.jp"],
  ["www.jp", null],
  ["localhost", null],
] as const)
  test(`sibling of ${hostname}`, () => assert.equal(siblingOf({ hostname, isAddress: false }), want))

test("what belongs to the shop", async () => {
  const resolved = await resolveTarget("https://shop.example.jp", () => 1, { resolve: async () => "8.8.8.8" })
  assert.ok(resolved.state === "seen")
  const own = (text: string) => isOwnUrl(resolved.value, ["https://kanri.example.jp"], new URL(text))
  const belongs = [
    "http://shop.example.jp/",
    "https://www.shop.example.jp/x",
    "https://shop.example.jp:8443/",
    "https://kanri.example.jp/",
  ]
  const foreign = [
    "https://example.jp/",
    "https://shop.example.jp.evil.test/",
    "https://evil-shop.example.jp/",
    "http://kanri.example.jp/",
  ]
  assert.deepEqual(belongs.map(own), [true, true, true, true])
  assert.deepEqual(foreign.map(own), [false, false, false, false])
})

test("web addresses are bounded and lose their credentials", () => {
  assert.equal(parseWebUrl("//u:p@a.test/x#y", "https://b.test/")?.href, "https://a.test/x")
  for (const bad of ["http://a:80:80/", "data:,x", "", `http://a.test/${"é".repeat(1_000)}`])
    assert.equal(parseWebUrl(bad), null)
})
