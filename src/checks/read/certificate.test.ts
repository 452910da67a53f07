import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { target } from "../sample-facts.ts"
import { certificateEvidence, dayOf, periodOf, tlsPlaceOf } from "./certificate.ts"

test("a day is written as in ISO 8601", () => assert.equal(dayOf(Date.UTC(2027, 0, 22, 23)), "2027-01-22"))
test("any number gives a day or a dash", () => {
  fc.assert(fc.property(fc.double(), (timeMs) => assert.match(dayOf(timeMs), /^(?:-|[+-]?\d{4,6}-\d\d(?:-\d\d?)?)$/)))
})
test("a period and where it was seen", () => {
  const period = periodOf({ notBefore: Date.UTC(2026, 0, 1), notAfter: Number.NaN })
  assert.deepEqual(certificateEvidence(target(), period), {
    kind: "certificate",
    where: "shop.example.jp:443",
    value: "2026-01-01 – -",
  })
})
test("where TLS was looked at", () => {
  assert.equal(tlsPlaceOf({ hostname: "::1", port: 8443, scheme: "https" }), "[::1]:8443")
  assert.equal(tlsPlaceOf({ hostname: "shop.example.jp", port: 80, scheme: "http" }), "shop.example.jp:443")
})
