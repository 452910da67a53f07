import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { errorLine, SekishoError } from "../lib/errors.ts"
import { isoTime } from "../lib/clock.ts"
import { ANSWER_LIMITS, ANSWER_WORDS, cleanText, parseAnswer, parseStoredAnswer, questionById } from "./answer.ts"
import { REQUIREMENTS } from "./catalogue.ts"
import { ANSWER_STATES } from "./observation.ts"
import { verdict } from "./verdict.ts"

const NOW = Date.parse("2026-11-23T02:00:00Z")
const yes = { criterion: "owner/1.policy-told", state: "yes", by: "山田" }
const parse = (value: unknown) => parseAnswer(value, REQUIREMENTS, NOW)

const GOOD: readonly (readonly [name: string, value: object, want: object])[] = [
  ["yes counts as long as the criterion says", yes, { state: "yes", until: "2027-11-23T14:59:59Z" }],
  ["a named day ends in Japan", { ...yes, until: "2027-03-31" }, { until: "2027-03-31T14:59:59Z" }],
  ["an empty day is none", { ...yes, until: " " }, { until: "2027-11-23T14:59:59Z" }],
  ["no", { ...yes, state: "no" }, { state: "no" }],
  ["not applicable, because", { ...yes, state: "not-applicable", text: " 会員\r\n登録なし " }, { text: "会員\n登録なし" }],
  ["the provider, where it says so", { ...yes, state: "provider", link: "https://saas.example/sec" }, { link: "https://saas.example/sec" }],
  ["another measure", { ...yes, state: "alternative", text: "VPN", approvedBy: "社長" }, { approvedBy: "社長" }],
  ["planned", { ...yes, state: "planned", until: "2026-12-31", text: "発注済み" }, { until: "2026-12-31T14:59:59Z" }],
  ["evidence", { ...yes, evidence: ["方針.pdf"] }, { evidence: ["方針.pdf"] }],
  ["a line of the checklist", { ...yes, criterion: "1-(i)-a" }, { criterion: "1-(i)-a" }],
  ["the last day that is allowed", { ...yes, until: "2031-11-26" }, { until: "2031-11-26T14:59:59Z" }],
  ["today, until it is over", { ...yes, until: "2026-11-23" }, { until: "2026-11-23T14:59:59Z" }],
] // prettier-ignore
for (const [name, value, want] of GOOD)
  test(`taken: ${name}`, () => {
    const answer = parse(value)
    assert.equal(answer.at, NOW)
    assert.equal(answer.by, "山田")
    const shown: Record<string, unknown> = { ...answer, until: isoTime(answer.until) }
    for (const [key, expected] of Object.entries(want)) assert.deepEqual(shown[key], expected)
    assert.deepEqual(parseStoredAnswer(JSON.parse(JSON.stringify(answer)), "k"), answer, "kept and read back")
  })

const BAD: readonly (readonly [name: string, value: unknown, code: string])[] = [
  ["nothing", null, "ANSWER_SHAPE"],
  ["a list", [yes], "ANSWER_SHAPE"],
  ["an unknown field", { ...yes, role: "owner" }, "ANSWER_SHAPE"],
  ["a number for a name", { ...yes, by: 1 }, "ANSWER_SHAPE"],
  ["too many evidence files", { ...yes, evidence: Array(21).fill("a") }, "ANSWER_SHAPE"],
  ["an unknown criterion", { ...yes, criterion: "owner/99.x" }, "USAGE_UNKNOWN_ID"],
  ["a requirement instead of a criterion", { ...yes, criterion: "owner/1" }, "USAGE_UNKNOWN_ID"],
  ["a criterion that is only looked at", { ...yes, criterion: "build/9.hsts" }, "ANSWER_NOT_ASKED"],
  ["no state", { ...yes, state: undefined }, "ANSWER_NEEDS_STATE"],
  ["a wish", { ...yes, state: "met" }, "ANSWER_NEEDS_STATE"],
  ["no name", { criterion: yes.criterion, state: "yes" }, "ANSWER_NEEDS_NAME"],
  ["a name of blanks", { ...yes, by: " \u0000 " }, "ANSWER_NEEDS_NAME"],
  ["a name that is too long", { ...yes, by: "あ".repeat(101) }, "ANSWER_TOO_LONG"],
  ["a text that is too long", { ...yes, text: "あ".repeat(2_001) }, "ANSWER_TOO_LONG"],
  ["a file name that is too long", { ...yes, evidence: ["a".repeat(201)] }, "ANSWER_TOO_LONG"],
  ["not applicable without why", { ...yes, state: "not-applicable", text: " " }, "ANSWER_NEEDS_TEXT"],
  ["another measure without which", { ...yes, state: "alternative", approvedBy: "社長" }, "ANSWER_NEEDS_TEXT"],
  ["another measure without approval", { ...yes, state: "alternative", text: "VPN" }, "ANSWER_NEEDS_APPROVAL"],
  ["a provider without a page", { ...yes, state: "provider" }, "ANSWER_NEEDS_LINK"],
  ["a provider's page without TLS", { ...yes, state: "provider", link: "http://saas.example" }, "ANSWER_NEEDS_LINK"],
  ["a script for a link", { ...yes, link: "javascript:alert(1)" }, "ANSWER_NEEDS_LINK"],
  ["a password in a link", { ...yes, link: "https://a:b@saas.example" }, "ANSWER_NEEDS_LINK"],
  ["planned without a day", { ...yes, state: "planned" }, "ANSWER_NEEDS_DATE"],
  ["yesterday", { ...yes, until: "2026-11-22" }, "ANSWER_BAD_DATE"],
  ["too far ahead", { ...yes, until: "2031-11-27" }, "ANSWER_BAD_DATE"],
  ["no day", { ...yes, until: "soon" }, "ANSWER_BAD_DATE"],
]
for (const [name, value, code] of BAD)
  test(`refused: ${name}`, () => {
    assert.throws(
      () => parse(value),
      (error) => {
        assert.ok(error instanceof SekishoError, String(error))
        assert.equal(error.code, code)
        for (const language of ["ja", "en"] as const) assert.doesNotMatch(errorLine(error, language), /\{[a-z]+\}/)
        return true
      },
    )
  })

