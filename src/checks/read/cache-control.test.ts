import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseCacheControl, sharedCachingOf } from "./cache-control.ts"

const ROWS = [
  ["no-store", "never"],
  ["No-Store, no-cache, must-revalidate", "never"],
  ["private", "never"],
  ["private, max-age=600", "never"],
  ["max-age=10800, private, must-revalidate", "never"],
  ['private="set-cookie", max-age=60', "may"],
  ["no-cache", "asks"],
  ['no-cache="set-cookie", max-age=60', "may"],
  ["max-age=0, must-revalidate", "asks"],
  ["s-maxage=0, max-age=60", "asks"],
  ["max-age=0, s-maxage=60", "may"],
  ["public", "may"],
  ["max-age=60", "may"],
  ['max-age="60"', "may"],
  ["must-revalidate", "unsaid"],
  ["max-age=soon", "unsaid"],
  ["no-storee", "unsaid"],
  ["x-no-store-x=no-store", "unsaid"],
  ["", "unsaid"],
] as const

for (const [value, want] of ROWS)
  test(`Cache-Control: ${value || "(empty)"} → ${want}`, () =>
    assert.equal(sharedCachingOf(parseCacheControl(value)), want))

test("Cache-Control: any text is read, names in lower case, and no-store always wins", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (value) => {
      for (const name of parseCacheControl(value).keys()) assert.equal(name, name.toLowerCase())
      const plain = value.replaceAll('"', "")
      assert.equal(sharedCachingOf(parseCacheControl(`no-store, ${plain}`)), "never")
    }),
  )
})
