import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import { lookOf, platformWith } from "../../../test/servers/look.ts"
import { startServer, type Handler, type Routes, type Started } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import { isAnswer } from "../facts.ts"
import { entriesCollector, entryUrls } from "./entries.ts"
import { methodsCollector } from "./methods.ts"
import { REDIRECT_PARAMETERS, redirectsCollector } from "./redirects.ts"

const open: Started[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
const serve = async (routes: Handler | Routes) => {
  const server = await startServer(routes)
  open.push(server)
  const target = loopbackTarget(server.url)
  return { server, target, look: lookOf(target) }
}

const { profile } = platformWith({ logIn: "/login", cart: "/cart", checkout: "/checkout" })
const shop = { hostname: "shop.example.jp", isAddress: false, vantage: "public" } as const
for (const [name, target, want] of [
  [
    "a public shop",
    loopbackTarget("https://shop.example.jp/", shop),
    "http://shop.example.jp/ http://www.shop.example.jp/ https://shop.example.jp/ https://www.shop.example.jp/ http://shop.example.jp/login http://shop.example.jp/cart http://shop.example.jp/checkout",
  ],
  [
    "one in a folder",
    loopbackTarget("https://shop.example.jp/", { ...shop, url: "https://shop.example.jp/s/" }),
    "http://shop.example.jp/ http://www.shop.example.jp/ https://shop.example.jp/ https://www.shop.example.jp/ https://shop.example.jp/s/ http://shop.example.jp/s/login http://shop.example.jp/s/cart http://shop.example.jp/s/checkout",
  ],
  ["a local one over https", loopbackTarget("https://127.0.0.1:8443/"), "https://127.0.0.1:8443/"],
  [
    "a local one over http",
    loopbackTarget("http://127.0.0.1:8080/"),
    "http://127.0.0.1:8080/ http://127.0.0.1:8080/login http://127.0.0.1:8080/cart http://127.0.0.1:8080/checkout",
  ],
] as const)
  test(`ways into ${name}`, () => assert.equal(entryUrls(target, profile).join(" "), want))

test("every way in is followed to its end, hop by hop", async () => {
  const { look, target, server } = await serve({
    "/": { status: 301, headers: { location: "/ja/" } },
    "/ja/": { body: "hello" },
    "/login": { status: 302, headers: { location: "https://elsewhere.test/" } },
  })
  const got = await entriesCollector.collect(look, {
    target,
    platform: platformWith({ logIn: "/login", cart: "/cart" }),
  })
  assert.ok(got.state === "seen")
  assert.deepEqual(
    got.value.map(({ url, hops, end }) => [
      url.replace(server.url, ""),
      hops.length,
      isAnswer(end) ? end.status : end.fault,
    ]),
    [
      ["/", 1, 200],
      ["/login", 1, "redirect-outside"],
      ["/cart", 0, 404],
    ],
  )
})

test("TRACE that echoes and OPTIONS that lists are told as they came", async () => {
  const { look, target } = await serve((request, response) => {
    response.setHeader("allow", "GET, TRACE")
    response.end(request.method === "TRACE" ? `x-sekisho-trace: ${request.headers["x-sekisho-trace"]}` : "")
  })
  const got = await methodsCollector.collect(look, { target })
  assert.ok(got.state === "seen" && isAnswer(got.value.trace) && isAnswer(got.value.options))
  assert.match(got.value.trace.text, /^x-sekisho-trace: [0-9a-f-]{36}$/)
  assert.deepEqual([got.value.trace.method, got.value.options.method], ["TRACE", "OPTIONS"])
})

test("a shop that redirects where a parameter says is found, with the parameter", async () => {
  const { look, target, server } = await serve((request, response) => {
    const url = new URL(request.url ?? "/", "http://a.test")
    const next = url.pathname === "/login" ? url.searchParams.get("back") : null
    if (next !== null) response.writeHead(302, { location: next })
    response.end()
  })
  const got = await redirectsCollector.collect(look, { target, platform: platformWith({ logIn: "/login" }) })
  assert.ok(got.state === "seen")
  assert.equal(got.value.length, 2 + REDIRECT_PARAMETERS.length)
  const outside = got.value
    .filter((one) => one.outside)
    .map(({ url, location }) => `${new URL(url).searchParams.size} ${location}`)
  assert.deepEqual(outside, ["9 https://sekisho-redirect.invalid/", "1 https://sekisho-redirect.invalid/"])
  assert.ok(server.asked.every((line) => line.startsWith("GET ")))
})

test("a redirect to the shop's own page that carries the parameter on is none; Refresh counts as one", async () => {
  const own = await serve((request, response) => {
    response.writeHead(302, { location: `/login?next=${encodeURIComponent(request.url ?? "")}` })
    response.end()
  })
  const none = await redirectsCollector.collect(own.look, { target: own.target, platform: platformWith() })
  assert.ok(none.state === "seen")
  assert.deepEqual(
    none.value.map(({ outside }) => outside),
    [false],
  )
  const refresh = await serve({ "/": { headers: { refresh: "0; url=//sekisho-redirect.invalid/x" } } })
  const found = await redirectsCollector.collect(refresh.look, { target: refresh.target, platform: platformWith() })
  assert.ok(found.state === "seen" && found.value.length === 10 && found.value[0]?.outside === true)
})

test("nothing answered: not seen", async () => {
  const { look, target, server } = await serve({})
  await server.close()
  const got = await redirectsCollector.collect(look, { target, platform: platformWith() })
  assert.deepEqual(got, { state: "not-seen", fault: "refused", detail: "ECONNREFUSED", at: 1_000 })
})
