import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { isSpf, parseSpf, type Spf } from "./spf.ts"

const spf = (parts: Partial<Spf>): Spf => ({ all: null, redirect: null, lookups: 0, malformed: false, ...parts })
const ROWS: readonly (readonly [record: string, want: Spf])[] = [
  ["v=spf1 -all", spf({ all: "-" })],
  ["v=spf1 mx include:_spf.example.net ~all", spf({ all: "~", lookups: 2 })],
  ["v=spf1 ip4:203.0.113.0/24 ip6:2001:db8::/32 ?all", spf({ all: "?" })],
  ["V=SPF1 +ALL", spf({ all: "+" })],
  ["v=spf1 all", spf({ all: "+" })],
  ["v=spf1 a -all include:after.example", spf({ all: "-", lookups: 1 })],
  ["v=spf1 redirect=_spf.example.net", spf({ redirect: "_spf.example.net", lookups: 1 })],
  ["v=spf1 -all redirect=_spf.example.net", spf({ all: "-" })],
  ["v=spf1 a mx", spf({ lookups: 2 })],
  ["v=spf1 a:mail.example/28 exists:%{i}.x.example exp=why.example -all", spf({ all: "-", lookups: 2 })],
  ["v=spf1 ipv4:203.0.113.1 -all", spf({ all: "-", malformed: true })],
  ["v=spf1 include: all-", spf({ lookups: 1, malformed: true })],
  ["v=spf1", spf({})],
]
for (const [record, want] of ROWS) test(`SPF: ${record}`, () => assert.deepEqual(parseSpf(record), want))

for (const [text, want] of [
  ["v=spf1 -all", true],
  ["  V=SPF1", true],
  ["v=spf10 -all", false],
  ["spf1 -all", false],
  ["google-site-verification=v=spf1", false],
] as const)
  test(`SPF or not: ${text}`, () => assert.equal(isSpf(text), want))

test("SPF: any text is read; the first `all` decides", () => {
  fc.assert(
    fc.property(fc.constantFrom("+", "?", "~", "-"), fc.string({ maxLength: 300 }), (mark, rest) => {
      assert.equal(parseSpf(`v=spf1 ${mark}all ${rest}`).all, mark)
      assert.ok(parseSpf(rest).lookups <= 101)
    }),
  )
})
