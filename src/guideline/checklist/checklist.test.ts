import assert from "node:assert/strict"
import { test } from "node:test"
import { criterionById } from "../catalogue.ts"
import { CHECKLIST, linesOfCriterion } from "./checklist.ts"

/** Lines of each class, by the checklist. */
const COUNTS = [5, 2, 4, 7, 10, 4, 3, 4, 3, 3, 2]

test("there are 47 lines, each class with its own number of them", () => {
  assert.equal(CHECKLIST.length, 47)
  assert.deepEqual(
    COUNTS.map((_, index) => CHECKLIST.filter((line) => line.hole === index + 1).length),
    COUNTS,
  )
  assert.equal(new Set(CHECKLIST.map((line) => line.id)).size, 47)
})

test("every line belongs to a criterion of build/1 and is seen only by criteria that exist", () => {
  for (const { id, hole, criterion, seenBy, cwe, text } of CHECKLIST) {
    assert.match(id, new RegExp(`^${hole}-\\([ivx]+\\)(?:-[abc])?$`))
    assert.ok(criterion.startsWith("build/1.") && criterionById(criterion), `${id}: ${criterion}`)
    for (const seen of seenBy ?? []) assert.ok(criterionById(seen)?.means.includes("observed"), `${id}: ${seen}`)
    assert.ok(cwe.length > 0 && text.ja && text.en, id)
    assert.doesNotMatch(text.en, /[ぁ-んァ-ヶ一-龠]/)
  }
})

test("alternatives are the lettered root lines, at least two in each group", () => {
  const groups = Map.groupBy(
    CHECKLIST.filter((line) => line.alternatives !== undefined),
    (line) => line.alternatives,
  )
  assert.deepEqual([...groups.keys()], ["1-(i)", "3-(i)", "4-(iv)", "6-(i)", "7-(i)", "8-(i)", "9-(i)", "10-(i)"])
  for (const [group, lines] of groups) {
    assert.ok(lines.length >= 2, group)
    for (const line of lines) {
      assert.equal(line.kind, "root")
      assert.ok(line.id.startsWith(`${group}-`), line.id)
    }
  }
  const lettered = CHECKLIST.filter((line) => /-[abc]$/.test(line.id))
  assert.equal(lettered.length, [...groups.values()].flat().length)
})

test("the lines of a criterion are found; the eleven classes cover them all", () => {
  assert.equal(linesOfCriterion("build/1.xss").length, 10)
  assert.equal(linesOfCriterion("build/9.hsts").length, 0)
  assert.equal(new Set(CHECKLIST.map((line) => line.criterion)).size, 11)
})
