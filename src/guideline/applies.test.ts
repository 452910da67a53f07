import assert from "node:assert/strict"
import { test } from "node:test"
import { excludedBy } from "./applies.ts"
import type { Applies } from "./requirement.ts"
import type { Site } from "./site.ts"

type Told = Pick<Site, "payment" | "membership" | "form">
const NOTHING: Told = { payment: null, membership: null, form: null }
const otherwise = { ja: "対象外", en: "not concerned" }

const ROWS: readonly (readonly [
  name: string,
  applies: Applies | undefined,
  told: Partial<Told>,
  want: string | null,
])[] = [
  ["no condition", undefined, { payment: "none", membership: false, form: "mall" }, null],
  ["payment in the list", { payment: ["link", "token"], otherwise }, { payment: "token" }, null],
  ["payment not in the list", { payment: ["link", "token"], otherwise }, { payment: "own" }, "site-payment"],
  ["payment not told", { payment: ["link"], otherwise }, {}, null],
  ["members, and there are", { membership: true, otherwise }, { membership: true }, null],
  ["members, but guests only", { membership: true, otherwise }, { membership: false }, "site-membership"],
  ["guests only, but members", { membership: false, otherwise }, { membership: true }, "site-membership"],
  ["guests only, and so it is", { membership: false, otherwise }, { membership: false }, null],
  ["membership not told", { membership: false, otherwise }, {}, null],
  ["form in the list", { form: ["saas"], otherwise }, { form: "saas" }, null],
  ["form not in the list", { form: ["saas"], otherwise }, { form: "scratch" }, "site-form"],
  [
    "payment is named before membership",
    { payment: ["link"], membership: true, otherwise },
    { payment: "none", membership: false },
    "site-payment",
  ],
]

for (const [name, applies, told, want] of ROWS)
  test(`applies: ${name}`, () => assert.equal(excludedBy(applies, { ...NOTHING, ...told }), want))
