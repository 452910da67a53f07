import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { startServer, type Started } from "../../servers/server.ts"
import { oneShop, startRig, statusOf, talk, type Rig } from "./rig.ts"

let shop: Started
before(async () => {
  shop = await startServer((_asked, answer) => {
    answer.setHeader("content-type", "text/html")
    answer.setHeader("x-powered-by", "PHP/8.1")
    answer.setHeader("server", "Apache/2.4.52 (Ubuntu)")
    answer.end("<p>shop")
  })
})
after(() => shop.close())

const ask = (path: string, more = ""): string => `GET ${path} HTTP/1.1\r\nHost: shop.test\r\n${more}\r\n`
const withRig = async (site: string, work: (rig: Rig) => Promise<void>, top = ""): Promise<void> => {
  const rig = await startRig(oneShop(shop.url, site, top))
  try {
    await work(rig)
  } finally {
    await rig.close()
  }
}
const reasons = (rig: Rig): readonly string[] =>
  rig
    .events()
    .map((event) => `${event.decision} ${event.reason}`)
    .slice(1)

test("limits: over the rate is 429 with a time to come back; observed, it only says so", async () => {
  await withRig("guards: { limits: { mode: enforce, per-address: 3/1m } }", async (rig) => {
    for (let at = 0; at < 3; at += 1) assert.equal(statusOf((await talk(rig.port, ask("/"))).text), 200)
    const { text } = await talk(rig.port, ask("/"))
    assert.equal(statusOf(text), 429)
    assert.match(text, /retry-after: 60\r\n/)
    assert.deepEqual(reasons(rig), ["refuse limits.address-rate"])
  })
  await withRig("guards: { limits: { mode: observe, per-address: 1/1m } }", async (rig) => {
    for (let at = 0; at < 2; at += 1) assert.equal(statusOf((await talk(rig.port, ask("/"))).text), 200)
    assert.deepEqual(reasons(rig), ["observe limits.address-rate"])
  })
})

test("the address behind a trusted proxy is counted, a stranger's word is not", async () => {
  const site = "guards: { limits: { mode: enforce, per-address: 1/1m } }"
  const from = (address: string): string => ask("/", `X-Forwarded-For: ${address}\r\n`)
  await withRig(
    site,
    async (rig) => {
      for (const last of ["1", "2", "3"])
        assert.equal(statusOf((await talk(rig.port, from(`203.0.113.${last}`))).text), 200)
      assert.equal(statusOf((await talk(rig.port, from("8.8.8.8, 203.0.113.3"))).text), 429)
      assert.equal(rig.events().at(-1)?.address, "203.0.113.3")
      await talk(rig.port, ask("//x", "X-Forwarded-For: 203.0.113.77\r\n"))
      assert.equal(rig.events().at(-1)?.address, "203.0.113.77", "a refused one's address is written, too")
    },
    "trusted-proxies: [127.0.0.1]",
  )
  await withRig(site, async (rig) => {
    assert.equal(statusOf((await talk(rig.port, from("203.0.113.1"))).text), 200)
    assert.equal(statusOf((await talk(rig.port, from("203.0.113.2"))).text), 429)
  })
})

test("a server's door passes every guard, from its address and on its path only", async () => {
  const site = `server-doors: [{ path: /notify.log, from: [203.0.113.9] }]\nguards: { sensitive-files: { mode: enforce } }`
  const from = (address: string, path: string): string => ask(path, `X-Forwarded-For: ${address}\r\n`)
  await withRig(
    site,
    async (rig) => {
      assert.equal(statusOf((await talk(rig.port, from("203.0.113.9", "/notify.log"))).text), 200)
      assert.equal(statusOf((await talk(rig.port, from("203.0.113.8", "/notify.log"))).text), 403)
      assert.equal(statusOf((await talk(rig.port, from("203.0.113.9", "/other.log"))).text), 403)
      assert.equal(
        statusOf((await talk(rig.port, from("203.0.113.9", "//notify.log"))).text),
        400,
        "accept is for everybody",
      )
    },
    "trusted-proxies: [127.0.0.1]",
  )
})

test("headers and leak: what the shop lacks is added, versions go; observed, nothing changes", async () => {
  await withRig("guards: { headers: { mode: enforce }, leak: { mode: enforce } }", async (rig) => {
    const { text } = await talk(rig.port, ask("/"))
    for (const line of ["X-Content-Type-Options: nosniff", "X-Frame-Options: SAMEORIGIN", "server: Apache"])
      assert.ok(text.includes(`${line}\r\n`), `${line} in ${text}`)
    assert.doesNotMatch(text, /PHP|2\.4\.52|Strict-Transport/)
    assert.match(text, /<p>shop/)
  })
  await withRig("guards: { headers: { mode: observe }, leak: { mode: observe } }", async (rig) => {
    const { text } = await talk(rig.port, ask("/"))
    assert.match(text, /x-powered-by: PHP\/8\.1/)
    assert.doesNotMatch(text, /nosniff/)
  })
})
