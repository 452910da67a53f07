import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { SekishoError } from "../../../lib/errors.ts"
import { profileById } from "../../../platforms/profiles.ts"
import { openRecords } from "../../../storage/open.ts"
import { keysFrom } from "../../services/keys.ts"
import { plainServices } from "../../services/services.ts"
import { sampleContext } from "../sample-request.ts"
import { breakGlassCode, devicesOf } from "./devices.ts"
import { factorOf } from "./factor.ts"
import { formOf, membersOf, ownPlace, textIn } from "./form.ts"
import { adminScope } from "./scope.ts"
import { checkAdminAccess, type AdminWish } from "./settings.ts"

type Part = "screen" | "interface" | null
const SCOPES: readonly (readonly [platform: string, folder: string, method: string, path: string, part: Part])[] = [
  ["evershop", "/admin", "GET", "/admin", "screen"],
  ["evershop", "/admin", "GET", "/Admin/Products/", "screen"],
  ["evershop", "/admin", "GET", "/administration", null],
  ["evershop", "/admin", "POST", "/api/products", "interface"],
  ["evershop", "/admin", "PATCH", "/api/customers/3f1", "interface"],
  ["evershop", "/admin", "PATCH", "/api/customers/me", null],
  ["evershop", "/admin", "POST", "/api/customers", null],
  ["evershop", "/admin", "POST", "/api/customers/reset-password", null],
  ["evershop", "/admin", "POST", "/api/orders", null],
  ["evershop", "/admin", "POST", "/api/orders/5/cancel", "interface"],
  ["evershop", "/admin", "POST", "/api/carts/1/checkout", null],
  ["evershop", "/admin", "POST", "/api/stripe/paymentIntents", null],
  ["evershop", "/admin", "POST", "/api/stripe/paymentIntents/refund", "interface"],
  ["evershop", "/admin", "POST", "/api/blog/posts", "interface"],
  ["evershop", "/admin", "POST", "/api/blog/posts/7/react", null],
  ["woocommerce", "/wp-admin", "POST", "/wp-admin/admin-ajax.php", null],
  ["woocommerce", "/wp-admin", "GET", "/wp-admin/css/forms.css", null],
  ["woocommerce", "/wp-admin", "GET", "/wp-admin/edit.php", "screen"],
  ["woocommerce", "/wp-admin", "GET", "/wp-json/wc/v3/orders", "interface"],
  ["woocommerce", "/wp-admin", "POST", "/wp-json/wc/store/v1/checkout", null],
  ["woocommerce", "/wp-admin", "GET", "/wp-json/wp/v2/posts", null],
  ["woocommerce", "/wp-admin", "POST", "/wp-json/wp/v2/posts", "interface"],
  ["medusa", "/app", "POST", "/admin/products", "interface"],
  ["medusa", "/app", "POST", "/store/carts", null],
  ["ec-cube-4", "/kanri-x7", "GET", "/kanri-x7/order", "screen"],
  ["ec-cube-4", "/kanri-x7", "GET", "/admin/order", null],
  ["generic", "", "GET", "/phpmyadmin/", null],
]
for (const [platform, folder, method, path, part] of SCOPES)
  test(`${platform}: ${method} ${path} is ${part ?? "everybody's"}`, () => {
    const profile = profileById(platform)
    assert.ok(profile)
    assert.equal(adminScope(profile, folder)({ method, path }), part)
  })

const wish = (changed: Partial<AdminWish>): AdminWish => ({ site: "main", adminFolder: "/admin", allow: ["203.0.113.5"], trustedProxies: [], hasRecords: true, devices: 0, ...changed }) // prettier-ignore
const WISHES: readonly (readonly [name: string, changed: Partial<AdminWish>, code: string | null])[] = [
  ["a listed address", {}, null],
  ["a device and no list", { allow: [], devices: 1 }, null],
  ["nobody looked for devices", { allow: [], devices: null }, null],
  ["neither list nor device", { allow: [] }, "GATE_ADMIN_NOBODY"],
  ["no address", { adminFolder: "" }, "GATE_ADMIN_NO_ADDRESS"],
  ["no records", { hasRecords: false }, "GATE_ADMIN_NO_RECORDS"],
  ["exactly /8", { allow: ["10.0.0.0/8"] }, null],
  ["wider than /8", { allow: ["203.0.113.5", "10.0.0.0/7"] }, "GATE_ADMIN_EVERYBODY"],
  ["exactly /16 of IPv6", { allow: ["2001::/16"] }, null],
  ["wider than /16 of IPv6", { allow: ["2000::/3"] }, "GATE_ADMIN_EVERYBODY"],
  ["proxies only", { allow: ["10.0.0.9", "10.0.0.8"], trustedProxies: ["10.0.0.0/24"] }, "GATE_ADMIN_PROXIES"],
  ["a proxy and an office", { allow: ["10.0.0.9", "203.0.113.5"], trustedProxies: ["10.0.0.0/24"] }, null],
]
for (const [name, changed, code] of WISHES)
  test(`enforced with ${name}: ${code ?? "taken"}`, () => {
    const check = (): void => checkAdminAccess(wish(changed))
    if (code === null) assert.doesNotThrow(check)
    else assert.throws(check, (error) => error instanceof SekishoError && error.code === code)
  })

