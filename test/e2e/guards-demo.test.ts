import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { test } from "node:test"
import { startDemoShop, type DemoShop } from "../../src/cli/demo-shop/start.ts"
import { proveLife } from "../../src/gate/life/prove.ts"
import { keysFrom } from "../../src/gate/services/keys.ts"
import { devicesOf } from "../../src/gate/stages/admin-access/devices.ts"
import { systemClock } from "../../src/lib/clock.ts"
import { memoryCounters } from "../../src/storage/memory-counters.ts"
import { openSqlite } from "../../src/storage/sqlite.ts"
import { browserOf, registerApp } from "../suites/gate/admin.ts"
import { startRig } from "../suites/gate/rig.ts"
import { visitorAt, type Asking, type Got } from "../suites/gate/shoppers.ts"

const dir = process.env["SEKISHO_DEMO_DIR"] ?? resolve(import.meta.dirname, "..", "..", ".sekisho")
const installed = existsSync(resolve(dir, "demo", "finished.json"))
/** Half a gigabyte is not installed for a test that nobody asked for. */
const skip =
  installed || process.env["SEKISHO_DEMO"] === "1"
    ? false
    : "the demo shop is not installed here; SEKISHO_DEMO=1 installs it and runs this"

const config = (shop: DemoShop): string => `version: 1
listen: { http: "${shop.gateAddress}" }
trusted-proxies: [127.0.0.1]
sites:
  - id: main
    public-url: http://${shop.gateAddress}/
    platform: evershop
    admin: { url: "http://${shop.gateAddress}/admin/", allow: [203.0.113.5] }
    upstreams: ["${new URL(shop.url).origin}"]
    guards:
      limits: { mode: enforce }
      admin-access: { mode: enforce }
      sensitive-files: { mode: enforce }
      waf: { mode: enforce, answers: true }
      card-testing: { mode: enforce }
      card-data: { mode: enforce }
      headers: { mode: enforce }
      cookies: { mode: enforce }
      leak: { mode: enforce, over: refuse }
`

type Ask = (asking: Asking) => Promise<Got>
const idIn = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? ""

/** From the first page to the order, as the shop's own scripts do it. Answers the order's reply. */
const order = async (browse: Ask, email: string): Promise<string> => {
  const step = async (path: string, json: unknown): Promise<string> => {
    const { status, body } = await browse({ path, json, headers: { Accept: "application/json" } })
    assert.equal(status, 200, `${path}: ${body}`)
    return body
  }
  const added = await step("/api/cart/mine/items", { sku: "WARE-001", qty: 1 })
  const checkout = await browse({ path: "/checkout" })
  assert.equal(checkout.status, 200)
  const id = idIn(added, /"cartId":"([0-9a-f-]{32,36})"/) || idIn(checkout.body, /\/api\/carts\/([0-9a-f-]{32,36})\//)
  assert.notEqual(id, "")
  await step(`/api/carts/${id}/contacts`, { email })
  const address = { full_name: "関所 客子", telephone: "0312345678", address_1: "1-1", city: "千代田区", province: "JP-13", country: "JP", postcode: "1000001" } // prettier-ignore
  await step(`/api/carts/${id}/addresses`, { address, type: "shipping" })
  await step(`/api/carts/${id}/addresses`, { address, type: "billing" })
  const query = `{ cart(id: "${id}") { availableShippingMethods(country: "JP", province: "JP-13", postcode: "1000001") { code } } }`
  const code = idIn(await step("/api/graphql", { query }), /"code":"([^"]+)"/)
  await step(`/api/carts/${id}/shippingMethods`, { provider_code: "core", method_code: code })
  await step(`/api/carts/${id}/paymentMethods`, { method_code: "cod" })
  return step("/api/orders", { cart_id: id })
}

