import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { SekishoError, type ErrorCode } from "../lib/errors.ts"
import { REQUIREMENTS } from "./catalogue.ts"
import { applyLevels } from "./levels.ts"

const HEAD = "version: 1\nconfirmed-by: 山田\n"
const apply = (text: string) => applyLevels(REQUIREMENTS, text, "levels.yaml")
const byId = (text: string, id: string) => apply(text).find((requirement) => requirement.id === id)

test("a row confirms a level with its page and leaves the rest as it was", () => {
  const text = `${HEAD}levels:\n  build/10: { level: advise, page: 41 }\n`
  assert.deepEqual(byId(text, "build/10")?.level, { value: "advise", provenance: "confirmed", page: 41 })
  assert.equal(byId(text, "build/10")?.officialTitle?.provenance, "confirmed")
  for (const requirement of REQUIREMENTS.filter(({ id }) => id !== "build/10"))
    assert.deepEqual(byId(text, requirement.id), requirement)
})

test("a title given with the row becomes the confirmed official title", () => {
  const text = `${HEAD}levels:\n  operate/6: { level: need, page: 60, title: "  WAFを導入する  " }\n`
  assert.deepEqual(byId(text, "operate/6")?.officialTitle, { ja: "WAFを導入する", provenance: "confirmed" })
})

test("a recalled criterion becomes the guideline's own", () => {
  const got = byId(`${HEAD}criteria:\n  build/4.second-factor: { page: 35 }\n`, "build/4")
  assert.equal(got?.criteria.find((criterion) => criterion.id === "build/4.second-factor")?.source, "guideline")
  assert.equal(got?.criteria.find((criterion) => criterion.id === "build/4.accounts")?.source, "recalled")
  assert.equal(got?.level.provenance, "recalled")
})

test("a file without rows changes nothing", () => assert.deepEqual(apply(HEAD), REQUIREMENTS))

