import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import { startDnsServer, type Zone } from "../../../test/servers/dns-server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import { climb, collectRecords, lookUpRecords } from "./dns.ts"

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
const serve = async (zone: Zone) => {
  const server = await startDnsServer(zone)
  open.push(server)
  return server
}
const look = async (zone: Zone, timeoutMs = 2_000) => {
  const server = await serve(zone)
  return lookUpRecords("www.shop.example.co.jp", "example.co.jp", { servers: [server.address], timeoutMs })
}

test("every record that is there is told as a zone file has it", async () => {
  const long = `v=spf1 ${"ip4:192.0.2.1 ".repeat(30)}-all`
  const records = await look({
    "CAA example.co.jp": {
      caa: [
        [0, "issue", "letsencrypt.org"],
        [128, "iodef", "mailto:a@example.co.jp"],
      ],
    },
    "TXT example.co.jp": { txt: ["google-site-verification=x", long, "v=spf10 no"] },
    "TXT _dmarc.example.co.jp": { txt: ["v=DMARC1; p=reject"] },
    "MX example.co.jp": { mx: [[10, "mail.example.co.jp"]] },
  })
  assert.deepEqual(records, {
    domain: "example.co.jp",
    caa: { state: "present", value: ['0 issue "letsencrypt.org"', '128 iodef "mailto:a@example.co.jp"'] },
    spf: { state: "present", value: [long] },
    dmarc: { state: "present", value: ["v=DMARC1; p=reject"] },
    mx: { state: "present", value: ["10 mail.example.co.jp"] },
  })
})

test("silence is a fault", async () => {
  const { mx } = await look({ "MX example.co.jp": "silence" }, 80)
  assert.deepEqual(mx, { state: "fault", fault: "timed-out", detail: "ETIMEOUT" })
})

test("no data and no name are absent; a failure and a refusal are faults", async () => {
  const records = await look({
    "CAA www.shop.example.co.jp": "servfail",
    "TXT example.co.jp": { txt: ["something else"] },
    "TXT _dmarc.example.co.jp": "nxdomain",
    "MX example.co.jp": "refused",
  })
  assert.deepEqual(records.caa, { state: "fault", fault: "service-silent", detail: "ESERVFAIL" })
  assert.deepEqual([records.spf.state, records.dmarc.state], ["absent", "absent"])
  assert.deepEqual(records.mx, { state: "fault", fault: "service-silent", detail: "EREFUSED" })
})

test("CAA is asked from the shop's name up to its registrable domain, and the nearest decides", async () => {
  assert.deepEqual(climb("www.shop.example.co.jp", "example.co.jp"), [
    "www.shop.example.co.jp",
    "shop.example.co.jp",
    "example.co.jp",
  ])
  assert.deepEqual(climb("example.co.jp", "example.co.jp"), ["example.co.jp"])
  const near = await look({
    "CAA shop.example.co.jp": { caa: [[0, "issue", ";"]] },
    "CAA example.co.jp": { caa: [[0, "issue", "far.example"]] },
  })
  assert.deepEqual(near.caa, { state: "present", value: ['0 issue ";"'] })
})

test("a name server that is not there, or a shop without a domain, is not seen", async () => {
  const server = await startDnsServer({})
  await server.close()
  const target = loopbackTarget("https://shop.example.jp", {
    registrableDomain: "example.jp",
    hostname: "shop.example.jp",
  })
  const gone = await collectRecords({ clock: () => 5 }, target, { servers: [server.address], timeoutMs: 300 })
  assert.ok(gone.state === "not-seen" && ["refused", "timed-out"].includes(gone.fault), JSON.stringify(gone))
  const address = await collectRecords({ clock: () => 5 }, loopbackTarget("http://127.0.0.1"))
  assert.ok(address.state === "seen")
  assert.deepEqual([address.value.domain, address.value.mx.state, address.at], ["", "absent", 5])
})

test("one fault among answers does not hide the answers", async () => {
  const server = await serve({ "MX example.jp": "servfail" })
  const target = loopbackTarget("https://example.jp", { registrableDomain: "example.jp", hostname: "example.jp" })
  const got = await collectRecords({ clock: () => 5 }, target, { servers: [server.address], timeoutMs: 300 })
  assert.ok(got.state === "seen")
  assert.deepEqual([got.value.mx.state, got.value.caa.state], ["fault", "absent"])
})
