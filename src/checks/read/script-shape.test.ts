import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { cutAddress, hostOf, isOwnHost } from "./script-address.ts"
import { shapeOf } from "./script-shape.ts"

const SAME: readonly (readonly [name: string, a: string, b: string, same: boolean])[] = [
  ["another token", `var t="3f2a9c81d0e4b7a6ff"`, `var t="00112233445566778899aa"`, true],
  ["another number", "var total = 1280;", "var total = 99;", true],
  ["another address", `send("https://a.example/x")`, `send("https://b.example/x")`, false],
  ["another name", "pay(1)", "steal(1)", false],
  ["packed text counts", `eval(atob("aHR0cHM6Ly9hLmV4MQ=="))`, `eval(atob("aHR0cHM6Ly9iLmV4MQ=="))`, false],
  ["a word without a digit counts", `load("paymentprovidername")`, `load("anothercompanyname")`, false],
]
for (const [name, a, b, same] of SAME)
  test(`script shape: ${name}`, () => {
    assert.equal(shapeOf(a) === shapeOf(b), same)
  })

test("script shape: any text has one, however long", { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (text) => /^[0-9a-f]{64}$/.test(shapeOf(text))))
  for (const piece of [`"aaaaaaaaaaaaaaaaaaaa`, "1".repeat(19), `'="`, "\\x4"])
    assert.match(shapeOf(piece.repeat(20_000)), /^[0-9a-f]{64}$/)
})

const CUT: readonly (readonly [string, string])[] = [
  ["https://a.jp/x.js?v=12&key=secret#top", "https://a.jp/x.js?v=&key="],
  ["https://a.jp/x.js", "https://a.jp/x.js"],
  ["data:text/javascript,alert(1)", "data:…"],
  ["blob:https://a.jp/1234", "blob:…"],
  ["not an address?x=1", "not an address"],
]
for (const [given, want] of CUT)
  test(`script address: ${given}`, () => {
    assert.equal(cutAddress(given), want)
  })
test("script address: own hosts", () => {
  const target = { origin: "https://shop.example.jp", registrableDomain: "example.jp" }
  assert.equal(isOwnHost(target, "static.example.jp"), true)
  assert.equal(isOwnHost(target, "example.com"), false)
  assert.equal(isOwnHost(target, ""), false)
  assert.equal(isOwnHost({ origin: "http://127.0.0.1:81", registrableDomain: null }, "127.0.0.1:82"), false)
  assert.equal(hostOf("nothing"), "")
})
test("script address: any text is cut", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => !cutAddress(url).includes("#")),
  )
})

const data = (uuid: string, host: string): string =>
  `var eContext = {"page":{"uuid":"${uuid}","qty":[1,2],"html":"\\u003cb>","cdn":"https://${host}/a.js"}};`

test("a script that only hands over data keeps its shape while the values change", () => {
  assert.equal(shapeOf(data("842d76b7", "cdn.example")), shapeOf(data("3f16aac8", "cdn.example")))
  assert.notEqual(shapeOf(data("842d76b7", "cdn.example")), shapeOf(data("842d76b7", "evil.example")), "another host")
  assert.notEqual(
    shapeOf(data("1", "a.example")),
    shapeOf(`${data("1", "a.example")} steal()`),
    "anything beside the data",
  )
  assert.notEqual(shapeOf('var a = {"b":1}'), shapeOf('var a = {"c":1}'), "another name")
})
