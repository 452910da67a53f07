import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { isDmarc, parseDmarc, type Dmarc } from "./dmarc.ts"

const dmarc = (parts: Partial<Dmarc>): Dmarc => ({
  policy: "reject",
  subdomains: null,
  percent: 100,
  reports: false,
  ...parts,
})
const ROWS: readonly (readonly [record: string, want: Dmarc | null])[] = [
  ["v=DMARC1; p=reject; rua=mailto:d@example.jp", dmarc({ reports: true })],
  ["v=DMARC1;p=Quarantine;pct=50", dmarc({ policy: "quarantine", percent: 50 })],
  ["v=DMARC1; p=none; sp=reject", dmarc({ policy: "none", subdomains: "reject" })],
  ["v=DMARC1; p=reject; pct=250", dmarc({})],
  ["v=DMARC1; p=reject; pct=half", dmarc({})],
  ["v=DMARC1; p=reject; p=none", dmarc({})],
  ["v=DMARC1; rua=mailto:d@example.jp", null],
  ["v=DMARC1; p=block", null],
  ["v=DMARC1", null],
]
for (const [record, want] of ROWS) test(`DMARC: ${record}`, () => assert.deepEqual(parseDmarc(record), want))

for (const [text, want] of [
  ["v=DMARC1; p=none", true],
  ["v = DMARC1", true],
  ["v=DMARC10", false],
  ["v=dmarc1; p=none", false],
  ["p=none; v=DMARC1", false],
] as const)
  test(`DMARC or not: ${text}`, () => assert.equal(isDmarc(text), want))

test("DMARC: any text is read; the share stays between 0 and 100", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (rest) => {
      const got = parseDmarc(`v=DMARC1; p=none; ${rest}`)
      assert.equal(got?.policy, "none")
      assert.ok(got.percent >= 0 && got.percent <= 100)
    }),
  )
})
