import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { answer, page } from "../sample-facts.ts"
import { isHtml, isHttps, mostPressing, shownPages } from "./pages.ts"

for (const [name, headers, text, want] of [
  ["text/html", { "content-type": "text/html" }, "", true],
  ["any case, with a charset", { "content-type": "Text/HTML;charset=utf-8" }, "", true],
  ["XHTML", { "content-type": "application/xhtml+xml" }, "", true],
  ["JSON that begins like HTML", { "content-type": "application/json" }, "<html>", false],
  ["text/htmlx", { "content-type": "text/htmlx" }, "<html>", false],
] as const)
  test(`HTML or not: ${name}`, () => assert.equal(isHtml(answer({ headers, text })), want))
test("HTML or not: without a type, by how it begins", () => {
  const bare = (text: string) => isHtml({ headers: [], text })
  assert.ok(bare("\n <!DOCTYPE html><p>") && bare("<html lang=ja>") && !bare("hello <html>") && !bare(""))
})

test("only pages that were really shown", () => {
  const shown = page("top")
  const pages = [shown, page("missing", answer({ status: 404 })), page("cart", answer({ status: 302 }))]
  assert.deepEqual(shownPages(pages), [shown])
})
test("https or not", () => assert.deepEqual(["HTTPS://a", "http://a", "//a"].map(isHttps), [true, false, false]))

test("the most pressing kind is the first in the order that was found", () => {
  const kind = fc.constantFrom("a", "b", "c")
  fc.assert(
    fc.property(fc.array(kind), (kinds) => {
      const got = mostPressing(
        ["a", "b", "c"],
        kinds.map((one) => ({ kind: one })),
      )
      assert.equal(got?.kind, kinds.toSorted()[0])
      assert.equal(got?.of.length ?? 0, kinds.filter((one) => one === got?.kind).length)
    }),
  )
})
