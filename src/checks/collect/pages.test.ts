import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import { lookOf, platformWith } from "../../../test/servers/look.ts"
import { startServer, type Routes, type Started } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import type { Collected, Facts } from "../facts.ts"
import { cookiesCollector, cookiesOf } from "./cookies.ts"
import { pagesCollector } from "./pages.ts"

const open: Started[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
const html = { "content-type": "text/html; charset=utf-8" }
const collect = async (routes: Routes, walk: Parameters<typeof platformWith>[0] = {}, folder = "") => {
  const server = await startServer(routes)
  open.push(server)
  const base = loopbackTarget(server.url)
  const target = { ...base, url: `${base.url}${folder}` }
  const look = lookOf(target)
  const pages = await pagesCollector.collect(look, { target, platform: platformWith(walk) })
  return { server, look, pages }
}
const told = (pages: Collected<Facts["pages"]>): string[] => {
  assert.ok(pages.state === "seen", JSON.stringify(pages))
  return pages.value.map(
    ({ role, answer, via }) => `${role} ${answer.status} ${new URL(answer.url).pathname.slice(0, 9)} ${via.length}`,
  )
}

test("pages come from the profile's walk, from links, and from requests that go wrong", async () => {
  const { pages, server } = await collect(
    {
      "/": { headers: html, body: `<a href="/help"><a href="/products/detail/3"><a href=/kago>` },
      "/products/detail/3": { headers: html, body: "<title>P</title>" },
      "/kago": { headers: html },
      "/checkout": { status: 302, headers: { location: "/login" } },
      "/login": { headers: html, body: "<form action=/x><input type=password>" },
    },
    { product: /^\/products\/detail\/\d+/, cart: "/no-such-cart", checkout: "/checkout", logIn: "/login" },
  )
  assert.deepEqual(told(pages), [
    "top 200 / 0",
    "product 200 /products 0",
    "cart 200 /kago 0",
    "checkout 200 /login 1",
    "log-in 200 /login 0",
    "missing 404 /sekisho- 0",
    "broken 404 /%ff 0",
    "broken 200 / 0",
  ])
  assert.ok(pages.state === "seen")
  assert.equal(pages.value[1]?.document.title, "P")
  assert.equal(pages.value[4]?.document.forms[0]?.fields[0]?.type, "password")
  assert.ok(
    server.asked.every((line) => line.startsWith("GET ")),
    "nothing is submitted",
  )
})

test("a shop in a folder has its paths below the folder", async () => {
  const { pages } = await collect(
    {
      "/store/": { headers: html, body: `<a href="/store/item/1"><a href="/item/2">` },
      "/store/item/1": { headers: html },
      "/store/cart": { headers: html },
    },
    { product: /^\/item\//, cart: "/cart" },
    "store/",
  )
  assert.deepEqual(told(pages).slice(0, 3), ["top 200 /store/ 0", "product 200 /store/it 0", "cart 200 /store/ca 0"])
})

test("an answer that is no HTML has no document; a server error is still a page", async () => {
  const { pages } = await collect({
    "/": { headers: { "content-type": "application/json" }, body: `{"a":"<a href=/login>"}` },
  })
  assert.ok(pages.state === "seen")
  assert.equal(pages.value[0]?.document.empty, true)
  const broken = await collect({ "/": { status: 500, headers: html, body: "Fatal error" } })
  assert.equal(told(broken.pages)[0], "top 500 / 0")
})

test("no top page, no pages: the fault is told", async () => {
  const outside = await collect({ "/": { status: 302, headers: { location: "https://elsewhere.test/" } } })
  assert.deepEqual(outside.pages, { state: "not-seen", fault: "redirect-outside", detail: "elsewhere.test", at: 1_000 })
  const loop = await collect({ "/": { status: 302, headers: { location: "/" } } })
  assert.deepEqual(loop.pages, { state: "not-seen", fault: "redirect-loop", detail: "same-address", at: 1_000 })
})

test("cookies of pages and of the hops to them, each way once", async () => {
  const { look, pages } = await collect(
    {
      "/": { headers: { ...html, "set-cookie": ["sid=a; HttpOnly", "lang=ja"] } },
      "/cart": { status: 302, headers: { location: "/", "set-cookie": ["sid=bb", "hop=1; Secure"] } },
    },
    { cart: "/cart" },
  )
  assert.ok(pages.state === "seen")
  const cookies = await cookiesCollector.collect(look, { pages: pages.value })
  assert.ok(cookies.state === "seen")
  const named = cookies.value.map(({ name, httpOnly, secure }) => `${name} ${httpOnly} ${secure}`)
  assert.deepEqual(named, ["sid true false", "lang false false", "sid false false", "hop false true"])
})

test("cookies are bounded", () => {
  const headers = Array.from({ length: 500 }, (_, n) => ["set-cookie", `c${n}=1`] as const)
  const answer = {
    method: "GET",
    url: "https://a.test/",
    status: 200,
    headers,
    text: "",
    bodyBytes: 0,
    bodyCut: false,
    charset: null,
    at: 0,
  }
  assert.equal(cookiesOf([answer]).length, 200)
})
