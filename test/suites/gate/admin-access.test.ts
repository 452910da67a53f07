import assert from "node:assert/strict"
import { mkdtempSync, writeFileSync } from "node:fs"
import { connect as connectHttp2 } from "node:http2"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { SekishoError } from "../../../src/lib/errors.ts"
import { breakGlassCode, devicesOf } from "../../../src/gate/stages/admin-access/devices.ts"
import { openRecords } from "../../../src/storage/open.ts"
import type { Records } from "../../../src/storage/records.ts"
import { makeAuthority, makeKey } from "../../servers/certificate.ts"
import { startServer, type Started } from "../../servers/server.ts"
import { browserOf, codeAt, OWN_FORM, registerApp } from "./admin.ts"
import { oneShop, startRig, statusOf, talk, type Rig } from "./rig.ts"
import { shoppers, visitorAt, VISITS, type Asking, type Got } from "./shoppers.ts"

let shop: Started
let reached: string[] = []
before(async () => {
  shop = await startServer((asked, answer) => {
    reached.push(`${asked.method} ${asked.url}`)
    asked.resume()
    asked.once("end", () => {
      answer.setHeader("content-type", "application/json")
      if (asked.url === "/admin/user/login") {
        answer.statusCode = 400
        return answer.end(`{"error":{"status":400,"message":"Invalid email or password"}}`)
      }
      if (asked.url === "/admin/sign") answer.setHeader("set-cookie", "asid=admin-session-1; Path=/")
      answer.end(`{"data":{}}`)
    })
  })
})
after(() => shop.close())

const OFFICE = "203.0.113.5"
const HOME = "198.51.100.77"
const site = (settings: string, allow = `[${OFFICE}]`): string =>
  `platform: evershop\nadmin: { url: http://shop.test/admin/, allow: ${allow} }\nguards: { admin-access: ${settings} }`

interface Scene {
  readonly rig: Rig
  readonly records: Records
  readonly at: { ms: number }
  readonly ask: (asking: Asking) => Promise<Got>
  reasons(): readonly string[]
}
const withScene = async (text: string, work: (scene: Scene) => Promise<void>): Promise<void> => {
  const records = await openRecords({ kind: "sqlite", file: ":memory:" })
  const at = { ms: Date.UTC(2026, 10, 23) }
  const rig = await startRig(oneShop(shop.url, text, "trusted-proxies: [127.0.0.1]"), {
    services: { records },
    clock: () => at.ms,
  })
  const visitor = visitorAt(rig.port)
  reached = []
  try {
    const reasons = (): readonly string[] =>
      rig
        .events()
        .map(({ decision, reason }) => `${decision} ${reason}`)
        .slice(1)
    await work({ rig, records, at, ask: visitor.ask, reasons })
  } finally {
    visitor.close()
    await rig.close()
    await records.close()
  }
}

test("a stranger gets no admin page and no admin interface; the shop hears of none of it", async () => {
  await withScene(site("{ mode: enforce }"), async ({ ask, reasons }) => {
    const places: readonly Asking[] = [
      { path: "/admin" }, { path: "/admin/" }, { path: "/ADMIN/products" }, { path: "/%61dmin/orders" }, { path: "/admin/user/login", json: { email: "a@b.test", password: "x" } },
      { path: "/api/products", json: {} }, { path: "/API/Products/", json: {} }, { path: "/api/products/8f1", method: "DELETE" }, { path: "/api/admin/graphql", json: {} }, { path: "/api/user/tokens", json: {} },
      { path: "/api/customers/2", method: "PATCH", json: {} }, { path: "/ja/api/orders/1/cancel", json: {} }, { path: "/api/orders/1/shipments" },
    ] // prettier-ignore
    for (const place of places) assert.equal((await ask({ ...place, from: HOME })).status, 403, place.path)
    assert.deepEqual(reached, [])
    assert.deepEqual(new Set(reasons()), new Set(["refuse admin-access.stranger"]))
  })
})

