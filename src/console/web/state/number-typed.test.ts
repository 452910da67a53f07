import assert from "node:assert/strict"
import { test } from "node:test"
import { numberTyped } from "./number-typed.ts"

const rows: readonly (readonly [typed: string, want: number | null])[] = [
  ["1200000", 1_200_000],
  ["1,200,000", 1_200_000],
  ["120000", 120_000],
  [" 12 ", 12],
  ["0", 0],
  ["", null],
  ["多い", null],
  ["-3", null],
  ["1e9", null],
  ["9999999999999", null],
]
for (const [typed, want] of rows)
  test(`"${typed}" is ${want === null ? "no number" : want}`, () => assert.equal(numberTyped(typed), want))
