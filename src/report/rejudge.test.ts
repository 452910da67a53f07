import assert from "node:assert/strict"
import { test } from "node:test"
import { REQUIREMENTS } from "../guideline/catalogue.ts"
import type { Answer, Observation } from "../guideline/observation.ts"
import { DAY_MS } from "../lib/clock.ts"
import { buildDocument } from "./build.ts"
import type { Document, PaperCriterion } from "./document.ts"
import { observationsOf, rejudge } from "./rejudge.ts"
import { sampleDocument } from "./sample.ts"
import { parseDocument } from "./schema.ts"

const NOW = Date.parse("2026-11-23T02:00:00Z")
const words = { ja: "見ました", en: "seen" }
const seen: Observation = {
  criteria: ["build/9.redirect", "build/9.hsts"],
  by: "web/https-redirect",
  means: "observed",
  outcome: "permanent",
  status: "ok",
  vantage: "public",
  observedAt: NOW - 1_000,
  validUntil: NOW + 7 * DAY_MS,
  evidence: [],
  title: words,
  says: words,
}
const chosen = REQUIREMENTS.filter((one) => one.id === "build/9" || one.id === "owner/1")
const document = buildDocument({
  ...sampleDocument,
  requirements: chosen,
  observations: [seen],
  answers: [],
  startedAt: NOW - 2_000,
  now: NOW,
})
const again = (answers: readonly Answer[], now: number, scope: "same" | "all" = "same"): Document =>
  rejudge(document, {
    scope,
    sekisho: "9.9.9",
    catalogue: "later",
    requirements: REQUIREMENTS,
    observations: observationsOf(document),
    answers,
    now,
  })
const criterion = (one: Document, id: string): PaperCriterion | undefined =>
  one.verdicts.flatMap((verdict) => verdict.criteria).find((each) => each.criterion === id)

test("what two criteria show is one observation", () => assert.equal(observationsOf(document).length, 1))

test("judged again at the same time without answers, nothing changes but the versions", () => {
  const same = again([], NOW)
  assert.deepEqual({ ...same, sekisho: document.sekisho, catalogue: document.catalogue }, document)
  assert.equal(same.catalogue, "later")
  assert.deepEqual(parseDocument(JSON.parse(JSON.stringify(same))), same)
})

test("a narrow result can be judged over the whole catalogue", () =>
  assert.equal(again([], NOW, "all").verdicts.length, REQUIREMENTS.length))

test("evidence that has expired since is unknown", () => {
  assert.equal(criterion(again([], NOW + 6 * DAY_MS), "build/9.redirect")?.state, "met")
  const later = criterion(again([], NOW + 8 * DAY_MS), "build/9.redirect")
  assert.deepEqual([later?.state, later?.reason], ["unknown", "observation-expired"])
})

test("a new answer turns a requirement met, with everything that was answered on paper", () => {
  const answers = ["owner/1.policy", "owner/1.policy-told"].map((id): Answer => ({
    criterion: id,
    state: "alternative",
    by: "山田",
    at: NOW,
    until: NOW + DAY_MS,
    text: "朝礼",
    approvedBy: "社長",
    link: "https://shop.example.jp/policy",
    evidence: ["方針.pdf"],
  }))
  const judged = again(answers, NOW + 1)
  assert.equal(judged.verdicts.find((one) => one.requirement === "owner/1")?.state, "met")
  assert.equal(judged.counts.must.met, document.counts.must.met + 1)
  const paper = criterion(judged, "owner/1.policy")?.answer
  assert.deepEqual(
    [paper?.approvedBy, paper?.link, paper?.evidence],
    ["社長", "https://shop.example.jp/policy", ["方針.pdf"]],
  )
})