test("property: any value is an answer or a refusal, and what is taken is clean and bounded", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 40, unit: "binary" }),
    fc.constantFrom(undefined, undefined, "2027-01-01", "https://x.example"),
  )
  const value = fc.oneof(
    fc.anything(),
    fc.record({
      criterion: fc.constantFrom("owner/1.policy", "build/4.lock", "11-(i)", "build/9.hsts"),
      state: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom<string>(...ANSWER_STATES) },
        { weight: 1, arbitrary: text },
      ),
      by: fc.oneof(fc.constant("山田\u202e"), text),
      until: fc.constantFrom(undefined, "2027-01-01", "2026-01-01", "?"),
      text,
      link: fc.constantFrom(undefined, "https://x.example", "ftp://x"),
      approvedBy: text,
      evidence: fc.option(fc.array(fc.string({ maxLength: 30, unit: "binary" }), { maxLength: 3 }), { nil: undefined }),
    }),
  )
  let taken = 0
  fc.assert(
    fc.property(value, (one) => {
      try {
        const answer = parse(one)
        taken += 1
        assert.doesNotMatch(JSON.stringify(answer), /\\u00[01]|[\p{Bidi_Control}]/u)
        assert.ok(answer.by.length <= ANSWER_LIMITS.nameChars && answer.until > NOW)
        assert.deepEqual(parseStoredAnswer(answer, "k"), answer)
      } catch (error) {
        if (!(error instanceof SekishoError)) throw error
      }
    }),
    { numRuns: 2_000 },
  )
  assert.ok(taken > 20, `${taken} were taken`)
})

test("cleaning keeps lines and takes away what cannot be seen", () => {
  assert.equal(cleanText("\ufeffa\u0007\tb\r\nc\rd\u202e\ud800 "), "ab\nc\nd\ufffd")
})

test("every question that a person answers can be found, and every state has its words", () => {
  const asked = REQUIREMENTS.flatMap((one) => one.criteria).filter((one) => one.means.includes("answered"))
  assert.ok(asked.length > 80)
  for (const { id } of asked) assert.equal(questionById(REQUIREMENTS, id).criterion.id, id)
  assert.equal(questionById(REQUIREMENTS, "11-(ii)").criterion.id, "build/1.authorisation")
  assert.deepEqual(Object.keys(ANSWER_WORDS), [...ANSWER_STATES])
})

test("a damaged record is said so", () => {
  for (const value of [null, {}, { ...parse(yes), until: "soon" }, { ...parse(yes), state: "met" }])
    assert.throws(
      () => parseStoredAnswer(value, "main/x"),
      (error) => error instanceof SekishoError && error.code === "RECORDS_DAMAGED",
    )
})

test("a requirement that only a person can answer turns met by its answers, and unknown again when they expire", () => {
  const site = {
    id: "main",
    publicUrl: null,
    state: "open",
    form: null,
    payment: null,
    membership: null,
    platform: null,
    strangers: ["public"],
  } as const
  const requirement = REQUIREMENTS.find((one) => one.id === "owner/1")
  assert.ok(requirement)
  const answers = requirement.criteria.map(({ id }) => parse({ ...yes, criterion: id, evidence: ["方針.pdf"] }))
  assert.equal(verdict(requirement, site, [], answers, NOW + 1).state, "met")
  assert.equal(verdict(requirement, site, [], answers.slice(1), NOW + 1).state, "unknown")
  assert.equal(verdict(requirement, site, [], answers, answers[0]?.until ?? 0).state, "unknown")
})
