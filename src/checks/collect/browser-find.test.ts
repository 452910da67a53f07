import assert from "node:assert/strict"
import { test } from "node:test"
import { findBrowser } from "./browser-find.ts"

const PLACES = ["/a/chromium", "/b/chrome"]
const only =
  (...files: readonly string[]) =>
  (file: string): boolean =>
    files.includes(file)

const TABLE: readonly (readonly [string, NodeJS.ProcessEnv, readonly string[], string | null])[] = [
  ["the first of the usual places", {}, PLACES, "/a/chromium"],
  ["the second when the first is not there", {}, ["/b/chrome"], "/b/chrome"],
  ["named by a person", { SEKISHO_BROWSER: "/x/y", CHROME_PATH: "/b/chrome" }, [...PLACES, "/x/y"], "/x/y"],
  ["named by the other variable", { CHROME_PATH: "/b/chrome" }, PLACES, "/b/chrome"],
  ["a name that cannot be run is not passed over", { SEKISHO_BROWSER: "/none" }, PLACES, null],
  ["none at all", {}, [], null],
]
for (const [name, environment, there, want] of TABLE)
  test(`browser: ${name}`, () => {
    assert.equal(findBrowser(environment, PLACES, only(...there)), want)
  })
test("browser: a folder is no browser", () => {
  assert.equal(findBrowser({ SEKISHO_BROWSER: "/tmp" }), null)
})
