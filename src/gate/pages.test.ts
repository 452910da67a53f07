import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { test } from "node:test"
import { parse } from "parse5"
import { isNavigation, PAGE_HEADERS, pageHtml, pageJson } from "./pages.ts"
import { newReference } from "./reference.ts"

const STATUSES = [400, 403, 404, 405, 408, 413, 414, 415, 417, 421, 429, 431, 502, 503, 504, 505] as const

for (const status of STATUSES)
  test(`page of ${status}: both languages, a reference, no script, a policy that fits`, () => {
    const html = pageHtml(status, "ABCDE-FGHJK")
    const problems: string[] = []
    parse(html, { onParseError: (error) => problems.push(error.code) })
    assert.deepEqual(problems, [])
    assert.match(html, /<html lang="ja">[^]*<section lang="ja"><h1>[^]*<section lang="en"><h2>/)
    assert.equal(html.match(/ABCDE-FGHJK/g)?.length, 2)
    assert.doesNotMatch(html, /<script|\son[a-z]+=|https?:|sekisho|node/i)
    const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? ""
    const policy = PAGE_HEADERS["content-security-policy"] ?? ""
    assert.ok(policy.includes(`'sha256-${createHash("sha256").update(style).digest("base64")}'`))
    assert.match(policy, /^default-src 'none'/)
    const json: unknown = JSON.parse(pageJson(status, "ABCDE-FGHJK"))
    assert.equal((json as { error: { reference: string } }).error.reference, "ABCDE-FGHJK")
  })

const ROWS: readonly (readonly [name: string, headers: Readonly<Record<string, string>>, want: boolean])[] = [
  ["a browser's navigation", { "sec-fetch-mode": "navigate", accept: "text/html" }, true],
  ["a script's request that takes HTML", { "sec-fetch-mode": "cors", accept: "text/html" }, false],
  ["an old browser", { accept: "text/html,*/*;q=0.8" }, true],
  ["an old script", { accept: "text/html", "x-requested-with": "XMLHttpRequest" }, false],
  ["a program", { accept: "*/*" }, false],
  ["nothing said", {}, false],
]
for (const [name, headers, want] of ROWS)
  test(`who looks at the answer: ${name}`, () =>
    assert.equal(
      isNavigation((header) => headers[header]),
      want,
    ))

test("references differ and hold no letter that looks like another", () => {
  const many = new Set(Array.from({ length: 500 }, newReference))
  assert.equal(many.size, 500)
  for (const one of many) assert.match(one, /^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
})