const BAD: readonly (readonly [name: string, text: string, code: ErrorCode, values: RegExp])[] = [
  ["empty", "", "CONFIG_BAD_VALUE", /levels\.yaml/],
  ["a list", "- build/1\n", "CONFIG_BAD_VALUE", /levels\.yaml/],
  ["no YAML", `${HEAD}levels: [`, "CONFIG_NOT_YAML", /"line":3/],
  ["two documents", `${HEAD}---\n${HEAD}`, "CONFIG_NOT_YAML", /levels\.yaml/],
  [
    "the same row twice",
    `${HEAD}levels:\n  build/1: {level: must, page: 1}\n  build/1: {level: need, page: 2}\n`,
    "CONFIG_NOT_YAML",
    /"line":5/,
  ],
  ["another version", "version: 2\nconfirmed-by: a\n", "CONFIG_BAD_VALUE", /"key":"version","reason":"2"/],
  ["nobody confirms", "version: 1\n", "CONFIG_BAD_VALUE", /"key":"confirmed-by"/],
  ["a blank name", "version: 1\nconfirmed-by: '  '\n", "CONFIG_BAD_VALUE", /"line":2,"key":"confirmed-by"/],
  [
    "unknown key",
    `${HEAD}level:\n  build/1: { level: must, page: 1 }\n`,
    "CONFIG_UNKNOWN_KEY",
    /"line":3,"key":"level","allowed":"version, confirmed-by, levels, criteria"/,
  ],
  [
    "unknown key in a row",
    `${HEAD}levels:\n  build/1: { level: must, page: 1, note: x }\n`,
    "CONFIG_UNKNOWN_KEY",
    /"line":4,"key":"levels\.build\/1\.note","allowed":"level, page, title"/,
  ],
  [
    "unknown requirement",
    `${HEAD}levels:\n  build/15: { level: must, page: 1 }\n`,
    "CONFIG_UNKNOWN_KEY",
    /"line":4,"key":"levels\.build\/15","allowed":"build\/1, /,
  ],
  [
    "unknown criterion",
    `${HEAD}criteria:\n  build/4.nothing: { page: 1 }\n`,
    "CONFIG_UNKNOWN_KEY",
    /"line":4,"key":"criteria\.build\/4\.nothing"/,
  ],
  [
    "a prototype's name",
    `${HEAD}levels:\n  __proto__: { level: must, page: 1 }\n`,
    "CONFIG_UNKNOWN_KEY",
    /levels\.__proto__/,
  ],
  [
    "a built-in's name",
    `${HEAD}levels:\n  constructor: { level: must, page: 1 }\n`,
    "CONFIG_UNKNOWN_KEY",
    /levels\.constructor/,
  ],
  [
    "no page",
    `${HEAD}levels:\n  build/1: { level: must }\n`,
    "CONFIG_BAD_VALUE",
    /"line":4,"key":"levels\.build\/1\.page"/,
  ],
  [
    "page 0",
    `${HEAD}levels:\n  build/1: { level: must, page: 0 }\n`,
    "CONFIG_BAD_VALUE",
    /"reason":"0","hint":"1 … 500"/,
  ],
  ["page 501", `${HEAD}levels:\n  build/1: { level: must, page: 501 }\n`, "CONFIG_BAD_VALUE", /"reason":"501"/],
  ["half a page", `${HEAD}levels:\n  build/1: { level: must, page: 1.5 }\n`, "CONFIG_BAD_VALUE", /"reason":"1\.5"/],
  [
    "a level of our own",
    `${HEAD}levels:\n  build/1: { level: 必須, page: 1 }\n`,
    "CONFIG_BAD_VALUE",
    /must \| need \| advise/,
  ],
  [
    "a title too long",
    `${HEAD}levels:\n  build/1: { level: must, page: 1, title: ${"あ".repeat(201)} }\n`,
    "CONFIG_BAD_VALUE",
    /levels\.build\/1\.title/,
  ],
  [
    "our own criterion",
    `${HEAD}criteria:\n  build/9.hsts: { page: 1 }\n`,
    "CONFIG_BAD_VALUE",
    /"line":4,"key":"criteria\.build\/9\.hsts","reason":"ours"/,
  ],
  ["an alias", `${HEAD}levels:\n  build/1: &a { level: must, page: 1 }\n  build/2: *a\n`, "CONFIG_NOT_YAML", /alias/],
  ["too long", `${HEAD}${"#".repeat(32 * 1024)}`, "CONFIG_NOT_YAML", /> 32768/],
  ["too deep", `${HEAD}levels: ${"[".repeat(10_000)}`, "CONFIG_NOT_YAML", /levels\.yaml/],
  ["control characters", `${HEAD}"le\\u0007vel": 1\n`, "CONFIG_UNKNOWN_KEY", /le·vel/],
]

for (const [name, text, code, values] of BAD)
  test(`levels.yaml refused: ${name}`, () => {
    assert.throws(
      () => apply(text),
      (error) => {
        assert.ok(error instanceof SekishoError, String(error))
        assert.equal(error.code, code)
        assert.match(JSON.stringify(error.values), values)
        return true
      },
    )
  })

test("property: whatever the text, it answers the whole catalogue or one of our errors", () => {
  const row = fc.record({ level: fc.constantFrom("must", "need", "x"), page: fc.integer({ min: -1, max: 501 }) })
  const rows = fc.dictionary(fc.constantFrom("build/1", "card/login", "owner/7", "toString"), row)
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    rows.map((levels) => `${HEAD}levels: ${JSON.stringify(levels)}`),
    fc.string({ maxLength: 100 }).map((tail) => `${HEAD}levels:\n  build/1: ${tail}`),
  )
  let answered = 0
  fc.assert(
    fc.property(texts, (text) => {
      try {
        assert.equal(apply(text).length, REQUIREMENTS.length)
        answered++
      } catch (error) {
        assert.ok(error instanceof SekishoError && error.code.startsWith("CONFIG_"), String(error))
      }
    }),
    { numRuns: 100 },
  )
  assert.ok(answered > 0)
})
