import assert from "node:assert/strict"
import { test } from "node:test"
import { form } from "../sample-facts.ts"
import { asksForCard } from "./payment-forms.ts"

const field = (parts: Partial<ReturnType<typeof form>["fields"][number]>) =>
  form({ fields: [{ name: "", type: "text", autocomplete: "", id: "", label: "", ...parts }] })

const TABLE: readonly (readonly [string, ReturnType<typeof form>, boolean])[] = [
  ["cc-number", field({ autocomplete: "cc-number" }), true],
  ["a name", field({ name: "card_no" }), true],
  ["an id", field({ id: "cardNumber" }), true],
  ["a label", field({ label: "セキュリティコード" }), true],
  ["cvv", field({ name: "cvv2" }), true],
  ["a company in Japan", field({ name: "company", id: "japan" }), false],
  ["a postal code", field({ autocomplete: "postal-code" }), false],
  ["nothing", form({}), false],
]
for (const [name, given, want] of TABLE) test(`card fields: ${name}`, () => assert.equal(asksForCard(given), want))
