import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import fc from "fast-check"
import { HOSTILE } from "../../../test/servers/hostile.ts"
import { startRawServer, startServer, type Started } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import { startTlsServer } from "../../../test/servers/tls-server.ts"
import { parseRdap, rdapServerFor } from "./rdap.ts"
import { collectRegistration } from "./registration.ts"
import { parseWhoisJp } from "./whois-jp.ts"

const JP = `[ JPRS database provides information on network administration. ]
Domain Information:
[Domain Name]                   EXAMPLE.JP

[Registrant]                    Example K.K.

[Created on]                    2001/02/03
[Expires on]                    2027/02/28
[Status]                        Active
[Lock Status]                   DomainTransferLocked
`
const CO_JP = `Domain Information:
a. [Domain Name]                EXAMPLE.CO.JP
g. [Organization]               Example Corporation
[State]                         Connected (2027/03/31)
`
const day = (text: string): number => Date.parse(`${text}T00:00:00+09:00`)

for (const [name, text, want] of [
  [
    "a general name",
    JP,
    {
      domain: "d",
      source: "whois",
      expiresAt: day("2027-02-28"),
      registrar: null,
      statuses: ["Active", "DomainTransferLocked"],
    },
  ],
  [
    "a company's name, lines ended as networks do",
    CO_JP.replaceAll("\n", "\r\n"),
    { domain: "d", source: "whois", expiresAt: day("2027-03-31"), registrar: null, statuses: ["Connected"] },
  ],
  [
    "a day that does not exist",
    JP.replace("2027/02/28", "2027/02/30").replace(/\[(?:Lock )?Status\].*\n/g, ""),
    { domain: "d", source: "whois", expiresAt: null, registrar: null, statuses: [] },
  ],
  ["no such name", "No match!!\n", "not-found"],
  ["another service", "Welcome to example whois\n", null],
  ["nothing", "", null],
] as const)
  test(`whois of .jp: ${name}`, () => assert.deepEqual(parseWhoisJp(text, "d"), want))

const RDAP = {
  objectClassName: "domain",
  status: ["active", 7],
  events: [
    { eventAction: "registration", eventDate: "2001-01-01T00:00:00Z" },
    { eventAction: "expiration", eventDate: "2027-05-01T04:00:00Z" },
  ],
  entities: [
    { roles: ["abuse"] },
    {
      roles: ["registrar"],
      vcardArray: [
        "vcard",
        [
          ["version", {}, "text", "4.0"],
          ["fn", {}, "text", "Registrar Inc."],
        ],
      ],
    },
  ],
}
test("an RDAP answer, whole and with everything missing", () => {
  const want = {
    domain: "d.example",
    source: "rdap",
    expiresAt: Date.UTC(2027, 4, 1, 4),
    registrar: "Registrar Inc.",
    statuses: ["active"],
  }
  assert.deepEqual(parseRdap(RDAP, "d.example"), want)
  const bare = { domain: "d", source: "rdap", expiresAt: null, registrar: null, statuses: [] }
  assert.deepEqual(parseRdap({ objectClassName: "domain" }, "d"), bare)
  assert.deepEqual(
    parseRdap({ ...RDAP, events: [{ eventAction: "expiration", eventDate: "soon" }] }, "d")?.expiresAt,
    null,
  )
  assert.equal(parseRdap({ errorCode: 404 }, "d"), null)
})

test("the server of a top-level domain, https only", () => {
  const list = {
    services: [
      [
        ["net", "com"],
        ["http://a.test/", "https://b.test/rdap"],
      ],
      [["org"], ["http://c.test/"]],
    ],
  }
  assert.deepEqual(
    ["com", "org", "jp"].map((name) => rdapServerFor(list, name)),
    ["https://b.test/rdap/", null, null],
  )
})

test("any text and any JSON are read to something or nothing", () => {
  const like = fc.object({
    key: fc.constantFrom("objectClassName", "events", "entities", "status", "services", "roles", "vcardArray"),
    values: [fc.constantFrom("domain", "registrar", "expiration", null, 1)],
  })
  fc.assert(
    fc.property(fc.jsonValue(), like, fc.string(), (json, object, text) => {
      for (const value of [json, object, { ...object, objectClassName: "domain" }]) {
        const got = parseRdap(value, "d")
        assert.ok(got === null || got.expiresAt === null || Number.isFinite(got.expiresAt))
        rdapServerFor(value, "jp")
      }
      parseWhoisJp(text, "d")
      assert.ok(parseWhoisJp(`[Domain Name] D\n[Expires on] ${text}\n[State] (${text})`, "d") !== null)
    }),
    { numRuns: 500 },
  )
})

