import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { FIGURES } from "../guideline/figures.ts"
import { estimateLoss, type ShopSize } from "./loss.ts"
import { figureWords, yenRange, yenWords } from "./words.ts"

const table: readonly (readonly [name: string, size: ShopSize, low: number, high: number, sized: boolean])[] = [
  ["nothing told: the surveys' ranges", {}, 16_000_000, 81_000_000, false],
  ["a small staff", { staff: 49 }, 16_000_000, 39_000_000, true],
  ["a staff of fifty is no longer small", { staff: 50 }, 16_000_000, 81_000_000, true],
  ["sales of a million a month", { monthlySalesYen: 1_000_000 }, 10_300_000, 32_600_000, true],
  ["three thousand customers", { customers: 3_000 }, 16_000_000, 80_947_368, true],
  [
    "nonsense counts as not told",
    { monthlySalesYen: -5, customers: Number.NaN, staff: 0 },
    16_000_000,
    81_000_000,
    false,
  ],
]
for (const [name, size, low, high, sized] of table)
  test(`estimateLoss: ${name}`, () => {
    const loss = estimateLoss(size)
    assert.deepEqual([Math.round(loss.lowYen), Math.round(loss.highYen), loss.sized], [low, high, sized])
  })

test("estimateLoss: a range, made of its parts, each with a source and a year", () => {
  const number = fc.option(fc.double({ min: 1, max: 1e10, noNaN: true }), { nil: undefined })
  fc.assert(
    fc.property(number, number, number, (monthlySalesYen, customers, staff) => {
      const size: ShopSize = {
        ...(monthlySalesYen === undefined ? {} : { monthlySalesYen }),
        ...(customers === undefined ? {} : { customers }),
        ...(staff === undefined ? {} : { staff }),
      }
      const loss = estimateLoss(size)
      assert.ok(loss.lowYen < loss.highYen)
      for (const part of loss.parts) {
        assert.ok(part.lowYen < part.highYen && part.lowYen > 0)
        assert.ok(part.figures.length > 0)
        for (const { source, year } of part.figures) assert.ok(source.ja !== "" && year >= 2022)
      }
    }),
  )
})

const yen: readonly (readonly [yen: number, ja: string, en: string])[] = [
  [16_000_000, "1,600万円", "¥16.0 million"],
  [100_000_000, "1億円", "¥100.0 million"],
  [123_456_789, "1億2,346万円", "¥123.5 million"],
  [99_999_999, "1億円", "¥100.0 million"],
]
for (const [given, ja, en] of yen) test(`yenWords: ${ja}`, () => assert.deepEqual(yenWords(given), { ja, en }))

test("yenRange: one unit, at the end", () => {
  assert.deepEqual(yenRange(6_000_000, 24_000_000), { ja: "600万円〜2,400万円", en: "¥6.0–24.0 million" })
})
const figures: readonly (readonly [id: string, ja: RegExp, en: RegExp])[] = [
  ["closed-months", /: 約8\.6か月$/, /: about 8\.6 months$/],
  ["small-forensics", /: 約100万円〜500万円$/, /: about ¥1\.0–5\.0 million$/],
  ["leaked-records", /: 約3,800件$/, /: about 3,800 records$/],
  ["self-built", /: 97%$/, /: 97%$/],
]
for (const [id, ja, en] of figures)
  test(`figureWords: ${id}`, () => {
    const figure = FIGURES.find((one) => one.id === id)
    assert.ok(figure !== undefined)
    assert.match(figureWords(figure).ja, ja)
    assert.match(figureWords(figure).en, en)
    const ranged = figureWords({ ...figure, to: figure.value * 2 })
    assert.match(ranged.ja, /〜/)
  })
