import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { DAY_MS, HOUR_MS } from "../lib/clock.ts"
import type { Answer, AnswerState, Observation } from "./observation.ts"
import type { Criterion, Requirement } from "./requirement.ts"
import type { Site } from "./site.ts"
import { verdict } from "./verdict.ts"
import type { Reason, Unknown, VerdictState } from "./verdict-shape.ts"

const NOW = Date.UTC(2026, 10, 23)
const both = { ja: "か", en: "x" }

const criterion = (over: Partial<Criterion> = {}): Criterion => ({
  id: "build/9.redirect",
  question: both,
  why: both,
  remedy: both,
  means: ["observed", "enforced", "answered"],
  weight: "core",
  source: "guideline",
  answerDays: 365,
  saas: "shop",
  ...over,
})
const requirement = (over: Partial<Requirement> = {}): Requirement => ({
  id: "build/9",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: both,
  explanation: both,
  places: ["web-server"],
  criteria: [criterion()],
  ...over,
})
const site = (over: Partial<Site> = {}): Site => ({
  id: "main",
  publicUrl: "https://shop.example.jp/",
  state: "open",
  form: "oss",
  payment: "token",
  membership: true,
  platform: null,
  strangers: ["public"],
  ...over,
})
const saw = (over: Partial<Observation> = {}): Observation => ({
  criteria: ["build/9.redirect"],
  by: "web/https-redirect",
  means: "observed",
  outcome: "always",
  status: "ok",
  vantage: "public",
  observedAt: NOW - HOUR_MS,
  validUntil: NOW + DAY_MS,
  evidence: [],
  title: both,
  says: both,
  ...over,
})
const guard = (over: Partial<Observation> = {}): Observation =>
  saw({ by: "login-defence", means: "enforced", mode: "enforce", vantage: "gate", ...over })
const origin = (status: Observation["status"], over: Partial<Observation> = {}): Observation =>
  saw({ by: "gate/origin", criteria: ["gate/origin-closed"], status, ...over })
const { mode: _, ...unmoded } = guard()
const said = (state: AnswerState, over: Partial<Answer> = {}): Answer => ({
  criterion: "build/9.redirect",
  state,
  by: "店長",
  at: NOW - 2 * HOUR_MS,
  until: NOW + DAY_MS,
  ...over,
})

type Row = readonly [
  name: string,
  given: {
    criterion?: Partial<Criterion>
    site?: Partial<Site>
    observations?: readonly Observation[]
    answers?: readonly Answer[]
  },
  state: VerdictState,
  reason: Reason,
  unknown?: Unknown,
]

