import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { inventedName, isAlike, isTurnedAway } from "./missing.ts"

const page = (path: string, more = ""): string =>
  `<!doctype html><html lang="ja"><head><title>ページが見つかりません</title><meta name="csrf" content="${path}9f8e7d6c5b"></head><body><h1>404</h1><p>${path} は見つかりません</p>${"<li><a href='/x'>商品</a></li>".repeat(20)}${more}</body>`

const TABLE: readonly (readonly [name: string, one: string, other: string, want: boolean])[] = [
  ["the same", page("a"), page("a"), true],
  ["another path and another token", page("/s0123456789abcdef"), page("/.git/HEAD"), true],
  ["nothing and nothing", "", "", true],
  ["nothing and something", "", "ref: refs/heads/main", false],
  ["a page and a file", page("a"), "ref: refs/heads/main\n", false],
  ["a page and another page", page("a"), `<h1>Index of /</h1>${"<a href='b.jpg'>b.jpg</a>".repeat(20)}`, false],
  ["only white space", " \n ", "\t", true],
]
for (const [name, one, other, want] of TABLE)
  test(`alike: ${name}`, () => {
    assert.equal(isAlike(one, other), want)
    assert.equal(isAlike(other, one), want)
  })

test("property: every text is like itself, and the order does not matter", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3_000 }), fc.string({ maxLength: 3_000 }), (a, b) => {
      assert.ok(isAlike(a, a))
      assert.equal(isAlike(a, b), isAlike(b, a))
    }),
    { numRuns: 200 },
  )
})

test("an invented name is the shop's own, the same in every run, and needs no escaping", () => {
  const [one, other] = ["https://a.example", "https://b.example"]
  assert.equal(inventedName(one), inventedName(one))
  assert.equal(new Set([inventedName(one), inventedName(other), inventedName(one, ".php")]).size, 3)
  assert.match(inventedName(one), /^sekisho-[0-9a-f]{18}$/)
})

test("too busy or told to slow down is no answer about a path", () => {
  assert.deepEqual([200, 403, 404, 429, 499, 500, 503].map(isTurnedAway), [
    false,
    false,
    false,
    true,
    false,
    true,
    true,
  ])
})
