import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { errorLine, SekishoError, type ErrorCode } from "../lib/errors.ts"
import { parseConfig } from "./config.ts"
import { configJsonSchema } from "./schema.ts"

const GOOD = `version: 1
sites:
  - id: main
    public-url: https://shop.example.jp
    payment: token
    admin: { url: https://shop.example.jp/kanri/ }
`

test("a short file is filled with the defaults", () => {
  const config = parseConfig(GOOD, "sekisho.yaml")
  assert.equal(config["data-dir"], ".sekisho")
  assert.deepEqual(config.check, { requests: 200, "requests-per-second": 5 })
  assert.deepEqual(config.sites[0]?.strangers, ["public"])
  assert.equal(config.sites[0]?.state, "open")
  assert.ok(Object.isFrozen(config))
})

const BAD: readonly (readonly [name: string, text: string, code: ErrorCode, line: RegExp])[] = [
  ["empty", "", "CONFIG_BAD_VALUE", /sekisho\.yaml:1 /],
  ["not YAML", "version: 1\nsites: [", "CONFIG_NOT_YAML", /sekisho\.yaml:2:/],
  ["a tab", "version: 1\nsites:\n\t- id: main", "CONFIG_NOT_YAML", /sekisho\.yaml:3:/],
  ["the same key twice", "version: 1\nversion: 1\n", "CONFIG_NOT_YAML", /sekisho\.yaml:2:/],
  ["unknown key on top", `${GOOD}wharf: {}\n`, "CONFIG_UNKNOWN_KEY", /sekisho\.yaml:7 .*wharf.*data-dir/],
  ["unknown key in a site", GOOD.replace("payment", "paymnet"), "CONFIG_UNKNOWN_KEY", /sekisho\.yaml:5 .*sites\.0\.paymnet.*membership/],
  ["unknown key below admin", GOOD.replace("admin: { url:", "admin: { uri:"), "CONFIG_BAD_VALUE", /sekisho\.yaml:6 .*admin\.url/],
  ["a version to come", GOOD.replace("version: 1", "version: 2"), "CONFIG_BAD_VALUE", /sekisho\.yaml:1 .*version/],
  ["no such payment", GOOD.replace("token", "cash"), "CONFIG_BAD_VALUE", /sekisho\.yaml:5 .*cash.*embedded/],
  ["not a web address", GOOD.replace("https://shop.example.jp\n", "ftp://shop.example.jp\n"), "CONFIG_BAD_VALUE", /sekisho\.yaml:4 .*public-url/],
  ["a password in the address", GOOD.replace("https://shop.example.jp\n", "https://a:b@shop.example.jp\n"), "CONFIG_BAD_VALUE", /sekisho\.yaml:4 /],
  ["no shop at all", "version: 1\nsites: []\n", "CONFIG_BAD_VALUE", /sekisho\.yaml:2 .*sites.*1/],
  ["two shops of one name", `${GOOD}  - id: main\n`, "CONFIG_BAD_VALUE", /sekisho\.yaml:7 /],
  ["an anchor bomb", `a: &a [x,x]\nb: &b [*a,*a]\nversion: 1\nsites: [*b]\n`, "CONFIG_NOT_YAML", /sekisho\.yaml:1/],
] // prettier-ignore

for (const [name, text, code, line] of BAD)
  test(`refused in one clear line: ${name}`, () => {
    assert.throws(
      () => parseConfig(text, "sekisho.yaml"),
      (error) => {
        assert.ok(error instanceof SekishoError)
        assert.equal(error.code, code)
        for (const language of ["ja", "en"] as const) {
          const said = errorLine(error, language)
          assert.match(said, line)
          assert.doesNotMatch(said, /\{[a-z]+\}|\n/, "placeholders are filled, one line")
        }
        return true
      },
    )
  })

test("property: any text is a configuration or a CONFIG_ error", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 300 }),
        fc.string({ maxLength: 80 }).map((tail) => GOOD + tail),
      ),
      (text) => {
        try {
          assert.equal(parseConfig(text, "f").version, 1)
        } catch (error) {
          assert.ok(error instanceof SekishoError && error.code.startsWith("CONFIG_"), String(error))
        }
      },
    ),
    { numRuns: 1_000 },
  )
})

test("the JSON Schema for editors names every setting", () => {
  const text = JSON.stringify(configJsonSchema())
  for (const key of ["data-dir", "public-url", "script-inventory", "requests-per-second"])
    assert.ok(text.includes(`"${key}"`), key)
})
