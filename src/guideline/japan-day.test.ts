import assert from "node:assert/strict"
import { test } from "node:test"
import { isoTime } from "../lib/clock.ts"
import { endOfDay, japanDay } from "./japan-day.ts"

const ROWS: readonly (readonly [text: string, end: string | null])[] = [
  ["2027-03-31", "2027-03-31T14:59:59Z"],
  ["2027/3/31", "2027-03-31T14:59:59Z"],
  ["2027年3月31日", "2027-03-31T14:59:59Z"],
  ["２０２７．３．３１", "2027-03-31T14:59:59Z"],
  ["2028-02-29", "2028-02-29T14:59:59Z"],
  ["2027-02-29", null],
  ["2027-13-01", null],
  ["2027-00-10", null],
  ["1969-12-31", null],
  ["9999-01-01", null],
  ["31.03.2027", null],
  ["2027-03-31T10:00", null],
  ["", null],
]
for (const [text, end] of ROWS)
  test(`the end of ${text || "nothing"}`, () => {
    const found = endOfDay(text)
    assert.equal(found === null ? null : isoTime(found), end)
  })

test("a day in Japan begins at 15:00 UTC of the day before", () => {
  assert.equal(japanDay(Date.parse("2027-03-31T14:59:59Z")), "2027-03-31")
  assert.equal(japanDay(Date.parse("2027-03-31T15:00:00Z")), "2027-04-01")
  assert.equal(japanDay(endOfDay("2027-03-31") ?? 0), "2027-03-31")
})
