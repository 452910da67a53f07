import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { accept } from "./accept.ts"
import type { Arrival, Door } from "./arrival.ts"
import { customsOf } from "./customs.ts"
import { ACCEPT_REASONS } from "./reasons.ts"

const door: Door = { host: "shop.test", scheme: "http", customs: customsOf("ec-cube-4") }
const doors = new Map([[door.host, door]])
const arrive = (target: string, headers: readonly string[] = []): Arrival => ({
  version: "1.1",
  method: "GET",
  target,
  headers: ["Host", "shop.test", ...headers],
  authority: null,
  scheme: null,
})
// What only corpus cases over raw sockets can show is in test/suites/gate; here is what holds for every input.

const odd = fc.constantFrom("/", "%", ".", "..", ";", "\\", "2e", "2f", "%2F", "%25", "a", "\u00e9", "?", "&", "_method", "=", "#", "admin", "index.php", " ", "\u0000") // prettier-ignore
const target = fc.array(odd, { maxLength: 12 }).map((parts) => `/${parts.join("")}`)

test("property: a target is refused with a known reason, or rebuilt so that nothing in it can be read twice", () => {
  let passed = 0
  fc.assert(
    fc.property(target, (text) => {
      const judged = accept(arrive(text), doors)
      if (!judged.ok) return assert.ok(ACCEPT_REASONS[judged.reason])
      passed += 1
      const { path, decoded } = judged.value
      assert.match(path, /^(?:\/|%[0-9A-F]{2}|[A-Za-z0-9\-._~!$&'()*+,=:@])+$/)
      assert.doesNotMatch(
        path,
        /\/\/|\/\.{1,2}(?:\/|$)|%2F|%5C|%00|%25[0-9A-F]{2}|%(?:4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])/,
      )
      assert.equal(decodeURIComponent(path), decoded, "the stages see what the shop will read")
      const again = accept(arrive(judged.value.target), doors)
      assert.ok(again.ok && again.value.target === judged.value.target, "what was rebuilt is rebuilt to itself")
    }),
    { numRuns: 3_000 },
  )
  assert.ok(passed > 200, `${passed} passed`)
})

const cookieText = fc.array(fc.constantFrom("eccube", "_ga", "__Host-sekisho-x", "=", ";", " ", '"', "%", "a", "$V", "."), { maxLength: 20 }) // prettier-ignore

test("property: whatever a Cookie header holds, the shop gets each session once and nothing of the gate's", () => {
  let passed = 0
  fc.assert(
    fc.property(cookieText, (parts) => {
      const judged = accept(arrive("/", ["Cookie", parts.join("")]), doors)
      if (!judged.ok) return assert.match(judged.reason, /cookie/)
      passed += 1
      const names = judged.value.cookies.shop.map((cookie) => cookie.name)
      assert.equal(new Set(names).size, names.length)
      assert.ok(!names.some((name) => /^__host-sekisho/i.test(name) || name.includes("%") || name === ""))
    }),
    { numRuns: 2_000 },
  )
  assert.ok(passed > 200)
})

test("property: any header lines are refused with a known reason or sorted without loss of the rest", () => {
  const line = fc.tuple(fc.string({ maxLength: 12, unit: "binary" }), fc.string({ maxLength: 12, unit: "binary" }))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const judged = accept(arrive("/", lines.flat()), doors)
      if (!judged.ok) return assert.ok(ACCEPT_REASONS[judged.reason])
      for (const [name, value] of judged.value.headers.forShop) {
        assert.match(name, /^[A-Za-z0-9!#$%&'*+\-.^`|~]+$/)
        assert.doesNotMatch(value, /[\r\n\0]/)
      }
    }),
    { numRuns: 2_000 },
  )
})

test("HTTP/2 may tell the host twice, alike; HTTP/1 may not", () => {
  const h2 = { ...arrive("/"), version: "2.0", authority: "shop.test", scheme: "https" }
  assert.ok(accept(h2, doors).ok)
  assert.deepEqual(accept({ ...h2, headers: ["host", "evil.test"] }, doors), { ok: false, reason: "accept.two-hosts" })
  assert.deepEqual(accept({ ...h2, authority: null, scheme: null }, doors), { ok: false, reason: "accept.version" })
  assert.deepEqual(accept(arrive("/", ["Host", "shop.test"]), doors), { ok: false, reason: "accept.two-hosts" })
})

test("a long hostile target, header or cookie is judged in no time", () => {
  const began = performance.now()
  accept(arrive(`/${"%2e".repeat(2_700)}`), doors)
  accept(arrive(`/?${"&".repeat(8_000)}`), doors)
  accept(arrive("/", ["Cookie", "a=1;".repeat(8_000)]), doors)
  accept(arrive("/", ["Cookie", `${"%".repeat(30_000)}=1`]), doors)
  accept(arrive("/", ["Forwarded", ",;=".repeat(10_000)]), doors)
  assert.ok(performance.now() - began < 500)
})

test("every reason has words of its own and a status", () => {
  const all = Object.entries(ACCEPT_REASONS)
  assert.equal(new Set(all.map(([, { says }]) => says.ja)).size, all.length)
  for (const [id, { status }] of all) {
    assert.match(id, /^accept\.[a-z0-9-]+$/)
    assert.ok(status >= 400 && status < 600)
  }
  assert.ok(all.length >= 40)
})
