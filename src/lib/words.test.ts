import assert from "node:assert/strict"
import { test } from "node:test"
import { fill, languageFrom, say } from "./words.ts"

const hello = { ja: "{name}さん、{count}件あります", en: "{name}, there are {count}" }

test("placeholders are filled in both languages; one without a value stays visible", () => {
  assert.equal(say(hello, "ja", { name: "店長", count: 3 }), "店長さん、3件あります")
  assert.deepEqual(fill(hello, { name: "A" }), { ja: "Aさん、{count}件あります", en: "A, there are {count}" })
})

test("a value is never read as a pattern or as a placeholder", () => {
  assert.equal(say(hello, "en", { name: "$& {count}", count: 1 }), "$& {count}, there are 1")
  assert.equal(say({ ja: "{toString}", en: "{constructor}" }, "en", {}), "{constructor}")
})

const LANGUAGES: readonly (readonly [string | undefined, NodeJS.ProcessEnv, "ja" | "en"])[] = [
  ["en", { LANG: "ja_JP.UTF-8" }, "en"],
  ["ja", { LANG: "en_US.UTF-8" }, "ja"],
  [undefined, {}, "ja"],
  [undefined, { LANG: "C.UTF-8" }, "ja"],
  [undefined, { LANG: "en_GB.UTF-8" }, "en"],
  [undefined, { LANG: "en_GB.UTF-8", LC_ALL: "ja_JP.UTF-8" }, "ja"],
  ["fr", { LANG: "en_GB" }, "en"],
]
for (const [wish, environment, want] of LANGUAGES)
  test(`language of ${wish} and ${JSON.stringify(environment)} is ${want}`, () => {
    assert.equal(languageFrom(wish, environment), want)
  })
