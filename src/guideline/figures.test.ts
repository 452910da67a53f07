import assert from "node:assert/strict"
import { test } from "node:test"
import { figureById, FIGURES } from "./figures.ts"

const WANTED: readonly (readonly [id: string, value: number, unit: string, to?: number])[] = [
  ["closed-months", 8.6, "months"],
  ["lost-sales", 57_000_000, "yen"],
  ["response-cost", 24_000_000, "yen"],
  ["leaked-records", 3_800, "records"],
  ["self-built", 97, "percent"],
  ["not-updated", 75, "percent"],
  ["no-operation-security", 90, "percent"],
  ["no-contract-clause", 44, "percent"],
  ["high-risk-found", 26, "shops"],
  ["example-total", 6_000_000, "yen"],
  ["small-lost-opportunity", 10_000_000, "yen", 15_000_000],
  ["small-forensics", 1_000_000, "yen", 5_000_000],
  ["small-forensics-peak", 2_000_000, "yen", 2_490_000],
  ["card-fraud-2021", 33_000_000_000, "yen"],
]
for (const [id, value, unit, to] of WANTED)
  test(`figure ${id}`, () => {
    const figure = figureById(id)
    assert.deepEqual([figure?.value, figure?.unit, figure?.to], [value, unit, to])
  })

test("every figure has its own id, a source, a year and both languages", () => {
  assert.equal(new Set(FIGURES.map((figure) => figure.id)).size, FIGURES.length)
  for (const { id, what, source, year, value, to } of FIGURES) {
    assert.ok(what.ja && what.en && source.ja && source.en, id)
    assert.ok(year >= 2022 && year <= 2026, id)
    assert.ok(to === undefined || to > value, id)
  }
})

test("the parts of the worked example add up to its total", () => {
  const parts = ["fraud", "forensics", "call-centre", "mail", "other"].map(
    (part) => figureById(`example-${part}`)?.value ?? 0,
  )
  assert.equal(
    parts.reduce((sum, part) => sum + part, 0),
    figureById("example-total")?.value,
  )
})

test("an unknown figure is undefined", () => assert.equal(figureById("example"), undefined))
