import assert from "node:assert/strict"
import { test } from "node:test"
import { systemClock } from "../../lib/clock.ts"
import { answerOf, clientOf, said } from "../../../test/servers/client.ts"
import { HOSTILE } from "../../../test/servers/hostile.ts"
import { keep } from "../../../test/servers/keep.ts"
import { startRawServer, startServer } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import { createClient } from "./http-client.ts"

const serveRaw = async (...[onConnection]: Parameters<typeof startRawServer>) =>
  keep(await startRawServer(onConnection))
const serve = async (...[handler]: Parameters<typeof startServer>) => keep(await startServer(handler))

test("a plain answer is told as it came", async () => {
  const server = await serve({
    "/a": {
      status: 201,
      headers: { "Content-Type": "text/html; charset=utf-8", "Set-Cookie": ["a=1", "b=2"], "X-Mixed": "Yes" },
      body: "<p>店",
    },
  })
  const client = clientOf(server.url)
  const answer = answerOf(await client.ask(`${server.url}/a#part`))
  assert.equal(answer.url, `${server.url}/a`)
  assert.equal(answer.status, 201)
  assert.equal(answer.text, "<p>店")
  assert.equal(answer.bodyBytes, 6)
  assert.equal(answer.bodyCut, false)
  assert.equal(answer.charset, "utf-8")
  assert.deepEqual(
    answer.headers.filter(([name]) => name === "set-cookie").map(([, value]) => value),
    ["a=1", "b=2"],
  )
  assert.ok(answer.headers.some(([name, value]) => name === "x-mixed" && value === "Yes"))
  assert.equal(client.sent, 1)
})

test("the client says who it is and passes the asked method, headers and body", async () => {
  let got = ""
  const server = await serve((request, response) => {
    request.on("data", (part: Buffer) => (got += part.toString()))
    request.on("end", () => {
      got += ` ${request.method} ${request.headers["user-agent"]} ${request.headers["x-one"]} ${request.headers.connection}`
      response.end()
    })
  })
  await clientOf(server.url).ask(server.url, { method: "POST", body: "id=1", headers: { "X-One": "two" } })
  assert.match(got, /^id=1 POST Sekisho\/\d+\.\d+\.\d+ \(\+security check of this shop;[^)]*\) two close$/)
})

test("a shop that asks for a pause gets it once, and is then asked again", async () => {
  let asked = 0
  const server = await serve((request, response) => {
    asked += 1
    const refuses = asked === 1 || request.url === "/always"
    response.writeHead(refuses ? 429 : 200, { "Retry-After": "1" }).end()
  })
  const pauses: number[] = []
  const client = clientOf(server.url, { paused: (waitMs) => pauses.push(waitMs) })
  assert.equal(answerOf(await client.ask(server.url)).status, 200)
  assert.equal(answerOf(await client.ask(`${server.url}/always`)).status, 429)
  assert.deepEqual([pauses, asked, client.sent], [[1_000], 3, 3])
})

test("nothing listens: refused", async () => {
  const server = await startServer({})
  await server.close()
  assert.equal(said(await clientOf(server.url).ask(server.url)), "refused ECONNREFUSED")
})

test("only the shop's own addresses are asked", async () => {
  const target = loopbackTarget("http://shop.test/", { address: "192.0.2.1", isAddress: false, vantage: "public" })
  const resolve = async () => "127.0.0.1"
  const client = createClient(target, { clock: systemClock, resolve })
  assert.equal(said(await client.ask("http://elsewhere.test/")), "redirect-outside elsewhere.test")
  assert.equal(said(await client.ask("ftp://shop.test/")), "malformed address")
  assert.equal(said(await client.ask(`http://shop.test/${"a".repeat(3_000)}`)), "malformed address")
  assert.equal(said(await client.ask("http://www.shop.test/")), "redirect-outside private-address")
})

test("a name that does not resolve is address-unknown; a resolver that never answers is timed-out", async () => {
  const target = loopbackTarget("http://shop.test/", { isAddress: false, vantage: "private" })
  const base = { clock: systemClock, bounds: { connectMs: 50 } }
  const unknown = createClient(target, {
    ...base,
    resolve: () => Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" })),
  })
  assert.equal(said(await unknown.ask("http://www.shop.test/")), "address-unknown ENOTFOUND")
  const silent = createClient(target, { ...base, resolve: () => new Promise(() => {}) })
  assert.equal(said(await silent.ask("http://www.shop.test/")), "timed-out ETIMEDOUT")
})

test("an extra origin may be asked, and the sibling's name is sent as Host", async () => {
  const hosts: unknown[] = []
  const server = await serve((request, response) => {
    hosts.push(request.headers.host)
    response.end()
  })
  const target = loopbackTarget(`http://shop.test:${server.port}/`, { isAddress: false })
  const admin = `http://admin.test:${server.port}`
  const resolve = async () => "127.0.0.1"
  const client = createClient(target, { clock: systemClock, extraOrigins: [admin], resolve })
  assert.equal(said(await client.ask(`${admin}/`)), "200")
  assert.equal(said(await client.ask(`http://www.shop.test:${server.port}/`)), "200")
  assert.deepEqual(hosts, [`admin.test:${server.port}`, `www.shop.test:${server.port}`])
})

test("the budget is kept, and a run that was called off asks nothing", async () => {
  const server = await serve({ "/": {} })
  const client = clientOf(server.url, { requestBudget: 2 })
  const results = [await client.ask(server.url), await client.ask(server.url), await client.ask(server.url)]
  assert.deepEqual(results.map(said), ["200", "200", "budget-used-up 2"])
  assert.deepEqual([client.sent, client.budget], [2, 2])
  const off = clientOf(server.url, { signal: AbortSignal.abort() })
  assert.equal(said(await off.ask(server.url)), "not-asked called-off")
})

test("calling off ends a request that is under way", async () => {
  const server = await serveRaw(HOSTILE.silence)
  const controller = new AbortController()
  const asking = clientOf(server.url, { signal: controller.signal }).ask(server.url)
  setTimeout(() => controller.abort(), 20)
  assert.equal(said(await asking), "not-asked called-off")
})

test("a shop that is not on loopback is asked at the pace", async () => {
  const server = await serve({ "/": {} })
  const target = loopbackTarget(server.url, { vantage: "private" })
  const client = createClient(target, { clock: systemClock, requestsPerSecond: 50 })
  const startedAt = performance.now()
  await Promise.all([1, 2, 3, 4].map(() => client.ask(server.url)))
  assert.ok(performance.now() - startedAt >= 55, "three pauses of 20 ms lie between four requests")
})

test("after closing nothing is asked any more, and the owner's admin address counts as the shop's", async () => {
  const server = await serve({ "/": {} })
  const admin = await serve({ "/": {} })
  const target = loopbackTarget(server.url, { hostname: "shop.test" })
  const client = createClient(target, { clock: systemClock, adminUrl: `${admin.url}/kanri` })
  assert.equal(said(await client.ask(admin.url)), "200")
  assert.equal(said(await client.ask(server.url)), `redirect-outside 127.0.0.1:${server.port}`)
  await client.close()
  assert.equal(said(await client.ask(admin.url)), "not-asked called-off")
})
