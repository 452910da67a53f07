import assert from "node:assert/strict"
import { test } from "node:test"
import { parseAnswer } from "./answer.ts"
import { REQUIREMENTS } from "./catalogue.ts"
import type { Observation } from "./observation.ts"
import type { Criterion, Requirement } from "./requirement.ts"
import type { Site } from "./site.ts"
import { verdict } from "./verdict.ts"

const NOW = Date.parse("2026-11-23T02:00:00Z")
const words = { ja: "見ました", en: "seen" }
const canLook = ({ means, notYet }: Criterion): boolean =>
  means.includes("observed") && !(notYet ?? []).includes("observed")

const seen = ({ id }: Criterion): Observation => ({
  criteria: [id],
  by: `test/${id}`,
  means: "observed",
  outcome: "fine",
  status: "ok",
  vantage: "public",
  observedAt: NOW - 1,
  validUntil: NOW + 1_000,
  evidence: [],
  title: words,
  says: words,
})

const siteFor = (requirement: Requirement): Site => ({
  id: "main",
  publicUrl: "https://shop.example.jp/",
  state: requirement.onceOpen ? "building" : "open",
  form: "oss",
  payment: "token",
  membership: true,
  platform: null,
  strangers: ["public"],
})

for (const requirement of REQUIREMENTS)
  test(`${requirement.id} can reach met by what this version sees and what people answer`, () => {
    const answers = requirement.criteria
      .filter(({ means }) => means.includes("answered"))
      .map(({ id }) =>
        parseAnswer({ criterion: id, state: "yes", by: "山田", evidence: ["写し.pdf"] }, REQUIREMENTS, NOW),
      )
    const looked = requirement.criteria.filter(canLook).map(seen)
    const judged = verdict(requirement, siteFor(requirement), looked, answers, NOW)
    const open = judged.criteria.filter(({ state, weight }) => weight === "core" && state !== "met")
    assert.equal(judged.state, "met", open.map(({ criterion, reason }) => `${criterion}: ${reason}`).join(", "))
  })