const ROWS: readonly Row[] = [
  // What was seen.
  ["seen and fine", { observations: [saw()] }, "met", "observed-ok"],
  ["seen and bad", { observations: [saw({ status: "not-ok", severity: "high" })] }, "unmet", "observed-not-ok"],
  ["seen and fine for a part", { observations: [saw({ partly: true })] }, "partly", "observed-partly"],
  [
    "seen not to apply",
    { observations: [saw({ status: "not-applicable" })] },
    "not-applicable",
    "observed-not-applicable",
  ],
  ["inside and fine", { observations: [saw({ means: "inside", vantage: "inside" })] }, "met", "inside-ok"],
  ["inside and bad", { observations: [saw({ means: "inside", status: "not-ok" })] }, "unmet", "inside-not-ok"],
  ["last millisecond of validity", { observations: [saw({ validUntil: NOW + 1 })] }, "met", "observed-ok"],
  [
    "expired now",
    { observations: [saw({ validUntil: NOW })], criterion: { means: ["observed"] } },
    "unknown",
    "observation-expired",
    "could-not-look",
  ],
  [
    "expired finding is no finding",
    { observations: [saw({ status: "not-ok", validUntil: NOW - 1 })], criterion: { means: ["observed"] } },
    "unknown",
    "observation-expired",
    "could-not-look",
  ],
  [
    "seen in the future",
    { observations: [saw({ observedAt: NOW + 1 })], criterion: { means: ["observed"] } },
    "unknown",
    "observation-expired",
    "could-not-look",
  ],
  [
    "looked, could not see",
    { observations: [saw({ status: "unknown" })], criterion: { means: ["observed"] } },
    "unknown",
    "observation-unknown",
    "could-not-look",
  ],
  [
    "the newest of one check counts",
    { observations: [saw({ status: "not-ok", observedAt: NOW - 2 * HOUR_MS }), saw()] },
    "met",
    "observed-ok",
  ],
  [
    "two checks contradict: the finding",
    { observations: [saw(), saw({ by: "b", status: "not-ok" })] },
    "unmet",
    "observed-not-ok",
  ],
  [
    "one fine, one could not look",
    { observations: [saw(), saw({ by: "b", status: "unknown" })], criterion: { means: ["observed"] } },
    "unknown",
    "observation-unknown",
    "could-not-look",
  ],
  [
    "one fine, one not applicable",
    { observations: [saw(), saw({ by: "b", status: "not-applicable" })] },
    "met",
    "observed-ok",
  ],
  // Who was asking.
  [
    "a stranger is needed, loopback looked",
    { criterion: { needsStranger: true, means: ["observed"] }, observations: [saw({ vantage: "loopback" })] },
    "unknown",
    "vantage-no-stranger",
    "could-not-look",
  ],
  [
    "the same for a finding",
    {
      criterion: { needsStranger: true, means: ["observed"] },
      observations: [saw({ vantage: "loopback", status: "not-ok" })],
    },
    "unknown",
    "vantage-no-stranger",
    "could-not-look",
  ],
  [
    "the demo counts loopback",
    {
      criterion: { needsStranger: true },
      site: { strangers: ["public", "loopback"] },
      observations: [saw({ vantage: "loopback", status: "not-ok" })],
    },
    "unmet",
    "observed-not-ok",
  ],
  ["no stranger needed", { observations: [saw({ vantage: "loopback" })] }, "met", "observed-ok"],
  // The gate.
  ["enforced, alive, origin closed", { observations: [guard(), origin("ok")] }, "met", "enforced"],
  ["enforced for a part", { observations: [guard({ partly: true }), origin("ok")] }, "partly", "enforced-partly"],
  [
    "enforced for a part, the whole was seen",
    { observations: [guard({ partly: true }), origin("ok"), saw()] },
    "met",
    "observed-ok",
  ],
  [
    "enforced for a part, a person says yes",
    { observations: [guard({ partly: true }), origin("ok")], answers: [said("yes")] },
    "met",
    "answered-yes",
  ],
  [
    "enforced for a part, a person says no",
    { observations: [guard({ partly: true }), origin("ok")], answers: [said("no")] },
    "unmet",
    "answered-no",
  ],
  [
    "enforced for a part, origin open",
    { criterion: { means: ["enforced"] }, observations: [guard({ partly: true }), origin("not-ok")] },
    "unknown",
    "guard-origin-open",
    "could-not-look",
  ],
  [
    "only observing",
    { criterion: { means: ["enforced"] }, observations: [guard({ mode: "observe" }), origin("ok")] },
    "unknown",
    "guard-observes-only",
    "could-not-look",
  ],
  [
    "no mode is no control",
    { criterion: { means: ["enforced"] }, observations: [unmoded, origin("ok")] },
    "unknown",
    "observation-unknown",
    "could-not-look",
  ],
  [
    "origin open",
    { criterion: { means: ["enforced"] }, observations: [guard(), origin("not-ok")] },
    "unknown",
    "guard-origin-open",
    "could-not-look",
  ],
  [
    "origin never looked at",
    { criterion: { means: ["enforced"] }, observations: [guard()] },
    "unknown",
    "guard-origin-unknown",
    "could-not-look",
  ],
  [
    "origin unknown",
    { criterion: { means: ["enforced"] }, observations: [guard(), origin("unknown")] },
    "unknown",
    "guard-origin-unknown",
    "could-not-look",
  ],
  [
    "origin proof expired",
    { criterion: { means: ["enforced"] }, observations: [guard(), origin("ok", { validUntil: NOW })] },
    "unknown",
    "guard-origin-unknown",
    "could-not-look",
  ],
  [
    "two origin probes disagree",
    { criterion: { means: ["enforced"] }, observations: [guard(), origin("ok"), origin("not-ok", { by: "other" })] },
    "unknown",
    "guard-origin-open",
    "could-not-look",
  ],
  [
    "no life for a day",
    { criterion: { means: ["enforced"] }, observations: [guard({ validUntil: NOW }), origin("ok")] },
    "unknown",
    "observation-expired",
    "could-not-look",
  ],
  ["the canary got through", { observations: [guard({ status: "not-ok" }), origin("ok")] }, "unmet", "observed-not-ok"],
  [
    "enforced, yet seen to fail",
    { observations: [guard(), origin("ok"), saw({ status: "not-ok" })] },
    "unmet",
    "observed-not-ok",
  ],
  [
    "enforced, eyes could not see",
    { observations: [guard(), origin("ok"), saw({ status: "unknown" })] },
    "met",
    "enforced",
  ],
  // What a person says.
  ["yes", { answers: [said("yes")] }, "met", "answered-yes"],
  ["yes, expired", { answers: [said("yes", { until: NOW })] }, "unknown", "answer-expired", "awaiting-answer"],
  ["yes, from the future", { answers: [said("yes", { at: NOW + 1 })] }, "unknown", "answer-expired", "awaiting-answer"],
  ["yes by nobody", { answers: [said("yes", { by: " " })] }, "unknown", "answer-missing", "awaiting-answer"],
  [
    "yes without the file that is needed",
    { criterion: { needsEvidence: true }, answers: [said("yes")] },
    "unknown",
    "answer-without-evidence",
    "awaiting-answer",
  ],
  [
    "yes with the file",
    { criterion: { needsEvidence: true }, answers: [said("yes", { evidence: ["a.pdf"] })] },
    "met",
    "answered-yes",
  ],
  ["no", { answers: [said("no")] }, "unmet", "answered-no"],
  ["an old no is still a no", { answers: [said("no", { until: NOW - DAY_MS })] }, "unmet", "answered-no"],
  ["planned never counts as met", { answers: [said("planned")] }, "unmet", "answered-planned"],
  [
    "not applicable because",
    { answers: [said("not-applicable", { text: "会員制度がない" })] },
    "not-applicable",
    "answered-not-applicable",
  ],
  [
    "not applicable without a reason",
    { answers: [said("not-applicable")] },
    "unknown",
    "answer-without-reason",
    "awaiting-answer",
  ],
  [
    "the provider does it",
    { answers: [said("provider", { link: "https://provider.example/security" })] },
    "met",
    "answered-provider",
  ],
  ["the provider, no link", { answers: [said("provider")] }, "unknown", "answer-without-link", "awaiting-answer"],
  [
    "alternative, approved",
    { answers: [said("alternative", { text: "Basic認証", approvedBy: "決済会社" })] },
    "met",
    "answered-alternative",
  ],
  [
    "alternative, not approved",
    { answers: [said("alternative", { text: "Basic認証" })] },
    "unknown",
    "answer-without-approval",
    "awaiting-answer",
  ],
  [
    "alternative, which?",
    { answers: [said("alternative", { approvedBy: "決済会社" })] },
    "unknown",
    "answer-without-reason",
    "awaiting-answer",
  ],
  ["the newest answer counts", { answers: [said("no", { at: NOW - DAY_MS }), said("yes")] }, "met", "answered-yes"],
  [
    "an answer where none is taken",
    { criterion: { means: ["observed"] }, answers: [said("yes")] },
    "unknown",
    "no-observation",
    "could-not-look",
  ],
  // Voices against each other.
  [
    "says yes, is seen to fail",
    { answers: [said("yes")], observations: [saw({ status: "not-ok" })] },
    "unmet",
    "answer-contradicted",
  ],
  [
    "says not applicable, is seen to fail",
    { answers: [said("not-applicable", { text: "ない" })], observations: [saw({ status: "not-ok" })] },
    "unmet",
    "answer-contradicted",
  ],
  ["says no, then it is seen to be fine", { answers: [said("no")], observations: [saw()] }, "met", "observed-ok"],
  [
    "was fine, then somebody says no",
    { answers: [said("no", { at: NOW - 60_000 })], observations: [saw()] },
    "unmet",
    "answered-no",
  ],
  ["says no, the gate does it", { answers: [said("no")], observations: [guard(), origin("ok")] }, "met", "enforced"],
  [
    "says yes, nobody could look",
    { answers: [said("yes")], observations: [saw({ status: "unknown" })] },
    "met",
    "answered-yes",
  ],
  [
    "says yes but expired, nobody could look",
    { answers: [said("yes", { until: NOW })], observations: [saw({ status: "unknown" })] },
    "unknown",
    "answer-expired",
    "awaiting-answer",
  ],
  // Nobody has spoken.
  ["to be answered, and not probed", {}, "unknown", "not-probed", "awaiting-answer"],
  ["only a person can answer", { criterion: { means: ["answered"] } }, "unknown", "answer-missing", "awaiting-answer"],
  ["nobody looked", { criterion: { means: ["observed"] } }, "unknown", "no-observation", "could-not-look"],
  [
    "this version cannot",
    { criterion: { means: ["inside"], notYet: ["inside"] } },
    "unknown",
    "no-means-yet",
    "not-supported",
  ],
  [
    "could not look, and it is the person's turn",
    { observations: [saw({ status: "unknown" })] },
    "unknown",
    "observation-unknown",
    "awaiting-answer",
  ],
  // What applies.
  [
    "no card payment",
    { criterion: { applies: { payment: ["link"], otherwise: both } }, site: { payment: "none" } },
    "not-applicable",
    "site-payment",
  ],
  [
    "way of payment not told: applies",
    { criterion: { applies: { payment: ["link"], otherwise: both } }, site: { payment: null }, observations: [saw()] },
    "met",
    "observed-ok",
  ],
  [
    "guests only",
    { criterion: { applies: { membership: true, otherwise: both } }, site: { membership: false } },
    "not-applicable",
    "site-membership",
  ],
  [
    "another form",
    { criterion: { applies: { form: ["saas"], otherwise: both } }, site: { form: "oss" } },
    "not-applicable",
    "site-form",
  ],
]

