import assert from "node:assert/strict"
import { test } from "node:test"
import { orderable } from "./orderable.ts"

const question = { ja: "問い", en: "question" }
const waiting = { question, weight: "core", level: "must", role: "score" } as const

test("open findings come first, and a question stands once", () => {
  const made = orderable(
    [
      { criterion: "build/9.redirect", question, life: "open", weight: "core" },
      { criterion: "build/9.hsts", question, life: "open", weight: "plus" },
      { criterion: "build/4.x", question, life: "verified", weight: "core" },
      { criterion: "build/4.y", question, life: "fixed", weight: "core" },
    ],
    [
      { ...waiting, id: "owner/1.policy" },
      { ...waiting, id: "build/9.redirect" },
      { ...waiting, id: "operate/7.cover", level: "advise" },
      { ...waiting, id: "operate/1.x", role: "later" },
      { ...waiting, id: "build/8.z", weight: "plus" },
    ],
  )
  assert.deepEqual(
    made.map(({ criterion, kind, chosen }) => [criterion, kind, chosen]),
    [
      ["build/9.redirect", "findings", true],
      ["build/9.hsts", "findings", false],
      ["owner/1.policy", "awaiting", true],
      ["operate/7.cover", "awaiting", false],
      ["operate/1.x", "awaiting", false],
      ["build/8.z", "awaiting", false],
    ],
  )
})
