import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import fc from "fast-check"
import { cardsIn, masked } from "./find.ts"
import { formText } from "./form-text.ts"
import { isCardNumber } from "./number.ts"

interface Sample {
  readonly kind: string
  readonly text: string
}
const samples = (file: string): readonly Sample[] =>
  readFileSync(new URL(`../../../../test/data/cards/${file}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Sample) // our own data
const FORM = "application/x-www-form-urlencoded"
const count = (text: string, type: string): number => cardsIn(formText(Buffer.from(text), type)).length

const NUMBERS: readonly (readonly [digits: string, is: boolean])[] = [
  ["4111111111111111", true],
  ["4111111111111112", false],
  ["5555555555554444", true],
  ["2223003122003222", true],
  ["378282246310005", true],
  ["3530111333300000", true],
  ["36148900647913", true],
  ["6011111111111117", true],
  ["6200000000000005", true],
  ["4000000000000000006", true],
  ["0000000000000000", false],
  ["1111111111111117", false],
  ["9999999999999995", false],
  ["4222222222222", false],
  ["41111111111111111111", false],
]
for (const [digits, is] of NUMBERS)
  test(`${digits} is ${is ? "" : "not "}a card's`, () => assert.equal(isCardNumber(digits), is))

test("of 1,000 honest long numbers none is taken for a card, as a form and as a page", () => {
  const honest = samples("honest.jsonl")
  assert.equal(honest.length, 1_000)
  const taken = honest.filter(({ text }) => count(text, "text/html") > 0 || count(text, FORM) > 0)
  assert.deepEqual(taken, [])
})

test("every card number is found, whatever it is written in", () => {
  const cards = samples("cards.jsonl")
  assert.equal(cards.length, 132)
  const missed = cards.filter(
    ({ kind, text }) => count(text, /form|boxes/.test(kind) ? FORM : "application/json") === 0,
  )
  assert.deepEqual(missed, [])
})

test("all digits but the last four become stars, the rest stays byte by byte", () => {
  const text = `{"card":"4111 1111 1111 1111","note":"カード","pan":"378282246310005"}`
  const bytes = Buffer.from(text).toString("latin1")
  const cards = cardsIn(bytes)
  assert.equal(cards.length, 2)
  const shown = Buffer.from(masked(bytes, cards), "latin1").toString("utf8")
  assert.equal(shown, `{"card":"**** **** **** 1111","note":"カード","pan":"***********0005"}`)
})

test("property: any bytes are read, in time, and what is masked holds no card any more", () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom("card=", "4111111111111111", "4111-1111-1111-1111", " ", "\n", "カード", "9".repeat(500), "1 ".repeat(300))) // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = Buffer.from(pieces.join("")).toString("latin1")
      const cards = cardsIn(text)
      const hidden = masked(text, cards)
      assert.equal(hidden.length, text.length)
      for (const { start, end } of cards) assert.doesNotMatch(hidden.slice(start, end), /\d.*\d.*\d.*\d.*\d/)
      assert.ok(formText(Buffer.from(text, "latin1"), FORM).length <= text.length + 30)
    }),
    { numRuns: 500 },
  )
})
