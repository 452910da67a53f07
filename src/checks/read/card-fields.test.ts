import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { FormTag } from "../facts.ts"
import { cardFieldsOf } from "./card-fields.ts"

type Field = FormTag["fields"][number]
const field = (parts: Partial<Field>): Field => ({
  name: "",
  type: "text",
  autocomplete: "",
  id: "",
  label: "",
  ...parts,
})
const found = (...fields: readonly Field[]): number => cardFieldsOf([{ action: "", method: "post", fields }]).length

const TABLE: readonly (readonly [name: string, fields: readonly Field[], want: number])[] = [
  ["told by the browser's hint", [field({ name: "a", autocomplete: "section-x billing cc-number" })], 1],
  ["the code by its hint", [field({ name: "b", autocomplete: "cc-csc", type: "password" })], 1],
  ["the holder's name alone is no card", [field({ name: "c", autocomplete: "cc-name" })], 0],
  ["camel case", [field({ name: "cardNumber" })], 1],
  ["numbered parts", [field({ name: "card_no1" }), field({ name: "card_no2" })], 2],
  ["in brackets", [field({ name: "payment[cc_number]" })], 1],
  ["by id", [field({ id: "credit-card-number" })], 1],
  ["by a Japanese label", [field({ name: "x1", label: "クレジットカード番号" })], 1],
  ["by a label in wide letters", [field({ name: "x2", label: "ＣＡＲＤ　ＮＵＭＢＥＲ" })], 1],
  ["cvv", [field({ name: "cvv2" })], 1],
  ["security code beside a number", [field({ name: "cardno" }), field({ name: "sc", label: "セキュリティコード" })], 2],
  ["security code alone: two-step log-in", [field({ name: "code", label: "セキュリティコード" })], 0],
  ["security code alone by name", [field({ name: "security_code" })], 0],
  ["a one-time code", [field({ name: "cvc", autocomplete: "one-time-code" })], 0],
  ["gift card", [field({ name: "gift_card_number" })], 0],
  ["point card", [field({ name: "card_no", label: "ポイントカード番号" })], 0],
  ["member card", [field({ name: "card", label: "会員カード番号" })], 0],
  ["a word that only holds the letters", [field({ name: "discardNote" }), field({ name: "accnote" })], 0],
  ["hidden fields are not typed in", [field({ name: "card_number", type: "hidden" })], 0],
  ["choice of the way of payment", [field({ name: "card_no", type: "radio" })], 0],
  ["postal code, phone", [field({ name: "postal_code" }), field({ name: "phone_number" })], 0],
  ["no fields", [], 0],
]
for (const [name, fields, want] of TABLE)
  test(`card fields: ${name}`, () => {
    assert.equal(found(...fields), want)
  })

const SENT: readonly (readonly [
  name: string,
  action: string,
  method: string,
  fieldName: string,
  want: string | null,
])[] = [
  ["to the shop", "https://shop.example.jp/pay", "post", "card_number", "shop.example.jp"],
  ["to the provider", "https://pay.example/x", "post", "card_number", "pay.example"],
  ["without a name a form sends nothing", "https://shop.example.jp/pay", "post", "", null],
  ["outside every form", "https://shop.example.jp/pay", "none", "card_number", null],
  ["an action that is no address", "javascript", "post", "card_number", null],
]
for (const [name, action, method, fieldName, want] of SENT)
  test(`card fields: ${name}`, () => {
    const fields = [field({ name: fieldName, id: "card-number" })]
    assert.equal(cardFieldsOf([{ action, method, fields }])[0]?.sentTo, want)
  })

test("card fields: any text is judged", { timeout: 60_000 }, () => {
  const text = fc.oneof(fc.string({ maxLength: 400 }), fc.constantFrom("card ".repeat(2_000), "a".repeat(50_000)))
  fc.assert(
    fc.property(text, text, text, (name, label, autocomplete) => {
      assert.ok(found(field({ name, label, autocomplete })) <= 1)
    }),
  )
})
