import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { SekishoError } from "../../lib/errors.ts"
import { parseDetails } from "./details.ts"

const refused = (value: unknown, place: RegExp): void => {
  assert.throws(
    () => parseDetails(value, "papers.yaml"),
    (error) =>
      error instanceof SekishoError && error.code === "DETAILS_SHAPE" && place.test(String(error.values["place"])),
  )
}

test("nothing, and everything", () => {
  assert.deepEqual(parseDetails(null, "papers.yaml"), {})
  const details = parseDetails(
    {
      company: " せきしょ商店 ",
      contacts: { payment: { name: "サンプル", phone: "0120-000-111" }, police: { phone: "#9110" } },
      "order-due": "2026-12-25",
      provider: "stripe",
      budget: [{ item: "診断", yen: 1, hours: 2.5 }],
    },
    "papers.yaml",
  )
  assert.equal(details.company, "せきしょ商店")
})

const REFUSED: readonly (readonly [string, unknown, RegExp])[] = [
  ["an unknown key", { compny: "x" }, /top/],
  ["an unknown role", { contacts: { boss: {} } }, /contacts/],
  ["a phone number that is none", { contacts: { payment: { phone: "call me" } } }, /contacts\.payment\.phone/],
  ["a phone number too long for its line", { contacts: { payment: { phone: "0".repeat(30) } } }, /phone/],
  ["a day that is none", { "order-due": "2026-13-01" }, /order-due/],
  ["money below nothing", { budget: [{ item: "a", yen: -1 }] }, /budget\.0\.yen/],
  ["too many lines", { budget: Array.from({ length: 51 }, () => ({ item: "a" })) }, /budget/],
  ["a list", [], /top/],
]
for (const [name, value, place] of REFUSED)
  test(`refused: ${name}`, () => {
    refused(value, place)
  })

test("whatever stands there, it is read or refused by its place", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      try {
        parseDetails(value, "papers.yaml")
      } catch (error) {
        assert.ok(error instanceof SekishoError && error.code === "DETAILS_SHAPE")
      }
    }),
  )
})
