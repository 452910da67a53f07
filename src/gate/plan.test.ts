import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { makeAuthority, makeKey } from "../../test/servers/certificate.ts"
import { parseConfig } from "../config/config.ts"
import { SekishoError, type ErrorCode } from "../lib/errors.ts"
import { sampleServices } from "./stages/sample-request.ts"
import { buildPlan, type GatePlan } from "./plan.ts"

const folder = mkdtempSync(join(tmpdir(), "sekisho-plan-"))
after(() => rmSync(folder, { recursive: true, force: true }))
const authority = makeAuthority()
const [key, other] = [makeKey("ec"), makeKey("ec")]
const pem = (name: string, pair: typeof key): void =>
  writeFileSync(join(folder, name), pair.privateKey.export({ type: "pkcs8", format: "pem" }))
writeFileSync(join(folder, "cert.pem"), authority.issue({ common: "shop.test", names: ["shop.test"] }, key))
pem("key.pem", key)
pem("other.pem", other)

const plan = (top: string, ...sites: readonly string[]): GatePlan =>
  buildPlan(
    parseConfig(`version: 1\n${top}\nsites:\n${sites.map((site) => `  - ${site}\n`).join("")}`, "sekisho.yaml"),
    {
      folder,
      clock: () => 0,
      services: sampleServices(),
      report: () => {},
      note: () => {},
    },
  )
const HTTP = 'listen: { http: "0.0.0.0:80" }'
const HTTPS = 'listen: { http: "0.0.0.0:80", https: "[::]:443" }'
const SHOP = "{ id: a, public-url: http://shop.test, upstreams: [http://127.0.0.1:8080] }"
const TLS = (key: string, url = "https://shop.test"): string =>
  `{ id: a, public-url: ${url}, upstreams: [http://127.0.0.1:8080], certificate: { cert: cert.pem, key: ${key} } }`

const BAD: readonly (readonly [name: string, top: string, site: string, code: ErrorCode])[] = [
  ["no shop", HTTP, "{ id: a, public-url: http://shop.test }", "GATE_NO_SITE"],
  ["nowhere to listen", "", SHOP, "GATE_NO_LISTEN"],
  ["no address", HTTP, "{ id: a, upstreams: [http://127.0.0.1:8080] }", "GATE_NO_ADDRESS"],
  ["https without https", HTTP, SHOP.replace("http://shop", "https://shop"), "GATE_NO_HTTPS"],
  ["https without a certificate", HTTPS, SHOP.replace("http://shop", "https://shop"), "GATE_NO_CERTIFICATE"],
  ["no such file", HTTPS, TLS("none.pem"), "GATE_CERTIFICATE"],
  ["another key", HTTPS, TLS("other.pem"), "GATE_CERTIFICATE"],
  ["another name", HTTPS, TLS("key.pem", "https://other.test"), "GATE_CERTIFICATE"],
  ["the gate itself", HTTP, SHOP.replace(":8080", ":80"), "GATE_LOOP"],
  ["an upstream with a path", HTTP, SHOP.replace(":8080", ":8080/shop"), "CONFIG_BAD_VALUE"],
  ["an upstream over https", HTTP, SHOP.replace("http://127", "https://127"), "CONFIG_BAD_VALUE"],
  ["a port that is none", 'listen: { http: "0.0.0.0:99999" }', SHOP, "CONFIG_BAD_VALUE"],
  ["everybody is trusted", `${HTTP}\ntrusted-proxies: [0.0.0.0/0]`, SHOP, "CONFIG_BAD_VALUE"],
  ["a proxy that is no address", `${HTTP}\ntrusted-proxies: [proxy.test]`, SHOP, "CONFIG_BAD_VALUE"],
  ["a guard that is not built", HTTP, SHOP.replace(" }", ", guards: { upload: { mode: enforce } } }"), "CONFIG_UNKNOWN_KEY"],
  ["a guard without a mode", HTTP, SHOP.replace(" }", ", guards: { limits: {} } }"), "CONFIG_BAD_VALUE"],
  ["a rate that is none", HTTP, SHOP.replace(" }", ", guards: { limits: { mode: enforce, per-address: 0/1m } } }"), "CONFIG_BAD_VALUE"],
  ["a server's door for nobody", HTTP, SHOP.replace(" }", ", server-doors: [{ path: /n, from: [] }] }"), "CONFIG_BAD_VALUE"],
] // prettier-ignore

for (const [name, top, site, code] of BAD)
  test(`no plan: ${name}`, () => {
    assert.throws(
      () => plan(top, site),
      (error) => error instanceof SekishoError && error.code === code,
    )
  })

test("two shops of one host are refused, of two hosts taken", () => {
  const second = SHOP.replace("id: a", "id: b")
  assert.throws(
    () => plan(HTTP, SHOP, second),
    (error) => error instanceof SekishoError && error.code === "GATE_TWO_SITES",
  )
  assert.equal(plan(HTTP, SHOP, second.replace("shop.test", "two.test")).doors.size, 2)
})

test("a plan is frozen, and off is not there", () => {
  const made = plan(HTTPS, TLS("key.pem").replace(" }", ", key: x }").replace(", key: x }", " }"))
  assert.ok(Object.isFrozen(made) && Object.isFrozen(made.sites[0]))
  assert.deepEqual(made.sites[0]?.pipeline.names, [])
  assert.deepEqual(new Set(Object.values(made.sites[0]?.modes ?? {})), new Set(["off"]))
  assert.ok((made.sites[0]?.certificate?.validUntilMs ?? 0) > 0)
  const guarded = plan(HTTP, SHOP.replace(" }", ", guards: { headers: { mode: observe }, limits: { mode: off } } }"))
  assert.deepEqual(
    guarded.sites[0]?.pipeline.names.map(({ name, mode }) => `${name} ${mode}`),
    ["headers observe"],
  )
})

test("a storefront page is told from one behind a log-in; where in doubt, it is protected", () => {
  const site = plan(HTTP, SHOP.replace(" }", ", platform: ec-cube-4, admin: { url: http://shop.test/kanri/ } }"))
    .sites[0]
  assert.ok(site)
  const rows = [
    ["GET", "/", "storefront"],
    ["GET", "/products/detail/1", "storefront"],
    ["POST", "/products/add_cart/1", "protected"],
    ["GET", "/mypage/history", "protected"],
    ["GET", "/MyPage/", "protected"],
    ["GET", "/shopping/confirm", "protected"],
    ["GET", "/kanri/", "admin"],
    ["GET", "/KANRI", "admin"],
    ["GET", "/kanri-news", "storefront"],
  ] as const
  for (const [method, path, want] of rows) assert.equal(site.placeOf(method, path), want, path)
})
