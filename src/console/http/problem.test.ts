import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { test } from "node:test"
import { ERRORS, SekishoError, type ErrorCode } from "../../lib/errors.ts"
import { problemOf } from "./problem.ts"

const COMMAND_LINE = /\bsekisho [a-z]|--[a-z]|\bnpm\b/
/** What the console itself throws, and the parts that it asks: what can come out on a page. */
const sources = globSync("src/{console,records,report,guideline,storage}/**/*.ts")
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n")
// `Object.keys` forgets that these are the catalogue's own names.
const shown = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => sources.includes(`"${code}"`))

for (const code of shown)
  test(`${code}: whoever sees only the pages is told what to do there`, () => {
    const { what, todo } = problemOf(new SekishoError(code))
    for (const words of [what.ja, what.en, todo.ja, todo.en]) assert.doesNotMatch(words, COMMAND_LINE)
  })

test("what is said at the command line stays as it is", () => {
  assert.ok(shown.length > 50, `${shown.length} errors were looked at`)
  assert.match(ERRORS.SHEET_SHAPE.todo.en, COMMAND_LINE)
  const { todo } = problemOf(new SekishoError("SHEET_OTHER_SITE", { file: "a.xlsx", found: "other" }))
  assert.match(todo.ja, /この画面で受け取り直すか、「other」のページで/)
})
