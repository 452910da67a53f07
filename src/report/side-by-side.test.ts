import assert from "node:assert/strict"
import { test } from "node:test"
import { sampleDocument } from "./sample.ts"
import type { Document } from "./document.ts"
import { renderSideBySide, sideBySide } from "./side-by-side.ts"

const first = sampleDocument.verdicts.find(({ state, role }) => state === "unmet" && role !== "later")
const guarded: Document = {
  ...sampleDocument,
  verdicts: sampleDocument.verdicts.map((verdict) =>
    verdict !== first
      ? verdict
      : { ...verdict, state: "met", criteria: verdict.criteria.map((one) => ({ ...one, state: "met" })) },
  ),
}

test("what got better is named, what stayed is there", () => {
  const rows = sideBySide(sampleDocument, guarded)
  const changed = rows.filter(({ changed }) => changed.length > 0)
  assert.deepEqual(
    changed.map(({ requirement, before, after }) => [requirement, before, after]),
    [[first?.requirement, "unmet", "met"]],
  )
  assert.ok(changed[0]?.changed.every((name) => name.startsWith("+")))
  assert.ok(sideBySide(guarded, sampleDocument).some((row) => row.changed.some((name) => name.startsWith("-"))))
  assert.equal(rows.length, sampleDocument.verdicts.filter(({ role }) => role !== "later").length)
})

test("both languages say how many criteria are met before and after", () => {
  const count = (document: Document): number =>
    document.verdicts
      .filter(({ role }) => role !== "later")
      .flatMap(({ criteria }) => criteria)
      .filter(({ state }) => state === "met").length
  const expected = `${count(sampleDocument)} → ${count(guarded)}`
  for (const language of ["ja", "en"] as const)
    assert.ok(renderSideBySide(sampleDocument, guarded, language).includes(expected))
  assert.ok(count(guarded) > count(sampleDocument))
})
