import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { sampleRequest } from "../stages/sample-request.ts"
import { escaped, isByHand, languageOf, pageAnswer, safeBack } from "./frame.ts"

const ORIGIN = "https://shop.example.jp"

test("the way back stays in this shop and out of the gate's own pages", () => {
  const rows: readonly (readonly [told: string | null, kept: string])[] = [
    ["/account?x=1", "/account?x=1"],
    [null, "/"],
    ["", "/"],
    ["account", "/"],
    ["//evil.example/", "/"],
    ["/\\evil.example/", "/"],
    ["/%5Cevil.example", "/%5Cevil.example"],
    ["https://evil.example/", "/"],
    ["/\t/evil.example", "/"],
    ["/a\\..\\x", "/"],
    ["/.sekisho/unlock?key=x", "/"],
    ["/x/../.sekisho/leave", "/"],
    ["/.SEKISHO/factor", "/"],
    ["/.sekisho/authenticator", "/.sekisho/authenticator"],
    [`/${"a".repeat(3_000)}`, "/"],
  ]
  for (const [told, kept] of rows) assert.equal(safeBack(ORIGIN, told), kept, String(told))
})

test("property: no way back leaves the shop", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "..",
    ".sekisho",
    "evil.example",
    ":",
    "@",
    "%2f",
    "%5c",
    "\t",
    "a",
    "?",
    "#",
    "https:",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.string({ maxLength: 10 }), (pieces, more) => {
      const url = new URL(safeBack(ORIGIN, `/${pieces.join("")}${more}`), ORIGIN)
      assert.equal(url.origin, ORIGIN)
      assert.doesNotMatch(url.pathname, /^\/\.sekisho(?:\/(?!authenticator$)|$)/i)
    }),
  )
})

test("a page runs no script but its own, stands in nobody's frame, and hides nothing from its reader's language", () => {
  const request = sampleRequest({ path: "/.sekisho/factor", headers: [["accept-language", "en-US,ja"]] })
  const title = { ja: "題", en: "Title <b>" }
  const page = pageAnswer({
    request,
    host: "shop.test",
    status: 200,
    title,
    main: "<p>x</p>",
    back: '/a?b="c"',
    script: "1",
  })
  const headers = new Map(page.headers)
  const policy = headers.get("Content-Security-Policy") ?? ""
  assert.match(policy, /default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; form-action 'self'/)
  assert.match(policy, /frame-ancestors 'none'/)
  assert.doesNotMatch(policy, /unsafe/)
  assert.match(page.body, /<html lang="en">/)
  assert.match(page.body, /Title &lt;b&gt;/)
  assert.doesNotMatch(page.body, /b="c"/)
  assert.match(page.body, /lang=ja/)
})

test("Japanese unless the browser or the reader says otherwise", () => {
  const speak = (language: string | null, query: string | null = null) =>
    languageOf(sampleRequest({ query, headers: language === null ? [] : [["accept-language", language]] }))
  assert.deepEqual([speak(null), speak("ja-JP,en"), speak("en"), speak("ko-KR")], ["ja", "ja", "en", "en"])
  assert.deepEqual([speak("ja", "lang=en"), speak("en", "lang=ja"), speak("ja", "lang=xx")], ["en", "ja", "ja"])
})

test("only a person's own navigation is by hand", () => {
  const sent = (mode?: string, dest = "document", site = "same-origin") =>
    sampleRequest({ headers: mode === undefined ? [] : [["sec-fetch-mode", mode], ["sec-fetch-dest", dest], ["sec-fetch-site", site]] }) // prettier-ignore
  assert.equal(isByHand(sent("navigate")), true)
  for (const request of [sent("cors", "empty"), sent("navigate", "iframe"), sent("navigate", "document", "cross-site")])
    assert.equal(isByHand(request), false)
  assert.deepEqual([isByHand(sent()), isByHand(sent(), true)], [true, false])
})

test("property: escaped text holds nothing that HTML reads as markup", () => {
  fc.assert(fc.property(fc.string(), (text) => assert.doesNotMatch(escaped(text), /[<>"']/)))
})
