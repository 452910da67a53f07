import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { Ajv } from "ajv"
import formats from "ajv-formats"
import { noShared, sharedFile } from "../../test/needs.ts"
import { LANGUAGES } from "../lib/words.ts"
import type { Document } from "./document.ts"
import { sampleDocument } from "./sample.ts"
import { renderSarif } from "./sarif.ts"

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly invocations: readonly {
      readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[]
    }[]
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly level: string
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } }
      }[]
      readonly partialFingerprints: Readonly<Record<string, string>>
    }[]
  }[]
}
// The text is our own output; its shape is what these tests look at.
const read = (document: Document, language: "ja" | "en" = "en") => {
  const run = (JSON.parse(renderSarif(document, language)) as Sarif).runs[0]
  assert.ok(run !== undefined)
  return run
}

const SCHEMA = "formats/sarif-schema-2.1.0.json"
for (const language of LANGUAGES)
  test(`sarif ${language}: valid by the schema of SARIF 2.1.0`, { skip: noShared(SCHEMA) }, () => {
    // The schema is draft-04; of that draft it uses nothing but the name of `id` that later drafts write otherwise.
    const { $schema, id, ...schema } = JSON.parse(readFileSync(sharedFile(SCHEMA), "utf8")) as Record<string, unknown>
    assert.match(String($schema), /draft-04/)
    const ajv = new Ajv({ strict: false, allErrors: true })
    formats.default(ajv)
    const validate = ajv.compile({ ...schema, $id: String(id) })
    for (const document of [
      sampleDocument,
      { ...sampleDocument, verdicts: [], site: { ...sampleDocument.site, publicUrl: null } },
    ])
      assert.ok(validate(JSON.parse(renderSarif(document, language))), JSON.stringify(validate.errors?.slice(0, 3)))
    assert.equal(validate({ version: "2.1.0", runs: [{ tool: {} }] }), false, "the schema refuses what is wrong")
  })

test("sarif: one rule for each criterion, one result for each that is unmet, pointing at its rule", () => {
  const { tool, results } = read(sampleDocument)
  const criteria = sampleDocument.verdicts.flatMap((verdict) => verdict.criteria)
  assert.deepEqual(
    tool.driver.rules.map(({ id }) => id),
    criteria.map(({ criterion }) => criterion),
  )
  assert.equal(results.length, criteria.filter(({ state }) => state === "unmet").length)
  for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId)
})

const levels: readonly (readonly [ruleId: string, level: string])[] = [
  ["card/2.public-files", "error"],
  ["build/4.admin-refuses-strangers", "error"],
  ["build/1.cookie-secure", "warning"],
]
for (const [ruleId, level] of levels)
  test(`sarif: ${ruleId} is a ${level}`, () =>
    assert.equal(read(sampleDocument).results.find((one) => one.ruleId === ruleId)?.level, level))

test("sarif: the level of a result without severity is that of its requirement", () => {
  const [one] = sampleDocument.verdicts
  const finding = one?.criteria[0]
  assert.ok(one !== undefined && finding !== undefined)
  const { severity: _, ...bare } = finding
  const level = (requirement: "must" | "advise"): string | undefined =>
    read({ ...sampleDocument, verdicts: [{ ...one, level: requirement, criteria: [bare] }] }).results[0]?.level
  assert.deepEqual([level("must"), level("advise")], ["warning", "note"])
  const low = { ...finding, severity: "low" } as const
  assert.equal(read({ ...sampleDocument, verdicts: [{ ...one, criteria: [low] }] }).results[0]?.level, "note")
})

test("sarif: places are web addresses without their query, else the shop's own", () => {
  const uris = (ruleId: string): readonly string[] =>
    (read(sampleDocument).results.find((one) => one.ruleId === ruleId)?.locations ?? []).map(
      ({ physicalLocation }) => physicalLocation.artifactLocation.uri,
    )
  assert.deepEqual(uris("build/1.cookie-secure"), ["https://shop.example.jp/mypage/login", "https://shop.example.jp/"])
  assert.deepEqual(uris("operate/2.done"), ["https://shop.example.jp/"])
})

test("sarif: fingerprints differ between findings and stay the same in another run and language", () => {
  const prints = (document: Document, language: "ja" | "en" = "en"): readonly (string | undefined)[] =>
    read(document, language).results.map(({ partialFingerprints }) => partialFingerprints["sekishoFinding/v1"])
  const later: Document = {
    ...sampleDocument,
    startedAt: "2026-12-01T00:00:00Z",
    verdicts: sampleDocument.verdicts.map((verdict) => ({
      ...verdict,
      criteria: verdict.criteria.map((criterion) => ({
        ...criterion,
        observations: criterion.observations.map((seen) => ({ ...seen, observedAt: "2026-12-01T00:00:00Z" })),
      })),
    })),
  }
  const before = prints(sampleDocument)
  assert.ok(before.every((print) => /^[0-9a-f]{64}$/.test(print ?? "")))
  assert.equal(new Set(before).size, before.length)
  assert.deepEqual(prints(later, "ja"), before)
})

test("sarif: what could not be looked at is told", () => {
  const [invocation] = read(sampleDocument, "ja").invocations
  assert.match(invocation?.toolExecutionNotifications[0]?.message.text ?? "", /^ドメインの登録: .*ETIMEDOUT/)
})