const open: Started[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
const keep = (server: Started): Started => {
  open.push(server)
  return server
}
const collect = (
  domain: string | null,
  servers: { bootstrap?: string; whoisPort?: number; authority?: string; timeoutMs?: number },
) =>
  collectRegistration(
    { clock: () => 9, signal: new AbortController().signal },
    loopbackTarget("https://shop.test", { registrableDomain: domain }),
    {
      bootstrap: servers.bootstrap ?? "http://127.0.0.1:1/",
      whoisJp: { hostname: "127.0.0.1", port: servers.whoisPort ?? 1 },
      timeoutMs: servers.timeoutMs ?? 5_000,
      ...(servers.authority ? { authority: servers.authority } : {}),
    },
  )
const whois = (answer: string) =>
  startRawServer((socket) => {
    socket.once("data", (line) => socket.end(answer.replace("EXAMPLE.JP", line.toString().trim())))
  })

test(".jp is asked by whois, one line in English", async () => {
  const server = keep(await whois(JP))
  const got = await collect("example.jp", { whoisPort: server.port })
  assert.ok(got.state === "seen")
  assert.deepEqual([got.value.source, got.value.expiresAt], ["whois", day("2027-02-28")])
})

test("other names are asked by RDAP, at the server that the list names", async () => {
  const registry = await startTlsServer({ handler: { "/rdap/domain/shop.example": { body: JSON.stringify(RDAP) } } })
  keep(registry)
  const list = { services: [[["example"], [`${registry.url}/rdap`]]] }
  const server = keep(await startServer({ "/": { body: JSON.stringify(list) } }))
  const authority = registry.authority?.pem ?? ""
  const got = await collect("shop.example", { bootstrap: server.url, authority })
  assert.ok(got.state === "seen", JSON.stringify(got))
  assert.deepEqual(
    [got.value.source, got.value.domain, got.value.registrar],
    ["rdap", "shop.example", "Registrar Inc."],
  )
  assert.deepEqual(registry.asked, ["GET /rdap/domain/shop.example"])
  const other = await collect("other.example", { bootstrap: server.url, authority })
  assert.deepEqual(other, { state: "not-seen", fault: "service-silent", detail: "HTTP_404", at: 9 })
  const unverified = await collect("shop.example", { bootstrap: server.url })
  assert.equal(unverified.state, "not-seen")
})

test("silence of a service, whatever its kind, says nothing about the shop", async () => {
  const notSeen = (fault: string, detail: string) => ({ state: "not-seen", fault, detail, at: 9 })
  const silent = keep(await startRawServer(HOSTILE.silence))
  assert.deepEqual(
    await collect("example.jp", { whoisPort: silent.port, timeoutMs: 100 }),
    notSeen("service-silent", "ETIMEDOUT"),
  )
  assert.deepEqual(await collect("example.jp", {}), notSeen("service-silent", "ECONNREFUSED"))
  assert.deepEqual(
    await collect("example.com", { bootstrap: silent.url, timeoutMs: 100 }),
    notSeen("service-silent", "no-answer"),
  )
  const odd = keep(await whois("busy, come again"))
  assert.deepEqual(await collect("example.jp", { whoisPort: odd.port }), notSeen("service-silent", "whois"))
  const none = keep(await whois("No match!!"))
  assert.deepEqual(await collect("example.jp", { whoisPort: none.port }), notSeen("no-data", "no-match"))
  const endless = keep(await startRawServer((socket) => socket.write("x".repeat(1_000_000))))
  assert.deepEqual(await collect("example.jp", { whoisPort: endless.port }), notSeen("body-too-large", ">524288"))
  const address = await collect(null, {})
  assert.ok(address.state === "seen", "an address is registered nowhere")
  assert.deepEqual([address.value.domain, address.value.expiresAt], ["", null])
})

test("the list of RDAP servers is survived, whatever it is", async () => {
  const bootstrap = async (body: string, status = 200): Promise<string> =>
    keep(await startServer({ "/": { status, body } })).url
  const faultOf = async (domain: string, url: string): Promise<string> => {
    const got = await collect(domain, { bootstrap: url })
    return got.state === "seen" ? "seen" : `${got.fault} ${got.detail}`
  }
  assert.equal(await faultOf("a.com", await bootstrap("{")), "service-silent json")
  assert.equal(await faultOf("a.com", await bootstrap("[".repeat(100_000))), "service-silent json")
  assert.equal(await faultOf("a.com", await bootstrap("{}", 503)), "service-silent HTTP_503")
  assert.equal(await faultOf("a.com", await bootstrap("{}")), "no-data no-rdap-server")
  assert.equal(await faultOf("a.com", await bootstrap("x".repeat(600_000))), "body-too-large >524288")
  const loop = keep(await startServer({ "/": { status: 302, headers: { location: "/" } } }))
  assert.equal(await faultOf("a.com", loop.url), "service-silent address")
  const moved = keep(
    await startServer({ "/": { status: 301, headers: { location: "/list" } }, "/list": { body: "{}" } }),
  )
  assert.equal(await faultOf("a.com", moved.url), "no-data no-rdap-server")
})
