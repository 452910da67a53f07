import assert from "node:assert/strict"
import { test } from "node:test"
import { Ajv2020 } from "ajv/dist/2020.js"
import formats from "ajv-formats"
import fc from "fast-check"
import { SekishoError } from "../lib/errors.ts"
import { sampleDocument } from "./sample.ts"
import { documentJsonSchema, parseDocument } from "./schema.ts"

// A copy that a test may break.
const copy = () => JSON.parse(JSON.stringify(sampleDocument)) as Record<string, unknown>
const refused = (value: unknown): string => {
  try {
    parseDocument(value, "result.json")
  } catch (error) {
    assert.ok(error instanceof SekishoError)
    assert.equal(error.code, "RESULT_DAMAGED")
    assert.equal(error.values["file"], "result.json")
    return String(error.values["reason"])
  }
  return "read"
}

test("parseDocument: a stored document comes back as it was", () => {
  assert.deepEqual(parseDocument(copy()), sampleDocument)
})
test("parseDocument: keys of a later version are left out", () => {
  assert.deepEqual(parseDocument({ ...copy(), later: 1 }), sampleDocument)
})

const wrong: readonly (readonly [name: string, value: unknown, reason: RegExp])[] = [
  ["no record", [], /^\(top\): invalid_type$/],
  ["null", null, /^\(top\): invalid_type$/],
  ["another schema", { ...copy(), schema: "sekisho-check/2" }, /^schema: invalid_value$/],
  ["no time", { ...copy(), startedAt: "yesterday" }, /^startedAt: invalid_format$/],
  ["a negative count", { ...copy(), requestsSent: -1 }, /^requestsSent: too_small$/],
  [
    "too many verdicts",
    { ...copy(), verdicts: Array.from({ length: 1_001 }, () => sampleDocument.verdicts[0]) },
    /^verdicts: too_big$/,
  ],
  [
    "a text without end",
    { ...copy(), notSeen: [{ ...sampleDocument.notSeen[0], detail: "x".repeat(20_001) }] },
    /^notSeen\.0\.detail: too_big$/,
  ],
  [
    "an unknown state",
    { ...copy(), verdicts: [{ ...sampleDocument.verdicts[0], state: "fine" }] },
    /^verdicts\.0\.state: invalid_value$/,
  ],
]
for (const [name, value, reason] of wrong)
  test(`parseDocument: refuses ${name}`, () => assert.match(refused(value), reason))

test("parseDocument: whatever the value, it is read or refused", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.notEqual(refused(value), "read")))
  const keys = Object.keys(sampleDocument)
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
      assert.equal(typeof refused({ ...copy(), [key]: value }), "string")
    }),
    { numRuns: 50 },
  )
})

test("documentJsonSchema: accepts the sample, refuses what parseDocument refuses", () => {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  const validate = ajv.compile(documentJsonSchema())
  assert.ok(validate(copy()), JSON.stringify(validate.errors?.[0]))
  for (const [name, value] of wrong) assert.equal(validate(value), false, name)
})
test("documentJsonSchema: the same each time, with a draft and named parts", () => {
  assert.deepEqual(documentJsonSchema(), documentJsonSchema())
  const text = JSON.stringify(documentJsonSchema())
  assert.match(text, /draft\/2020-12/)
  for (const part of ["Words", "Evidence", "Observation", "Answer", "Criterion", "Verdict"])
    assert.ok(text.includes(`"#/$defs/${part}"`), part)
})
