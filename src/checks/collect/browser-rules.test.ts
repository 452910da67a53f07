import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { httpTarget, target } from "../sample-facts.ts"
import type { Target } from "../facts.ts"
import { ruleOn, type Allowance, type Ruling, type Wish } from "./browser-rules.ts"

const MUCH: Allowance = { requests: 9, sights: 9, navigations: 9, mayWrite: false, sandboxed: true }
const wish = (url: string, parts: Partial<Wish> = {}): Wish => ({
  method: "GET",
  url,
  kind: "Script",
  mainFrame: false,
  ...parts,
})
const PAGE = { kind: "Document", mainFrame: true } as const
const POST = { method: "POST", kind: "XHR" } as const
const SHOP = target()
const LOCAL = httpTarget()
const PRIVATE = target({
  url: "http://10.0.0.5/",
  origin: "http://10.0.0.5",
  hostname: "10.0.0.5",
  isAddress: true,
  vantage: "private",
  port: 80,
})

const TABLE: readonly (readonly [name: string, Target, Wish, Partial<Allowance>, Ruling])[] = [
  ["own page", SHOP, wish("https://shop.example.jp/cart", PAGE), {}, "go"],
  ["the www sibling", SHOP, wish("https://www.shop.example.jp/cart", PAGE), {}, "go"],
  ["another site's page", SHOP, wish("https://pay.example/", PAGE), {}, "leaves-shop"],
  ["the same name, another port", SHOP, wish("https://shop.example.jp:8443/", PAGE), {}, "leaves-shop"],
  ["another site in a frame", SHOP, wish("https://pay.example/", { kind: "Document" }), {}, "go"],
  ["another site's script", SHOP, wish("https://cdn.example/a.js"), {}, "go"],
  ["a script on our own machine", SHOP, wish("http://127.0.0.1/a.js"), {}, "other-network"],
  ["our own machine by name", SHOP, wish("http://localhost:3000/"), {}, "other-network"],
  ["our own machine in six", SHOP, wish("http://[::1]/"), {}, "other-network"],
  ["a router", SHOP, wish("http://192.168.0.1/"), {}, "other-network"],
  ["the cloud's data address", SHOP, wish("http://169.254.169.254/x"), {}, "other-network"],
  ["an address in four written as six", SHOP, wish("http://[::ffff:10.0.0.1]/"), {}, "other-network"],
  ["an address written as a number", SHOP, wish("http://2130706433/"), {}, "other-network"],
  ["local: own", LOCAL, wish("http://127.0.0.1:8080/", PAGE), {}, "go"],
  ["local: another port is another shop", LOCAL, wish("http://127.0.0.1:9999/", PAGE), {}, "leaves-shop"],
  ["local: a script of another port", LOCAL, wish("http://127.0.0.1:9999/a.js"), {}, "go"],
  ["local: the internet", LOCAL, wish("https://cdn.example/a.js"), {}, "other-network"],
  ["private: own", PRIVATE, wish("http://10.0.0.5/", PAGE), {}, "go"],
  ["private: the internet with the sandbox", PRIVATE, wish("https://cdn.example/a.js"), {}, "go"],
  [
    "private: the internet without the sandbox",
    PRIVATE,
    wish("https://cdn.example/a.js"),
    { sandboxed: false },
    "other-network",
  ],
  ["private: our own machine", PRIVATE, wish("http://127.0.0.1/"), {}, "other-network"],
  ["a write", SHOP, wish("https://shop.example.jp/add", POST), {}, "writes"],
  ["a write by navigation", SHOP, wish("https://shop.example.jp/add", { ...PAGE, method: "POST" }), {}, "writes"],
  ["deleting", SHOP, wish("https://shop.example.jp/x", { method: "DELETE" }), {}, "writes"],
  ["a beacon", SHOP, wish("https://shop.example.jp/x", { method: "POST", kind: "Ping" }), {}, "writes"],
  ["the one write", SHOP, wish("https://shop.example.jp/add", POST), { mayWrite: true }, "go"],
  ["the one write never goes elsewhere", SHOP, wish("https://pay.example/add", POST), { mayWrite: true }, "writes"],
  ["too many", SHOP, wish("https://cdn.example/a.js"), { requests: 0 }, "too-many"],
  ["too many pictures", SHOP, wish("https://cdn.example/a.png", { kind: "Image" }), { sights: 0 }, "too-many"],
  ["a script is no picture", SHOP, wish("https://cdn.example/a.js"), { sights: 0 }, "go"],
  ["too many navigations", SHOP, wish("https://shop.example.jp/?2", PAGE), { navigations: 0 }, "too-many-navigations"],
  ["data inside the page", SHOP, wish("data:text/javascript,1"), {}, "go"],
  ["a file", SHOP, wish("file:///etc/passwd"), {}, "not-web"],
]
for (const [name, shop, asked, allowance, want] of TABLE)
  test(`browser rules: ${name}`, () => {
    assert.equal(ruleOn(shop, asked, { ...MUCH, ...allowance }), want)
  })

test("browser rules: without the click nothing but reading goes, whatever the address", () => {
  const method = fc.constantFrom("POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "post", "X")
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string()), method, fc.boolean(), (url, method, mainFrame) => {
      if (/^(?:data|blob|about):/i.test(url)) return
      assert.notEqual(ruleOn(SHOP, wish(url, { method, mainFrame, kind: "Document" }), MUCH), "go")
    }),
  )
})
