import assert from "node:assert/strict"
import { test } from "node:test"
import { SekishoError, type ErrorCode } from "../lib/errors.ts"
import { parseArguments } from "./arguments.ts"
import type { Command } from "./command.ts"

const words = { ja: "例", en: "example" }
const command: Command = {
  name: "check",
  positionals: "[URL]",
  maxPositionals: 1,
  says: words,
  options: {
    format: { type: "string", allowed: ["table", "json"], says: words },
    only: { type: "string", multiple: true, says: words },
    strict: { type: "boolean", says: words },
  },
  run: () => Promise.resolve(0),
}

test("options, lists and the address", () => {
  const { given, positionals } = parseArguments(command, [
    "--only",
    "build/9,build/4",
    "https://a.example",
    "--only=card/1",
    "--strict",
    "--format",
    "json",
  ])
  assert.deepEqual({ ...given }, { only: ["build/9", "build/4", "card/1"], strict: true, format: "json" })
  assert.deepEqual(positionals, ["https://a.example"])
})

const BAD: readonly (readonly [words: readonly string[], code: ErrorCode, named: string])[] = [
  [["--frmat", "json"], "USAGE_UNKNOWN_OPTION", "--frmat"],
  [["-x"], "USAGE_UNKNOWN_OPTION", "-x"],
  [["--__proto__", "a"], "USAGE_UNKNOWN_OPTION", "--__proto__"],
  [["--constructor"], "USAGE_UNKNOWN_OPTION", "--constructor"],
  [["a", "b"], "USAGE_UNKNOWN_OPTION", "b"],
  [["--strict=yes"], "USAGE_UNKNOWN_OPTION", "--strict=yes"],
  [["--format", "pdf"], "USAGE_BAD_VALUE", "pdf"],
  [["--format"], "USAGE_BAD_VALUE", ""],
  [["--format", "--strict"], "USAGE_BAD_VALUE", "--strict"],
  [["--format="], "USAGE_BAD_VALUE", ""],
  [["--lang", "fr"], "USAGE_BAD_VALUE", "fr"],
]
for (const [line, code, named] of BAD)
  test(`refused: ${line.join(" ")}`, () => {
    assert.throws(
      () => parseArguments(command, line),
      (error) => error instanceof SekishoError && error.code === code && error.values["given"] === named,
    )
  })
