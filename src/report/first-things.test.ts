import assert from "node:assert/strict"
import { test } from "node:test"
import type { Evidence } from "../guideline/observation.ts"
import type { Document, PaperCriterion, PaperObservation, PaperVerdict } from "./document.ts"
import { effortOf, findings, firstThings } from "./first-things.ts"
import { sampleDocument } from "./sample.ts"

const words = { ja: "あ", en: "a" }
const seen = (by: string, kinds: readonly Evidence["kind"][]): PaperObservation => ({
  criteria: [],
  by,
  means: "observed",
  outcome: "bad",
  status: "not-ok",
  vantage: "public",
  observedAt: "2026-11-20T00:00:00Z",
  validUntil: "2026-11-27T00:00:00Z",
  evidence: kinds.map((kind) => ({ kind, where: "w", value: "v" })),
  title: words,
  says: words,
})
const criterion = (id: string, more: Partial<PaperCriterion> = {}): PaperCriterion => ({
  criterion: id,
  weight: "core",
  state: "unmet",
  reason: "observed-not-ok",
  question: words,
  why: words,
  because: words,
  observations: [],
  ...more,
})
const verdict = (id: string, criteria: readonly PaperCriterion[], more: Partial<PaperVerdict> = {}): PaperVerdict => ({
  requirement: id,
  role: "score",
  state: "unmet",
  unknowns: [],
  phase: "build",
  title: words,
  explanation: words,
  level: "must",
  levelProvenance: "recalled",
  places: [],
  criteria,
  ...more,
})
const paper = (...verdicts: readonly PaperVerdict[]): Document => ({ ...sampleDocument, verdicts })
const first = (document: Document): readonly string[] => firstThings(document).map((thing) => thing.criterion.criterion)

const order: readonly (readonly [name: string, document: Document, want: readonly string[]])[] = [
  [
    "graver first",
    paper(
      verdict("a/1", [criterion("a/1.x", { severity: "low" })]),
      verdict("a/2", [criterion("a/2.y", { severity: "critical" })]),
    ),
    ["a/2.y", "a/1.x"],
  ],
  [
    "same gravity: the higher level first",
    paper(verdict("a/1", [criterion("a/1.x")], { level: "advise" }), verdict("a/2", [criterion("a/2.y")])),
    ["a/2.y", "a/1.x"],
  ],
  [
    "same level: the easier first",
    paper(
      verdict("a/1", [criterion("a/1.x", { effort: "large" })]),
      verdict("a/2", [criterion("a/2.y", { effort: "small" })]),
    ),
    ["a/2.y", "a/1.x"],
  ],
  [
    "same effort: what counts now before the gaps",
    paper(verdict("a/1", [criterion("a/1.x")], { role: "gap" }), verdict("a/2", [criterion("a/2.y")])),
    ["a/2.y", "a/1.x"],
  ],
  ["one requirement once", paper(verdict("a/1", [criterion("a/1.x"), criterion("a/1.y")])), ["a/1.x"]],
  [
    "one check once, though it answers two requirements",
    paper(
      verdict("a/1", [criterion("a/1.x", { observations: [seen("web/x", ["door"])] })]),
      verdict("a/2", [criterion("a/2.y", { observations: [seen("web/x", ["door"])] })]),
    ),
    ["a/1.x"],
  ],
  [
    "the same question of two requirements once",
    paper(verdict("build/2", [criterion("build/2.patched")]), verdict("operate/1", [criterion("operate/1.patched")])),
    ["build/2.patched"],
  ],
  [
    "advice and later requirements are not among them",
    paper(
      verdict("a/1", [criterion("a/1.x", { weight: "plus" })]),
      verdict("a/2", [criterion("a/2.y")], { role: "later" }),
    ),
    [],
  ],
  [
    "open questions fill up",
    paper(
      verdict("a/1", [criterion("a/1.x", { state: "unknown", unknown: "awaiting-answer" })]),
      verdict("a/2", [criterion("a/2.y", { severity: "low" })]),
      verdict("a/3", [criterion("a/3.z", { state: "unknown", unknown: "could-not-look" })]),
    ),
    ["a/2.y", "a/1.x"],
  ],
]
for (const [name, document, want] of order) test(`firstThings: ${name}`, () => assert.deepEqual(first(document), want))

test("firstThings: three of the sample, the readable password file first", () => {
  assert.deepEqual(first(sampleDocument), [
    "card/2.public-files",
    "build/4.admin-refuses-strangers",
    "operate/3.payment-pages",
  ])
})
test("findings: advice comes last, whatever its gravity", () => {
  const document = paper(
    verdict("a/1", [
      criterion("a/1.x", { weight: "plus", severity: "critical" }),
      criterion("a/1.y", { severity: "low" }),
    ]),
  )
  assert.deepEqual(
    findings(document).map((thing) => thing.criterion.criterion),
    ["a/1.y", "a/1.x"],
  )
})

const efforts: readonly (readonly [name: string, criterion: PaperCriterion, want: string])[] = [
  ["as told", criterion("a", { effort: "large", observations: [seen("b", ["header"])] }), "large"],
  ["a header is a setting", criterion("a", { observations: [seen("b", ["header", "cookie"])] }), "small"],
  ["a door takes an afternoon", criterion("a", { observations: [seen("b", ["header", "door"])] }), "medium"],
  ["a library needs the contractor", criterion("a", { observations: [seen("b", ["library"])] }), "large"],
  ["nothing seen", criterion("a"), "medium"],
]
for (const [name, given, want] of efforts) test(`effortOf: ${name}`, () => assert.equal(effortOf(given), want))