test("the demo shop behind all guards of pages, cards and administrators", { skip, timeout: 900_000 }, async (t) => {
  const shop = await startDemoShop({ dir, clock: systemClock, signal: new AbortController().signal, progress: () => undefined, language: "en", behindGate: true }) // prettier-ignore
  t.after(() => shop.stop())
  const folder = mkdtempSync(join(tmpdir(), "sekisho-guards-demo-"))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const records = await openSqlite(join(folder, "records.db"))
  t.after(() => records.close())
  const services = { records, counters: memoryCounters(), keys: keysFrom(randomBytes(32)) }
  const rig = await startRig(config(shop), { services, folder: join(folder, "gate") })
  t.after(() => rig.close())
  const visitor = visitorAt(rig.port)
  t.after(() => visitor.close())
  const host = shop.gateAddress
  const ask: Ask = (asking) => visitor.ask({ host, ...asking })
  const own = { Origin: `http://${host}`, "Sec-Fetch-Site": "same-origin" }
  const stops = (): readonly string[] =>
    rig.events().filter(({ decision }) => decision === "refuse" || decision === "hold").map(({ reason, path }) => `${reason} ${path}`) // prettier-ignore

  await t.test("a customer registers, logs in and orders; nothing that he does is refused", async () => {
    const browse = browserOf(ask, "198.51.100.20")
    const home = await browse({ path: "/" })
    assert.equal(home.status, 200)
    assert.equal(home.headers["x-powered-by"], undefined)
    assert.equal(home.headers["x-content-type-options"], "nosniff")
    for (const [, path = "/"] of [...home.body.matchAll(/href="(\/[a-z0-9/-]{2,60})"/g)].slice(0, 12))
      assert.equal((await browse({ path })).status, 200, path)
    const email = `mori${Date.now()}@example.jp`
    const registered = await browse({ path: "/api/customers", json: { email, password: "hatsumode no 7", full_name: "関所 客子" } }) // prettier-ignore
    assert.equal(registered.status, 200, registered.body)
    assert.doesNotMatch(registered.body, /\$2[aby]\$/)
    assert.match(registered.body, /"password":"removed"/)
    const loggedIn = await browse({ path: "/customer/login", json: { email, password: "hatsumode no 7" } })
    assert.match(loggedIn.body, /"sid":"[\w-]{20,}"/)
    const cookie = [loggedIn.headers["set-cookie"] ?? []].flat().find((line) => line.startsWith("sid=")) ?? ""
    assert.match(cookie, /HttpOnly/)
    assert.match(cookie, /SameSite=Lax/)
    const ordered = await order(browse, email)
    assert.match(ordered, /"order_number":"\d+"/)
    assert.match(ordered, /"sid":"removed"/)
    assert.equal((await browse({ path: "/account" })).status, 200)
    assert.deepEqual(stops(), [])
  })

  await t.test("attacks end before the shop, and a stranger finds no administrator's door", async () => {
    const from = "203.0.113.66"
    const before = stops().length
    const attacks: readonly Asking[] = [
      { path: "/search?keyword=%27%20UNION%20SELECT%20password%20FROM%20customer--" },
      { path: "/api/cart/mine/items", json: { sku: "<script>alert(1)</script>", qty: 1 } },
      { path: "/admin/login" },
      { path: "/API/Products", json: { name: "x" } },
      { path: "/.env" },
      { path: "/api/orders", json: { cart_id: "x", card_number: "4111111111111111" } },
    ]
    for (const attack of attacks) assert.ok([400, 403].includes((await ask({ ...attack, from })).status), attack.path)
    assert.equal(stops().length, before + attacks.length)
  })

  await t.test("the administrator registers a device, logs in and works as before", async () => {
    const browse = browserOf((asking) => ask({ ...asking, headers: { ...asking.headers, ...own } }), "198.51.100.30")
    await registerApp(browse, records, Date.now(), "owner")
    assert.equal((await browse({ path: "/admin/login" })).status, 200)
    const wrong = await browse({ path: "/admin/user/login", json: { email: shop.admin.email, password: "wrong" } })
    assert.ok(wrong.status >= 400)
    const before = stops().length
    const logged = await browse({ path: "/admin/user/login", json: shop.admin })
    assert.equal(logged.status, 200, logged.body)
    for (const path of [
      "/admin",
      "/admin/products",
      "/admin/orders",
      "/admin/customers",
      "/api/salestatistic?period=daily",
    ]) {
      const page = await browse({ path })
      assert.equal(page.status, 200, `${path}: ${page.body.slice(0, 200)}`)
      assert.doesNotMatch(page.body, /class="admin adminLogin"/)
    }
    assert.equal(stops().length, before)
  })

  await t.test(
    "the guards prove themselves; nothing of it is an order, an alarm or an administrator's device",
    async () => {
      const before = await devicesOf("main", records).all()
      const [site] = rig.plan(config(shop)).sites
      assert.ok(site)
      const life = await proveLife(site, { clock: systemClock, services })
      for (const { guard, alive, doors } of life.guards)
        assert.ok(alive, `${guard}: ${JSON.stringify(doors.filter(({ acted }) => !acted))}`)
      assert.deepEqual(life.guards.map(({ guard }) => guard).toSorted(), [
        "admin-access",
        "card-data",
        "card-testing",
        "cookies",
        "headers",
        "leak",
        "limits",
        "sensitive-files",
        "waf",
      ])
      assert.deepEqual(await devicesOf("main", records).all(), before)
      assert.ok(!rig.events().some(({ reason }) => reason === "card-testing.alarm"))
      const stopped = stops().length
      const failed = await ask({ path: "/api/orders", json: { cart_id: "x" }, from: "198.51.100.40" })
      assert.equal(failed.status, 500, "an order of no cart is the shop's to answer, and that is how it does")
      assert.equal(stops().length, stopped)
    },
  )
})
