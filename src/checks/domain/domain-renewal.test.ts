import assert from "node:assert/strict"
import { DAY_MS } from "../../lib/clock.ts"
import type { DomainRegistration } from "../facts.ts"
import { cases } from "../cases.ts"
import { httpTarget, LOOKED_AT, registration, target } from "../sample-facts.ts"
import { domainRenewal } from "./domain-renewal.ts"

const of = (parts: Partial<DomainRegistration>) => ({ target: target(), registration: registration(parts) })
const left = (leftMs: number, domain = "example.com") => of({ domain, expiresAt: LOOKED_AT + leftMs })

cases(domainRenewal, [
  ["200 days", of({}), "enough"],
  ["exactly 60 days", left(60 * DAY_MS), "enough", (got) => assert.equal(got.validUntil, LOOKED_AT + 46 * DAY_MS)],
  ["a moment less", left(60 * DAY_MS - 1), "near"],
  ["exactly 14 days", left(14 * DAY_MS), "near", (got) => assert.equal(got.validUntil, LOOKED_AT)],
  ["a moment less than 14 days", left(14 * DAY_MS - 1), "soon"],
  ["the last moment", left(0), "soon"],
  ["a .jp name, 14 days", left(14 * DAY_MS, "example.jp"), "near"],
  ["a .jp name, a moment less", left(14 * DAY_MS - 1, "example.co.jp"), "renewed-late"],
  ["a .jp name, over", left(-1, "example.jp"), "over"],
  ["over", left(-1), "over"],
  ["no date", of({ expiresAt: null }), "not-told"],
  ["on hold, whatever the date", of({ statuses: ["active", "client hold"] }), "held"],
  ["about to be deleted", of({ statuses: ["pendingDelete"] }), "held"],
  [
    "locked against transfer is fine",
    of({ statuses: ["client transfer prohibited", "Active (2027/06/30)"] }),
    "enough",
  ],
  ["an address", { target: httpTarget(), registration: registration() }, "no-domain"],
])
