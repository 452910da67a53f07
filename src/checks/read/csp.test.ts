import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { allowedBy, allowedByAll, framedBy, parseMetaPolicies, parsePolicies, type Allowed } from "./csp.ts"

const of = (...values: readonly string[]): Allowed => allowedByAll(parsePolicies(values))
const NONCE = "'nonce-c2VraXNobw=='"
const HASH = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

const ROWS: readonly (readonly [name: string, values: readonly string[], want: Partial<Allowed>])[] = [
  [
    "nothing at all",
    [],
    { governsScripts: false, inline: "any", hosts: "any", evaluates: true, objects: true, base: true },
  ],
  ["own only", ["script-src 'self'"], { governsScripts: true, inline: "none", hosts: "own", evaluates: false }],
  ["default stands in for scripts", ["default-src 'self'"], { governsScripts: true, inline: "none", objects: false }],
  ["unsafe-inline", ["script-src 'self' 'unsafe-inline'"], { inline: "any" }],
  ["unsafe-inline cancelled by a nonce", [`script-src 'unsafe-inline' ${NONCE}`], { inline: "marked" }],
  ["unsafe-inline cancelled by a hash", [`script-src 'unsafe-inline' ${HASH}`], { inline: "marked" }],
  ["a broken nonce cancels nothing", ["script-src 'unsafe-inline' 'nonce-'"], { inline: "any" }],
  ["unsafe-inline cancelled by strict-dynamic", ["script-src 'unsafe-inline' 'strict-dynamic'"], { inline: "none" }],
  [
    "strict-dynamic cancels hosts",
    [`script-src https: * 'strict-dynamic' ${NONCE}`],
    { hosts: "own", inline: "marked" },
  ],
  ["a scheme is every host", ["script-src https:"], { hosts: "any" }],
  ["data: is every host", ["script-src 'self' data:"], { hosts: "any" }],
  ["a star with a port", ["script-src *:443"], { hosts: "any" }],
  ["a star with a scheme", ["script-src https://*"], { hosts: "any" }],
  ["a star of one domain", ["script-src *.example.jp"], { hosts: "named" }],
  ["named", ["script-src 'self' https://js.pay.example"], { hosts: "named" }],
  ["a whole shelf", ["script-src 'self' https://cdn.jsdelivr.net/"], { hosts: "shelves" }],
  ["one book of a shelf", ["script-src https://cdn.jsdelivr.net/npm/jquery@3.7.1/"], { hosts: "named" }],
  ["script-src-elem goes first", ["script-src 'none'; script-src-elem *"], { hosts: "any" }],
  ["the first of a repeat", ["script-src 'self'; script-src *"], { hosts: "own" }],
  ["upper case", ["SCRIPT-SRC 'UNSAFE-INLINE' HTTPS:"], { inline: "any", hosts: "any" }],
  ["unsafe-eval", ["script-src 'self' 'unsafe-eval'"], { evaluates: true }],
  ["objects are open without a word", ["script-src 'self'"], { objects: true }],
  ["objects closed", ["script-src 'self'; object-src 'none'"], { objects: false }],
  ["base is open without a word", ["default-src 'none'"], { base: true }],
  ["base closed", ["default-src 'none'; base-uri 'self'"], { base: false }],
  ["upgrade", ["upgrade-insecure-requests"], { upgrades: true, governsScripts: false }],
  ["frames only", ["frame-ancestors 'self'"], { governsScripts: false, inline: "any", hosts: "any" }],
  [
    "two headers: both must let pass",
    ["script-src * 'unsafe-inline'", "script-src 'self'"],
    { inline: "none", hosts: "own" },
  ],
  [
    "two policies in one header",
    ["script-src *, script-src 'unsafe-inline' 'self'; base-uri 'none'"],
    { inline: "none", hosts: "own", base: false },
  ],
]
for (const [name, values, want] of ROWS)
  test(`CSP: ${name}`, () => {
    const got = of(...values)
    assert.deepEqual({ ...got, ...want }, got)
  })

test("CSP: a meta policy loses what does nothing there", () => {
  const [policy] = parseMetaPolicies(["frame-ancestors 'none'; sandbox; report-uri /x; script-src 'self'"])
  assert.deepEqual([...(policy?.keys() ?? [])], ["script-src"])
  assert.deepEqual(parseMetaPolicies(["frame-ancestors 'none'"]), [])
})

for (const [value, want] of [
  ["frame-ancestors 'none'", "nobody"],
  ["frame-ancestors", "nobody"],
  ["frame-ancestors 'self'", "self"],
  ["frame-ancestors 'self' https://partner.example", "named"],
  ["frame-ancestors *", "anybody"],
  ["frame-ancestors https:", "anybody"],
  ["frame-ancestors *, frame-ancestors 'self'", "self"],
  ["default-src 'none'", null],
] as const)
  test(`CSP: ${value} → ${want ?? "unsaid"}`, () => assert.equal(framedBy(parsePolicies([value])), want))

const source = fc.constantFrom(
  "'self'",
  "'none'",
  "*",
  "https:",
  "data:",
  "'unsafe-inline'",
  "'strict-dynamic'",
  NONCE,
  HASH,
  "'unsafe-eval'",
  "a.example",
  "*.cloudfront.net",
)
const directive = fc
  .tuple(
    fc.constantFrom("script-src", "default-src", "object-src", "base-uri", "script-src-elem", "img-src"),
    fc.array(source, { maxLength: 5 }),
  )
  .map(([name, sources]) => [name, ...sources].join(" "))
const policyText = fc.array(directive, { maxLength: 5 }).map((parts) => parts.join("; "))
const RANK = { none: 0, marked: 1, any: 2, own: 0, named: 1, shelves: 2 } as const

test("CSP: one policy more never allows more", () => {
  fc.assert(
    fc.property(policyText, policyText, (first, second) => {
      const [one, both] = [of(first), of(first, second)]
      if (parsePolicies([first]).length === 0) return
      assert.ok(RANK[both.inline] <= RANK[one.inline])
      assert.ok((both.hosts === "any" ? 3 : RANK[both.hosts]) <= (one.hosts === "any" ? 3 : RANK[one.hosts]))
      for (const key of ["evaluates", "objects", "base"] as const) assert.ok(one[key] || !both[key])
    }),
  )
})
test("CSP: unsafe-inline beside a nonce never allows every inline script", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(["'self'", "'unsafe-inline'", "https:", "*", HASH]), (sources) => {
      for (const policy of parsePolicies([`script-src ${[...sources, NONCE].join(" ")}`]))
        assert.equal(allowedBy(policy).inline, "marked")
    }),
  )
})
test("CSP: any text is read within bounds", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 400 }), { maxLength: 30 }), (values) => {
      assert.ok(parsePolicies(values).length <= 20)
      assert.equal(typeof of(...values).governsScripts, "boolean")
    }),
  )
})
