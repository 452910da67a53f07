import assert from "node:assert/strict"
import { test } from "node:test"
import type { VerdictState } from "../../guideline/verdict-shape.ts"
import type { PaperCriterion, PaperVerdict } from "../document.ts"
import { sampleDocument } from "../sample.ts"
import { phoneLayout, wideLayout, type Layout } from "./figure-layout.ts"
import { figureSection, stateAt } from "./figure.ts"

const COUNTS = {
  "user-terminal": 1,
  firewall: 1,
  "web-application": 4,
  "web-server": 4,
  "database-server": 5,
  "admin-terminal": 2,
  other: 5,
}
const layouts: readonly (readonly [name: string, layout: Layout])[] = [
  ["wide", wideLayout(COUNTS)],
  ["phone", phoneLayout(COUNTS)],
  ["wide, everything everywhere", wideLayout(Object.fromEntries(Object.keys(COUNTS).map((place) => [place, 14])))],
  ["phone, everything everywhere", phoneLayout(Object.fromEntries(Object.keys(COUNTS).map((place) => [place, 14])))],
  ["wide, empty", wideLayout({})],
]
for (const [name, { boxes, width, height }] of layouts)
  test(`figure ${name}: every seal stands inside its box, no two touch, all boxes inside the picture`, () => {
    const seals = boxes.flatMap(({ seals }) => seals)
    for (const box of boxes) {
      assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, box.place)
      for (const [x, y] of box.seals) {
        assert.ok(x - 24 >= box.x && x + 28 <= box.x + box.width, `${box.place} across`)
        assert.ok(y - 24 >= box.y && y + 28 <= box.y + box.height, `${box.place} down`)
      }
    }
    seals.forEach(([x, y], index) =>
      seals.slice(index + 1).forEach(([x2, y2]) => assert.ok(Math.hypot(x - x2, y - y2) >= 50, "two seals touch")),
    )
    assert.equal(boxes.length, 7)
  })

const criterion = (state: VerdictState, places: readonly string[]): PaperCriterion => ({
  criterion: "build/2.x",
  weight: "core",
  state,
  reason: "no-means-yet",
  question: { ja: "", en: "" },
  why: { ja: "", en: "" },
  because: { ja: "", en: "" },
  observations: [],
  places,
})
const [template] = sampleDocument.verdicts
const verdict = (state: VerdictState, criteria: readonly PaperCriterion[]): PaperVerdict => {
  assert.ok(template !== undefined)
  return { ...template, state, criteria }
}
const states: readonly (readonly [name: string, verdict: PaperVerdict, want: VerdictState])[] = [
  ["a met requirement is met at every place", verdict("met", [criterion("unknown", ["web-server"])]), "met"],
  [
    "a place without own criteria shows the requirement",
    verdict("unmet", [criterion("unknown", ["firewall"])]),
    "unmet",
  ],
  ["a place shows its own criterion", verdict("unmet", [criterion("met", ["web-server"])]), "met"],
  [
    "unmet before unknown",
    verdict("unmet", [criterion("unknown", ["web-server"]), criterion("unmet", ["web-server"])]),
    "unmet",
  ],
  [
    "unknown before met",
    verdict("unmet", [criterion("unknown", ["web-server"]), criterion("met", ["web-server"])]),
    "unknown",
  ],
  [
    "partly and met are partly",
    verdict("unmet", [criterion("partly", ["web-server"]), criterion("met", ["web-server"])]),
    "partly",
  ],
  ["what does not apply does not count", verdict("unmet", [criterion("not-applicable", ["web-server"])]), "unmet"],
]
for (const [name, given, want] of states)
  test(`stateAt: ${name}`, () => assert.equal(stateAt(given, "web-server"), want))

test("figure: all fourteen are drawn, and their description says each with its state", () => {
  const text = figureSection(sampleDocument, "en").text
  const described = /<desc id="figure-wide-desc">([^<]*)<\/desc>/.exec(text)?.[1] ?? ""
  for (let number = 1; number <= 14; number++)
    assert.match(described, new RegExp(`(^|[ ,])${number} (met|not|partly|does)`))
  assert.match(described, /Firewall: 4 not met\./)
})