test("a device is found until it is removed, and only at its shop", async () => {
  const records = await openRecords({ kind: "sqlite", file: ":memory:" })
  const [main, other] = [devicesOf("main", records), devicesOf("other", records)]
  await main.add(
    { id: "d1", name: "花子", addedAt: 1, removed: false, passkey: { id: "k", publicKey: "p", counter: 0 } },
    1,
  )
  assert.equal((await main.find("d1"))?.name, "花子")
  assert.equal(await other.find("d1"), null)
  assert.deepEqual(await other.all(), [])
  assert.equal(await main.find("../d1"), null)
  assert.equal(await main.remove("d1", 2), true)
  assert.equal(await main.remove("d1", 3), false)
  assert.deepEqual([(await main.find("d1"))?.passkey, await main.all()], [null, []])
  await records.close()
})

test("of two who use one link or code at once, one gets in", async () => {
  const records = await openRecords({ kind: "sqlite", file: ":memory:" })
  const devices = devicesOf("main", records)
  await devices.invite("token", "花子", 0)
  const code = breakGlassCode(new Uint8Array(20).fill(9))
  await devices.setCodes([code], 0)
  const links = await Promise.all([devices.useInvite("token", 1), devices.useInvite("token", 1)])
  const codes = await Promise.all([devices.useCode(code, 1), devices.useCode(code, 1)])
  assert.deepEqual([links.toSorted(), codes.toSorted()], [[false, true], [false, true]]) // prettier-ignore
  await devices.setCodes(["abcd-efgh-abcd-efgh-abcd"], 2)
  await devices.setCodes(["zzzz-efgh-abcd-efgh-abcd"], 3)
  assert.equal(await devices.useCode("abcd-efgh-abcd-efgh-abcd", 4), false, "a new set ends the old one")
  await records.close()
})

test("property: whatever a browser sends as a passkey is refused, not an error", async () => {
  const records = await openRecords({ kind: "sqlite", file: ":memory:" })
  const services = plainServices(keysFrom(new Uint8Array(32)), (size) => new Uint8Array(size).fill(5))
  const factor = factorOf(sampleContext({ services }), devicesOf("main", records))
  const client = fc.json().map((text) => Buffer.from(text).toString("base64url"))
  const response = fc.oneof(
    fc.jsonValue(),
    fc.record({ id: fc.string(), rawId: fc.string(), type: fc.string(), response: fc.record({ clientDataJSON: fc.oneof(client, fc.string()), attestationObject: fc.string() }) }), // prettier-ignore
  )
  await fc.assert(
    fc.asyncProperty(response, async (given) => {
      assert.equal(await factor.prove(given, 1), null)
      assert.equal(await factor.takePasskey(given, 1), null)
    }),
    { numRuns: 200 },
  )
  await records.close()
})

test("property: any body is a form and members; only a place of this shop is gone back to", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, text) => {
      assert.ok(formOf({ bytes, whole: true }) instanceof URLSearchParams)
      assert.equal(typeof textIn(membersOf({ bytes, whole: true }), "step"), "string")
      const place = ownPlace(text, "/home")
      assert.equal(new URL(place, "https://shop.test").origin, "https://shop.test")
    }),
  )
  for (const bad of [
    "//evil.test",
    "/\\evil.test",
    "https://evil.test",
    "/.sekisho/device/done",
    "/a\nb",
    "javascript:1",
    "",
  ])
    assert.equal(ownPlace(bad, "/home"), "/home", bad)
  assert.equal(ownPlace("/admin/a?b=1#c", "/home"), "/admin/a?b=1#c")
})
