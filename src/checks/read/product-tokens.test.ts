import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { productTokens } from "./product-tokens.ts"

const TABLE: readonly (readonly [text: string, want: readonly string[]])[] = [
  ["nginx", ["nginx -"]],
  ["nginx/1.24.0 (Ubuntu)", ["nginx 1.24.0"]],
  ["Apache/2.4.6 (CentOS) OpenSSL/1.0.2k-fips PHP/5.4.16", ["Apache 2.4.6", "OpenSSL 1.0.2k-fips", "PHP 5.4.16"]],
  ["PHP/7.4.3-4ubuntu2.20", ["PHP 7.4.3-4ubuntu2.20"]],
  ["WordPress 7.0.4", ["WordPress 7.0.4"]],
  ["Microsoft-IIS/10.0", ["Microsoft-IIS 10.0"]],
  ["1.1 varnish", ["varnish -"]],
  ["", []],
  ["(comment only)", []],
  ["shopping cart program by Zen Cart®", ["shopping -", "cart -", "program -", "by -", "Zen -"]],
]
for (const [text, want] of TABLE)
  test(`programs in "${text}"`, () =>
    assert.deepEqual(
      productTokens(text).map(({ name, version }) => `${name} ${version ?? "-"}`),
      want,
    ))

test("property: any header is read without an error, bounded", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
      const tokens = productTokens(text)
      assert.ok(tokens.length <= 12)
      for (const { name, version } of tokens) assert.ok(name.length <= 42 && (version?.length ?? 0) <= 43)
    }),
    { numRuns: 300 },
  )
})
