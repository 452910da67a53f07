import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { test } from "node:test"
import { errorLine, ERRORS, EXIT, exitOf, SekishoError, type ErrorCode } from "./errors.ts"

// `Object.keys` forgets that these are the catalogue's own names.
const codes = Object.keys(ERRORS) as ErrorCode[]
const sources = globSync("src/**/*.ts")
  .filter((file) => !file.endsWith(".test.ts") && !file.endsWith("lib/errors.ts"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n")

for (const code of codes)
  test(`${code} has an exit code, is thrown somewhere, and is one line in both languages`, () => {
    assert.ok(Object.values(EXIT).includes(exitOf(new SekishoError(code))))
    assert.notEqual(exitOf(new SekishoError(code)), EXIT.fine)
    assert.ok(sources.includes(`"${code}"`), "nothing throws it: delete it")
    for (const language of ["ja", "en"] as const) {
      const line = errorLine(new SekishoError(code, { reason: "a\nb" }), language)
      assert.ok(line.startsWith(`${code}: `))
      assert.doesNotMatch(line, /\n/)
    }
  })

test(`every one of the ${codes.length} errors was looked at`, () => assert.ok(codes.length >= 15))

test("no two parts name the same error", () => {
  const parts = globSync("src/lib/errors/*.ts").map((file) => readFileSync(file, "utf8"))
  const written = parts.flatMap((text) => [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+): \{/gm)].map((match) => match[1]))
  assert.deepEqual(written.toSorted(), codes.toSorted())
})
