import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { compilePattern } from "./compile.ts"
import { provenCost, stepsFor } from "./cost.ts"
import { hasByte } from "./byte-set.ts"
import { clausesNeeded, type Clause } from "./need.ts"
import { parsePattern, PatternError } from "./parse.ts"

const plenty = { steps: 1e12 }
const none = { steps: 0 }

const ROWS: readonly (readonly [pattern: string, value: string, groups: readonly string[] | null])[] = [
  ["a(b)?c", "xacx", ["ac", ""]],
  ["(?i)SELECT\\s+(\\w+)", "select\t x1", ["select\t x1", "x1"]],
  ["^(?i)up", "UPx", ["UP"]],
  ["a(?i)b", "AB", null],
  ["a.b", "a\nb", ["a\nb"]],
  ["a$", "a\n", null],
  ["a\\z", "a", ["a"]],
  ["\\x{bc}[^\\x{be}]", "\xbca", ["\xbca"]],
  ["\\s", "\xa0", null],
  ["[\\s\\x0b]", "\x0b", ["\x0b"]],
  ["(?i)é", "É", null],
  ["[^a-z]", "Q", ["Q"]],
  ["(?i)[^a-z]", "Q", null],
  ["[[:alpha:]]+", "12ab3", ["ab"]],
  ["\\bor\\b", "for or", ["or"]],
  ["a{2,3}?", "aaa", ["aa"]],
  ["[]a]", "]", ["]"]],
  ["[a\\-z]", "-", ["-"]],
  ["a{,2}", "a{,2}", ["a{,2}"]],
]

for (const [pattern, value, groups] of ROWS)
  for (const [engine, budget] of [
    ["native", plenty],
    ["linear", none],
  ] as const)
    test(`${pattern} on ${JSON.stringify(value)}, ${engine}`, () => {
      const compiled = compilePattern(pattern)
      assert.deepEqual(compiled.groups(value, { ...budget }), groups)
      assert.equal(compiled.test(value, { ...budget }), groups !== null)
    })

for (const pattern of [
  "(?=a)",
  "(a)\\1",
  "(?>a)",
  "a++",
  "(",
  "[",
  "a)",
  "*a",
  "a{3,2}",
  "\\x{263a}",
  "(?<!a)b",
  "a{2000}",
  "(?:a{1,500}){1,500}c",
  "((a{0,100}){0,100}){0,100}x",
])
  test(`refused: ${pattern}`, () => {
    assert.throws(() => parsePattern(pattern), PatternError)
  })

const EXPLODING = ["(a*)*b", "(a|a)*b", "(a+)+$", "(?:a|ab|b)*c", "(\\w+\\s?)*$", "(?:(?:a?){1,3})*x"]
for (const pattern of EXPLODING)
  test(`never proven: ${pattern}`, () => {
    assert.equal(provenCost(parsePattern(pattern)), null)
  })

const PROVEN: readonly (readonly [pattern: string, degree: number])[] = [
  ["abc", 1],
  ["^abc", 0],
  ["^a*b", 1],
  ["a*b", 2],
  ["union.*?select.*?from", 3],
  ["^(?:a|b)*$", 1],
  ['^(?:[^"]|\\\\")*$', 1],
]
for (const [pattern, degree] of PROVEN)
  test(`proven of degree ${degree}: ${pattern}`, () => {
    const cost = provenCost(parsePattern(pattern))
    assert.ok(cost !== null)
    assert.equal(cost.length - 1, degree)
    assert.ok(stepsFor(cost, 10) > 0)
  })

test("an exploding pattern on its worst value is quick", () => {
  const pattern = compilePattern("(a*)*b")
  const start = performance.now()
  assert.equal(pattern.test("a".repeat(100_000), { steps: 1e15 }), false)
  assert.ok(performance.now() - start < 1000)
})

const atom = fc.constantFrom(
  "a",
  "b",
  "ab",
  "[ab]",
  ".",
  "\\b",
  "x",
  "select",
  "(?:a|bc)",
  "(u|n)",
  "'",
  "\\s*",
  "['\"]*",
  "^",
  "$",
  "[a-z]",
  "\\$?",
)
const piece = fc
  .tuple(atom, fc.constantFrom("", "", "", "*", "+", "?", "{2}", "*?"))
  .map(([one, times]) =>
    /^[\^$]|^\\b/.test(one) || (one.length > 1 && /[*?]$/.test(one))
      ? one
      : `${one.length > 1 && !one.startsWith("[") && !one.startsWith("(") ? `(?:${one})` : one}${times}`,
  )
const patterns = fc
  .array(
    fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("")),
    { minLength: 1, maxLength: 3 },
  )
  .map((ways) => ways.join("|"))
const values = fc
  .array(fc.constantFrom("a", "b", "c", "x", "u", "n", "'", '"', " ", "select", "SELECT", "$", "\n", "A"), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""))

const meets = (clause: Clause, value: string): boolean => {
  const marked = `\u0100${value.toLowerCase()}\u0101`
  return (
    clause.texts.some((text) => marked.includes(text)) ||
    [...value].some((byte) => hasByte(clause.bytes, byte.charCodeAt(0)))
  )
}

test("native and linear engines agree, and what matches meets every clause", () => {
  let matched = 0
  fc.assert(
    fc.property(patterns, values, (source, value) => {
      const pattern = compilePattern(source)
      const linear = pattern.groups(value, { steps: 0 })
      const native = compilePattern(source).groups(value, { steps: 1e12 })
      assert.equal(linear?.[0], native?.[0], `${source} on ${JSON.stringify(value)}`)
      if (linear === null) return
      matched++
      for (const clause of clausesNeeded(parsePattern(source)))
        assert.ok(meets(clause, value), `${source} on ${JSON.stringify(value)}`)
    }),
    { numRuns: 1500 },
  )
  assert.ok(matched > 100, `only ${matched} matched`)
})

test("the search by states says what the linear engine says", () => {
  let matched = 0
  fc.assert(
    fc.property(patterns, fc.array(values, { minLength: 1, maxLength: 4 }), (source, each) => {
      const pattern = compilePattern(source)
      for (const value of each) {
        const linear = compilePattern(source).groups(value, { steps: 0 }) !== null
        assert.equal(pattern.test(value, { steps: 1e12 }), linear, `${source} on ${JSON.stringify(value)}`)
        if (linear) matched++
      }
    }),
    { numRuns: 1500 },
  )
  assert.ok(matched > 200, `only ${matched} matched`)
})

test("a pattern with more states than are kept, and a transaction without budget, are answered all the same", () => {
  const pattern = compilePattern("a[ab]{14}c")
  const native = /a[ab]{14}c/
  let matched = 0
  let state = 7
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  for (let count = 0; count < 400; count++) {
    const value = Array.from({ length: 200 }, () => (next(40) === 0 ? "c" : next(2) === 0 ? "a" : "b")).join("")
    if (native.test(value)) matched++
    assert.equal(pattern.test(value, { steps: 1e12 }), native.test(value), value)
    assert.equal(pattern.test(value, { steps: 500 }), native.test(value), value)
  }
  assert.ok(matched > 20 && matched < 380, `${matched} matched`)
})