for (const [name, given, state, reason, unknown] of ROWS)
  test(`one criterion: ${name}`, () => {
    const item = requirement({ criteria: [criterion(given.criterion)] })
    const got = verdict(item, site(given.site), given.observations ?? [], given.answers ?? [], NOW)
    const [one] = got.criteria
    assert.deepEqual([one?.state, one?.reason, one?.unknown], [state, reason, unknown])
    assert.equal(got.state, state, "one deciding criterion decides")
    assert.deepEqual(got.unknowns, unknown ? [unknown] : [])
  })

const id = (name: string): string => `build/9.${name}`
const three = (weights: readonly ("core" | "plus")[]): readonly Criterion[] =>
  weights.map((weight, index) => criterion({ id: id("abc"[index] ?? ""), weight, means: ["observed"] }))
const seeing = (states: string): readonly Observation[] =>
  [...states].flatMap((state, index) => {
    const status = { m: "ok", p: "ok", u: "not-ok", n: "not-applicable", "?": "unknown" }[state]
    if (status === undefined) return []
    const partly = state === "p" ? { partly: true as const } : {}
    // The table's letters name only statuses of an observation.
    return [saw({ criteria: [id("abc"[index] ?? "")], status: status as Observation["status"], ...partly })]
  })

const COMBINED: readonly (readonly [kind: "all" | "any", states: string, want: VerdictState])[] = [
  ["all", "mmm", "met"], ["all", "mmu", "unmet"], ["all", "mm?", "unknown"], ["all", "mpm", "partly"], ["all", "u??", "unmet"],
  ["all", "p?m", "unknown"], ["all", "nnn", "not-applicable"], ["all", "nmm", "met"], ["all", "---", "unknown"],
  ["any", "uum", "met"], ["any", "uuu", "unmet"], ["any", "uu?", "unknown"], ["any", "upu", "partly"], ["any", "nnu", "unmet"],
  ["any", "nnn", "not-applicable"], ["any", "m??", "met"], ["any", "---", "unknown"],
] // prettier-ignore
for (const [kind, states, want] of COMBINED)
  test(`${kind} of ${states}`, () => {
    const item = requirement({
      criteria: three(["core", "core", "core"]),
      group: { kind, of: ["a", "b", "c"].map(id) },
    })
    assert.equal(verdict(item, site(), seeing(states), [], NOW).state, want)
  })

