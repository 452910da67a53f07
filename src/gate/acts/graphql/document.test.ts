import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { documentOf, type Selection } from "./document.ts"
import { tokensOf } from "./tokens.ts"

const valueIn = (text: string): unknown => {
  const [operation] = documentOf(text)?.operations ?? []
  const [field] = operation?.selections ?? []
  const value = field?.kind === "field" ? field.values.get("a") : undefined
  return value?.kind === "scalar" ? value.value : value
}

const VALUES: readonly (readonly [what: string, written: string, value: unknown])[] = [
  ["a text", '"x"', "x"],
  ["an empty text", '""', ""],
  ["escapes", String.raw`"a\"b\\c\/d\n\u0061\u{1F600}"`, 'a"b\\c/d\na😀'],
  ["half characters", String.raw`"\uD83D\uDE00"`, "😀"],
  ["Japanese", '"関所"', "関所"],
  ["what looks like a comment", '"a # b"', "a # b"],
  ["a block string", '"""x"""', "x"],
  ["an empty block string", '""""""', ""],
  ["a block string with an indent", '"""\n    x\n      y\n\n  """', "x\n  y"],
  ["a block string with quotes", '"""a \\""" "b\\n" """', 'a """ "b\\n" '],
  ["a number", "-1.5e3", "-1.5e3"],
  ["a word", "ENUM", "ENUM"],
  ["true", "true", true],
  ["null", "null", null],
  ["a variable", "$v", { kind: "variable", name: "v" }],
]
for (const [what, written, value] of VALUES)
  test(`a value: ${what}`, () => assert.deepEqual(valueIn(`mutation{f(a:${written})}`), value))

const BROKEN = [
  "", "mutation", "mutation{", "mutation{f(a:1)}}", "mutation{f(a:)}", "mutation{f(a:1,a:2)}", "mutation{f(a:{b:1,b:2})}",
  'mutation{f(a:"x)}', 'mutation{f(a:"x\ny")}', 'mutation{f(a:"\\x")}', 'mutation{f(a:"\\u{110000}")}', 'mutation{f(a:"""x)}',
  "mutation{f(a:01)}", "mutation{f(a:1x)}", "mutation{..}", "mutation{f(a:1);}", "mutation(a:Int){f}", "type Mutation{f:Int}",
  "mutation($a:Int,$a:Int){f}", "fragment on on T{f}", "fragment F on T{f} fragment F on T{g}", "\u0000mutation{f}",
] // prettier-ignore
test("what is no GraphQL that can be executed is not read", () => {
  for (const text of BROKEN) {
    const document = documentOf(text)
    assert.ok(document === null || document.operations.length === 0, text)
  }
})

test("operations, variables, directives and fragments are read, commas and comments are nothing", () => {
  const document = documentOf(`
    # mutation { evil }
    query Q($a: [Int!]! = [1, 2] @d, $b: T = {x: 1},) @live(if: true) { a, b }
    mutation M { one: f @include(if: $x) { id ... on T @d { id } ...F ... @skip(if: false) { id } } }
    subscription { s }
    fragment F on T @d { id }
  `)
  assert.deepEqual(
    document?.operations.map(({ type, name }) => `${type} ${name ?? "-"}`),
    ["query Q", "mutation M", "subscription -"],
  )
  assert.deepEqual([...(document?.operations[0]?.defaults.keys() ?? [])], ["a", "b"])
  const [one] = document?.operations[1]?.selections ?? []
  assert.ok(one?.kind === "field" && one.key === "one" && one.name === "f")
  assert.deepEqual(
    one.selections.map(({ kind }) => kind),
    ["field", "inline", "spread", "inline"],
  )
  assert.ok(document?.fragments.has("F"))
})

test("depth and words are bounded", () => {
  assert.equal(documentOf(`mutation{${"a{".repeat(60)}b${"}".repeat(60)}}`), null)
  assert.equal(documentOf(`mutation{f(a:${"[".repeat(60)}1${"]".repeat(60)})}`), null)
  assert.equal(documentOf(`mutation($a:${"[".repeat(60)}T${"]".repeat(60)}){f}`), null)
  assert.equal(tokensOf("a ".repeat(20_001)), null)
  assert.equal(tokensOf("a ".repeat(20_000))?.length, 20_000)
})

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,8}$/).filter((one) => one !== "on")
const text = fc.string({ unit: "grapheme", maxLength: 20 })
/** As a program writes a text, in one of the two ways. */
const written = (value: string, block: boolean): string =>
  block && /^[^\\"\s\p{Cc}]+$/u.test(value) ? `"""${value}"""` : JSON.stringify(value)
interface Sample {
  readonly key: string
  readonly own: string
  readonly value: string
  readonly block: boolean
  readonly way: "plain" | "inline" | "fragment"
}
const sample: fc.Arbitrary<Sample> = fc.record({ key: name, own: name, value: text, block: fc.boolean(), way: fc.constantFrom("plain", "inline", "fragment") }) // prettier-ignore
const space = fc.constantFrom(" ", "\n", ",", "\t", "#x\n", "\uFEFF")

const fieldsOf = (selections: readonly Selection[], fragments: ReadonlyMap<string, readonly Selection[]>): unknown[] =>
  selections.flatMap((one) => {
    if (one.kind === "spread") return fieldsOf(fragments.get(one.name) ?? [], fragments)
    if (one.kind === "inline") return fieldsOf(one.selections, fragments)
    const value = one.values.get("a")
    return [[one.key, one.name, value?.kind === "scalar" ? value.value : undefined]]
  })

test("property: what was written is what is read, wherever and however it stands", () => {
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 8 }), space, (samples, gap) => {
      const field = ({ key, own, value, block }: Sample): string =>
        [key, ":", own, "(", "a", ":", written(value, block), ")", "{", "id", "}"].join(gap)
      const inside = samples.map((one, index) =>
        one.way === "plain" ? field(one) : one.way === "inline" ? `...on${gap}M{${field(one)}}` : `...F${index}`,
      )
      const fragments = samples.map((one, index) =>
        one.way === "fragment" ? `fragment${gap}F${index}${gap}on${gap}M{${field(one)}}` : "",
      )
      const document = documentOf(`${fragments.join(gap)}${gap}mutation{${inside.join(gap)}}`)
      assert.ok(document)
      const read = fieldsOf(document.operations[0]?.selections ?? [], document.fragments)
      assert.deepEqual(
        read,
        samples.map(({ key, own, value }) => [key, own, value]),
      )
    }),
  )
})

test("property: whatever comes is read or not, and nothing is thrown", () => {
  const piece = fc.constantFrom("mutation", "query", "fragment", "on", "{", "}", "(", ")", "[", "]", ":", "$", "...", '"', '"""', "\\", "a", "1", "=", "!", "@", "#", "\n", " ", "|", "&") // prettier-ignore
  const anything = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.array(piece, { maxLength: 60 }).map((all) => all.join("")),
  )
  fc.assert(
    fc.property(anything, (any) => {
      const document = documentOf(any)
      assert.ok(document === null || document.operations.length <= any.length)
    }),
    { numRuns: 500 },
  )
})