test("every trick to name the admin screen in another way ends at the gate", async () => {
  await withScene(site("{ mode: enforce }"), async ({ rig, ask }) => {
    const tricks = ["//admin/", "/./admin/", "/x/../admin/", "/admin;x=1/", "/%2fadmin/", "/admin%2f", "/..%2fadmin", "/%2e%2e/admin/", "/x/%2e%2e/admin/", "/admin%00", "/admin%5c", "\\admin", "/%252e%252e/admin", "/admin/..;/admin/", "/aDmIn/x"] // prettier-ignore
    for (const trick of tricks) {
      const { text } = await talk(
        rig.port,
        `GET ${trick} HTTP/1.1\r\nHost: shop.test\r\nX-Forwarded-For: ${HOME}\r\n\r\n`,
      )
      assert.ok([400, 403].includes(statusOf(text)), `${trick}: ${statusOf(text)}`)
    }
    for (const name of ["X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "X-Override-URL"])
      assert.equal((await ask({ path: "/", from: HOME, headers: { [name]: "/admin/" } })).status, 400, name)
    // A listed address that a stranger writes himself is nobody's word: only the nearest untrusted hop counts.
    const lied = await ask({ path: "/admin/", from: `${OFFICE}, ${HOME}` })
    assert.equal(lied.status, 403)
    const upgrade = `GET /admin/live HTTP/1.1\r\nHost: shop.test\r\nX-Forwarded-For: ${HOME}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
    assert.equal(statusOf((await talk(rig.port, upgrade)).text), 403)
    assert.deepEqual(reached, [])
  })
})

test("over HTTP/2 no pseudo-header is a way in", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-admin-h2-"))
  const [authority, key] = [makeAuthority(), makeKey("ec")]
  writeFileSync(join(folder, "cert.pem"), authority.issue({ common: "shop.test", names: ["shop.test"] }, key))
  writeFileSync(join(folder, "key.pem"), key.privateKey.export({ type: "pkcs8", format: "pem" }))
  const records = await openRecords({ kind: "sqlite", file: ":memory:" })
  const yaml = `version: 1
listen: { https: "127.0.0.1:0" }
sites:
  - id: main
    public-url: https://shop.test
    upstreams: ["${shop.url}"]
    certificate: { cert: cert.pem, key: key.pem }
    platform: evershop
    admin: { url: https://shop.test/admin/, allow: [${OFFICE}] }
    guards: { admin-access: { mode: enforce } }
`
  const rig = await startRig(yaml, { folder, services: { records } })
  reached = []
  const client = connectHttp2(`https://127.0.0.1:${rig.tlsPort}`, { ca: authority.pem, servername: "shop.test" })
  const statusFor = (headers: Record<string, string>): Promise<number> =>
    new Promise((done) => {
      const stream = client.request({ ":authority": "shop.test", ":path": "/", ...headers })
      stream.on("response", (head) => done(Number(head[":status"])))
      stream.on("error", () => done(0))
      stream.resume()
      stream.end()
    })
  const tricks: readonly Record<string, string>[] = [
    { ":path": "/admin/" }, { ":path": "/ADMIN" }, { ":path": "//admin/" }, { ":path": "/x/../admin/" }, { ":path": "https://shop.test/admin/" },
    { ":path": "/admin/", host: "other.test" }, { ":authority": "other.test", ":path": "/admin/" }, { ":scheme": "http", ":path": "/admin/" },
    { "x-original-url": "/admin/" }, { "x-rewrite-url": "/admin/" }, { ":path": "/admin/", "x-forwarded-for": OFFICE }, { ":path": "/api/products", ":method": "DELETE" },
  ] // prettier-ignore
  for (const trick of tricks) {
    const status = await statusFor(trick)
    assert.ok([0, 400, 403, 421].includes(status), `${JSON.stringify(trick)}: ${status}`)
  }
  assert.deepEqual(reached, [])
  assert.equal(await statusFor({ ":path": "/cart" }), 200, "the way itself is open")
  client.destroy()
  await rig.close()
  await records.close()
})

test("200 honest shoppers are not touched", { timeout: 60_000 }, async () => {
  await withScene(site("{ mode: enforce }"), async ({ rig }) => {
    assert.deepEqual([...(await shoppers(rig.port, 200))], [[200, 200 * VISITS]])
    assert.equal(reached.length, 200 * VISITS)
  })
})

test("a listed address alone is not enough: the factor is asked for, and then the way is open", async () => {
  await withScene(site("{ mode: enforce }"), async ({ ask, records, at, reasons }) => {
    const browse = browserOf(ask, OFFICE)
    const stopped = await browse({ path: "/admin/products?page=2" })
    assert.equal(stopped.status, 303)
    assert.equal(stopped.headers["location"], `/.sekisho/admin?back=${encodeURIComponent("/admin/products?page=2")}`)
    assert.equal(
      (await browse({ path: "/api/products", json: {}, headers: { Accept: "application/json" } })).status,
      429,
    )
    assert.deepEqual(reached, [])
    const secret = await registerApp(browse, records, at.ms)
    assert.equal((await browse({ path: "/admin/products" })).status, 200)
    assert.equal((await browse({ path: "/api/products", json: {} })).status, 200)
    // Another browser in the same office: the app's code, which counts once.
    const other = browserOf(ask, OFFICE)
    at.ms += 60_000
    const code = codeAt(secret, at.ms)
    const given = await other({
      path: "/.sekisho/admin/code",
      form: { code, back: "/admin/orders" },
      headers: OWN_FORM,
    })
    assert.deepEqual([given.status, given.headers["location"]], [303, "/admin/orders"])
    assert.equal((await other({ path: "/admin/orders" })).status, 200)
    const again = await browserOf(ask, OFFICE)({ path: "/.sekisho/admin/code", form: { code }, headers: OWN_FORM })
    assert.equal(again.status, 403)
    assert.ok(reasons().includes("note admin-access.device-added"))
  })
})

test("a device that was registered gets in from anywhere, until it is removed or the time is over", async () => {
  await withScene(site("{ mode: enforce }", "[]"), async ({ ask, records, at }) => {
    const browse = browserOf(ask, HOME)
    await registerApp(browse, records, at.ms)
    assert.equal((await browse({ path: "/admin/" })).status, 200)
    at.ms += 12 * 3_600_000 + 1
    assert.equal((await browse({ path: "/admin/" })).status, 303, "the factor again, the device is still known")
    const devices = devicesOf("main", records)
    const [device] = await devices.all()
    assert.ok(device)
    await devices.remove(device.id, at.ms)
    assert.equal((await browse({ path: "/admin/" })).status, 403)
  })
})

test("a link works once, for a day, and one that was never made not at all", async () => {
  await withScene(site("{ mode: enforce }", "[]"), async ({ ask, records, at }) => {
    const browse = browserOf(ask, HOME)
    await registerApp(browse, records, at.ms, "suzuki")
    const link = `/.sekisho/device?t=link-suzuki-${at.ms}`
    assert.equal((await browse({ path: link })).status, 403)
    await devicesOf("main", records).invite("fresh", "sato", at.ms)
    assert.equal((await browse({ path: "/.sekisho/device?t=fresh" })).status, 200)
    at.ms += 24 * 3_600_000 + 1
    assert.equal((await browse({ path: "/.sekisho/device?t=fresh" })).status, 403)
    assert.equal((await browse({ path: "/.sekisho/device?t=nothing" })).status, 403)
  })
})

test("forms from other sites change nothing", async () => {
  await withScene(site("{ mode: enforce }"), async ({ ask }) => {
    for (const headers of [{ Origin: "https://evil.test" }, { "Sec-Fetch-Site": "cross-site" }, {}])
      assert.equal(
        (await ask({ path: "/.sekisho/admin/code", form: { code: "1" }, from: OFFICE, headers })).status,
        403,
      )
  })
})

test("wrong codes lock within ten; guesses from strangers are not even weighed", async () => {
  await withScene(site("{ mode: enforce }"), async ({ ask, records, at, reasons }) => {
    const browse = browserOf(ask, OFFICE)
    const secret = await registerApp(browse, records, at.ms)
    at.ms += 90_000
    const guess = (): Promise<Got> =>
      browse({ path: "/.sekisho/admin/code", form: { code: "000000" }, headers: OWN_FORM })
    const statuses: number[] = []
    for (let tries = 0; tries < 10; tries += 1) statuses.push((await guess()).status)
    assert.deepEqual(statuses, [403, 403, 403, 403, 403, 429, 429, 429, 429, 429])
    const right = { path: "/.sekisho/admin/code", form: { code: codeAt(secret, at.ms) }, headers: OWN_FORM }
    assert.equal((await browse(right)).status, 429, "the right code is locked, too")
    assert.ok(reasons().includes("note admin-access.locked"))
    at.ms += 31 * 60_000
    assert.equal((await browse({ ...right, form: { code: codeAt(secret, at.ms) } })).status, 303)
    const stranger = await ask({ ...right, form: { code: codeAt(secret, at.ms) }, from: HOME })
    assert.equal(stranger.status, 403, "a stranger's right code is no factor")
  })
})

test("a break-glass code stands for device and factor, once and for an hour", async () => {
  await withScene(site("{ mode: enforce }", "[]"), async ({ ask, records, at, reasons }) => {
    const code = breakGlassCode(Uint8Array.from({ length: 20 }, (_, index) => index * 7))
    await devicesOf("main", records).setCodes([code], at.ms)
    const browse = browserOf(ask, HOME)
    const typed = { path: "/.sekisho/admin/code", form: { code: code.toUpperCase().replaceAll("-", " ") }, headers: OWN_FORM } // prettier-ignore
    assert.equal((await browse(typed)).status, 303)
    assert.equal((await browse({ path: "/admin/" })).status, 200)
    assert.equal((await browserOf(ask, HOME)(typed)).status, 403, "used up")
    assert.ok(reasons().includes("note admin-access.emergency-code"))
    at.ms += 3_600_001
    assert.equal((await browse({ path: "/admin/" })).status, 403)
  })
})

test("a stolen admin session is worth nothing, without the gate's cookie and with another administrator's", async () => {
  await withScene(site("{ mode: enforce }"), async ({ ask, records, at, reasons }) => {
    const cookies = new Map<string, string>()
    const [owner, colleague] = [browserOf(ask, OFFICE), browserOf(ask, OFFICE, cookies)]
    await registerApp(owner, records, at.ms, "owner")
    await registerApp(colleague, records, at.ms, "colleague")
    await owner({ path: "/admin/sign" })
    assert.equal((await owner({ path: "/admin/orders" })).status, 200)
    const stolen = { path: "/admin/orders", headers: { Cookie: "asid=admin-session-1" } }
    assert.equal((await ask({ ...stolen, from: OFFICE })).status, 303)
    assert.equal((await ask({ ...stolen, from: HOME })).status, 403)
    assert.equal((await colleague({ path: "/admin/fine" })).status, 200)
    const before = reached.length
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")
    for (const spelled of ["admin-session-1", "admin%2Dsession-1", '"admin-session-1"'])
      assert.equal((await ask({ path: "/admin/orders", from: OFFICE, headers: { Cookie: `${jar}; asid=${spelled}` } })).status, 403) // prettier-ignore
    assert.equal(reached.length, before)
    assert.equal(reasons().at(-1), "refuse admin-access.foreign-session")
  })
})
test("wrong passwords at the shop's own admin log-in lock it within ten", async () => {
  await withScene(site("{ mode: enforce }"), async ({ ask, records, at, rig }) => {
    const browse = browserOf(ask, OFFICE)
    await registerApp(browse, records, at.ms)
    const logIn = (): Promise<Got> =>
      browse({ path: "/admin/user/login", json: { email: "owner@shop.test", password: "guess" } })
    const statuses: number[] = []
    for (let tries = 0; tries < 8; tries += 1) statuses.push((await logIn()).status)
    assert.deepEqual(statuses, [400, 400, 400, 400, 400, 429, 429, 429])
    assert.equal(reached.filter((line) => line === "POST /admin/user/login").length, 5)
    assert.equal(rig.events().at(-1)?.reason, "admin-access.log-in-locked")
    assert.doesNotMatch(JSON.stringify(rig.events()), /owner@shop|guess/)
  })
})

test("observed: everything passes, and what would have been stopped is written down", async () => {
  await withScene(site("{ mode: observe }", "[]"), async ({ ask, reasons }) => {
    assert.equal((await ask({ path: "/admin/", from: HOME })).status, 200)
    assert.deepEqual(reasons(), ["observe admin-access.stranger"])
  })
})

test("programs that were named reach the interfaces and no screen", async () => {
  await withScene(site(`{ mode: enforce, machines: [${HOME}] }`), async ({ ask }) => {
    assert.equal((await ask({ path: "/api/products", json: {}, from: HOME })).status, 200)
    assert.equal((await ask({ path: "/admin/", from: HOME })).status, 403)
  })
})

const REFUSED: readonly (readonly [name: string, text: string, code: string])[] = [
  ["a list that means everybody", site("{ mode: enforce }", "[0.0.0.0/1, 128.0.0.0/1]"), "GATE_ADMIN_EVERYBODY"],
  ["a list of proxies only", site("{ mode: enforce }", "[127.0.0.1]"), "GATE_ADMIN_PROXIES"],
  ["no address of the admin screen", "platform: magento\nguards: { admin-access: { mode: enforce } }", "GATE_ADMIN_NO_ADDRESS"],
] // prettier-ignore
for (const [name, text, code] of REFUSED)
  test(`not started with ${name}`, async () => {
    const records = await openRecords({ kind: "sqlite", file: ":memory:" })
    const started = startRig(oneShop(shop.url, text, "trusted-proxies: [127.0.0.1]"), { services: { records } })
    await assert.rejects(started, (error) => error instanceof SekishoError && error.code === code)
    await records.close()
  })
test("not started where nothing could be kept", async () => {
  const started = startRig(oneShop(shop.url, site("{ mode: enforce }")))
  await assert.rejects(started, (error) => error instanceof SekishoError && error.code === "GATE_ADMIN_NO_RECORDS")
})