test("advice is judged and shown but never decides", () => {
  const item = requirement({ criteria: three(["core", "plus", "plus"]) })
  const got = verdict(item, site(), seeing("mu?"), [], NOW)
  assert.equal(got.state, "met")
  assert.deepEqual(
    got.criteria.map((one) => one.state),
    ["met", "unmet", "unknown"],
  )
})

test("per scene: every scene must be fulfilled, by any of its measures", () => {
  const scenes = {
    registration: { kind: "any", of: [id("a"), id("b")] },
    "log-in": { kind: "any", of: [id("b"), id("c")] },
    change: { kind: "any", of: [id("c")] },
  } as const
  const item = requirement({ criteria: three(["core", "core", "core"]), group: { kind: "per-scene", scenes } })
  const state = (states: string): VerdictState => verdict(item, site(), seeing(states), [], NOW).state
  assert.deepEqual(["muu", "mum", "umu", "u?m", "uuu"].map(state), ["unmet", "met", "unmet", "unknown", "unmet"])
})

test("the state of the shop decides what counts now", () => {
  const diagnosed = requirement({ id: "build/3", onceOpen: "operate/2" })
  const running = requirement({ id: "operate/1", phase: "operate" })
  assert.deepEqual(
    [
      verdict(diagnosed, site(), [saw()], [], NOW),
      verdict(diagnosed, site({ state: "pre-open" }), [saw()], [], NOW),
      verdict(running, site({ state: "planning" }), [saw()], [], NOW),
      verdict(running, site(), [saw()], [], NOW),
      verdict(requirement(), site(), [saw()], [], NOW),
    ].map(({ state, role, reason }) => [state, role, reason]),
    [
      ["not-applicable", "gap", "once-open"],
      ["met", "score", undefined],
      ["not-applicable", "later", "not-open-yet"],
      ["met", "score", undefined],
      ["met", "gap", undefined],
    ],
  )
})

const anyObservation = fc.record({
  by: fc.constantFrom("a", "b", "guard"),
  means: fc.constantFrom("observed", "inside", "enforced"),
  status: fc.constantFrom("ok", "not-ok", "not-applicable", "unknown"),
  mode: fc.constantFrom("observe", "enforce"),
  vantage: fc.constantFrom("loopback", "private", "public", "inside", "gate"),
  observedAt: fc.integer({ min: NOW - 1_000, max: NOW + 10 }),
  validUntil: fc.integer({ min: NOW - 10, max: NOW + 1_000 }),
  criteria: fc.constantFrom(["build/9.redirect"], ["gate/origin-closed"]),
})
const anyAnswer = fc.record({
  state: fc.constantFrom("yes", "no", "not-applicable", "provider", "alternative", "planned"),
  at: fc.integer({ min: NOW - 1_000, max: NOW + 10 }),
  until: fc.integer({ min: NOW - 10, max: NOW + 1_000 }),
  by: fc.constantFrom("", "店長"),
  text: fc.constantFrom("", "理由"),
})

test("property: never met without valid evidence, and the order of what came in does not matter", () => {
  fc.assert(
    fc.property(fc.array(anyObservation, { maxLength: 6 }), fc.array(anyAnswer, { maxLength: 2 }), (some, given) => {
      const observations = some.map((one) => saw(one as Partial<Observation>)) // the generator makes only valid members
      const answers = given.map((one) => said("yes", one as Partial<Answer>)) // likewise
      const item = requirement({ criteria: [criterion({ needsStranger: true })] })
      const got = verdict(item, site(), observations, answers, NOW)
      if (got.state === "met") {
        const valid = (one: { observedAt: number; validUntil: number }): boolean =>
          one.observedAt <= NOW && NOW < one.validUntil
        const good = observations.some(
          (one) => one.status === "ok" && valid(one) && (one.means !== "enforced" || one.mode === "enforce"),
        )
        const word = answers.some((one) => one.by !== "" && one.at <= NOW && one.until > NOW)
        assert.ok(good || word, "met needs a valid observation or a valid answer")
      }
      if (got.state === "unknown") assert.ok(got.unknowns.length > 0, "unknown always says which")
    }),
    { numRuns: 3_000 },
  )
})
