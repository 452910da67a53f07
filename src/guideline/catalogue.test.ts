import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { test } from "node:test"
import {
  CATALOGUE_DATE,
  CATALOGUE_EDITION,
  criterionById,
  requirementById,
  requirementOf,
  REQUIREMENTS,
} from "./catalogue.ts"
import { GATE } from "./gate.ts"
import { PHASES, type Criterion, type Group, type Level, type Requirement } from "./requirement.ts"

const criteria = REQUIREMENTS.flatMap((requirement) => requirement.criteria)
const all: readonly Criterion[] = criteria.concat(GATE)
const JAPANESE = /[ぁ-んァ-ヶ一-龠]/

test("34 requirements: 14 of building, 7 of operating, 7 of the owner, 6 of the card guideline, in order", () => {
  const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index + 1))
  const want = [
    ...numbers(14).map((number) => `build/${number}`),
    ...numbers(7).map((number) => `operate/${number}`),
    ...numbers(7).map((number) => `owner/${number}`),
    ...numbers(5).map((number) => `card/${number}`),
    "card/login",
  ]
  assert.deepEqual(
    REQUIREMENTS.map((requirement) => requirement.id),
    want,
  )
  assert.deepEqual(
    PHASES.map((phase) => REQUIREMENTS.filter((requirement) => requirement.phase === phase).length),
    [14, 7, 7, 6],
  )
})

test("every requirement is a file of its own, named by its id", () => {
  for (const { id } of REQUIREMENTS) {
    const name = id.replace(/\/(\d)$/, "/0$1").replace("/", "-")
    const folder = id.startsWith("card/") ? "card" : "ipa-ec"
    assert.ok(existsSync(new URL(`${folder}/${name}.ts`, import.meta.url)), `${folder}/${name}.ts`)
  }
})

test("ids of criteria are unique, kebab-case, and begin with their requirement's", () => {
  assert.equal(new Set(all.map((criterion) => criterion.id)).size, all.length)
  for (const requirement of REQUIREMENTS)
    for (const { id } of requirement.criteria) {
      assert.ok(id.startsWith(`${requirement.id}.`), id)
      assert.match(id.slice(requirement.id.length + 1), /^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    }
  assert.ok(criteria.length >= 200, `${criteria.length} criteria were looked at`)
})

/** The levels in use until somebody confirms them: build, operate. */
const LEVELS_IN_USE: Readonly<Record<string, readonly Level[]>> = {
  build: [...Array<Level>(9).fill("must"), "need", "need", "need", "advise", "advise"],
  operate: [...Array<Level>(4).fill("must"), "need", "need", "advise"],
  owner: Array<Level>(7).fill("must"),
  card: Array<Level>(6).fill("must"),
}
test("levels are the working ones, and only operate/1 is confirmed", () => {
  for (const phase of PHASES)
    assert.deepEqual(
      REQUIREMENTS.filter((requirement) => requirement.phase === phase).map((requirement) => requirement.level.value),
      LEVELS_IN_USE[phase],
    )
  const confirmed = REQUIREMENTS.filter((requirement) => requirement.level.provenance === "confirmed")
  assert.deepEqual(
    confirmed.map((requirement) => requirement.id),
    ["operate/1"],
  )
})

test("official titles: confirmed for building and owner, recalled for operating, none for the card guideline", () => {
  const want = { build: "confirmed", owner: "confirmed", operate: "recalled", card: undefined }
  for (const { id, phase, officialTitle } of REQUIREMENTS) {
    assert.equal(officialTitle?.provenance, want[phase], id)
    if (officialTitle) assert.match(officialTitle.ja, JAPANESE)
  }
})

test("everything is said in Japanese and in English, and nothing claims to be a certificate", () => {
  const said = [
    ...REQUIREMENTS.flatMap(({ title, explanation, applies }) => [title, explanation, applies?.otherwise]),
    ...all.flatMap(({ question, why, remedy, applies }) => [question, why, remedy, applies?.otherwise]),
  ].filter((words) => words !== undefined)
  for (const { ja, en } of said) {
    assert.match(ja, JAPANESE)
    assert.match(en, /[A-Za-z]/)
    assert.doesNotMatch(en, /[ぁ-んァ-ヶ一-龠、。]/)
    assert.doesNotMatch(ja, /準拠|適合|認定/)
    assert.doesNotMatch(en, /\b(?:compliant with|complies with|conforms to|certified)\b/i)
    for (const text of [ja, en]) {
      assert.equal(text, text.trim())
      assert.doesNotMatch(text, /\n|TODO|undefined/)
    }
  }
  assert.ok(said.length > 700, `${said.length} texts were looked at`)
})

test("questions are questions; no two criteria of one requirement ask the same; sentences are whole", () => {
  for (const { id, question, why, remedy } of all) {
    assert.match(question.ja, /か(?:\(.+\))?$/, id)
    assert.match(question.en, /\?$/, id)
    assert.match(why.ja, /。$/, id)
    assert.match(remedy.ja, /。$/, id)
    assert.match(why.en, /[.]$/, id)
    assert.match(remedy.en, /[.;]$/, id)
    assert.ok(remedy.ja.length >= 15 && remedy.en.length >= 25, `${id}: a remedy names steps`)
  }
  for (const requirement of REQUIREMENTS) {
    const asked = requirement.criteria.map((criterion) => criterion.question.ja)
    assert.equal(new Set(asked).size, asked.length, requirement.id)
  }
})

test("what is ours is advice; what is asked of the card guideline's items stands in it", () => {
  for (const { id, source, weight } of all) {
    if (source === "ours") assert.equal(weight, "plus", id)
    if (id.startsWith("card/") && weight === "core") assert.equal(source, "card", id)
  }
  for (const requirement of REQUIREMENTS)
    assert.ok(
      requirement.criteria.some((criterion) => criterion.weight === "core"),
      requirement.id,
    )
})

test("means: none twice, notYet among them; this version does not look inside", () => {
  for (const { id, means, notYet = [] } of all) {
    assert.ok(means.length > 0, id)
    assert.equal(new Set(means).size, means.length, id)
    for (const later of notYet) assert.ok(means.includes(later), `${id}: ${later}`)
    assert.equal(means.includes("inside"), notYet.includes("inside"), id)
  }
})

test("no core criterion is out of reach of this version", () => {
  for (const { id, weight, means, notYet = [] } of criteria)
    if (weight === "core") assert.ok(means.length > notYet.length, `${id} could never be anything but unknown`)
})

test("answers count for a time that makes sense, and evidence is asked only where a person answers", () => {
  for (const { id, answerDays, needsEvidence, means } of all) {
    assert.ok(answerDays >= 1 && answerDays <= 366, id)
    if (needsEvidence) assert.ok(means.includes("answered"), id)
  }
})

const members = (group: Group): readonly string[] =>
  group.kind === "per-scene"
    ? Object.values(group.scenes).flatMap(members)
    : group.of.flatMap((member) => (typeof member === "string" ? [member] : members(member)))

test("a group names every core criterion of its requirement exactly once, and nothing else", () => {
  const grouped = REQUIREMENTS.flatMap((one) => (one.group === undefined ? [] : [[one, one.group] as const]))
  assert.deepEqual(
    grouped.map(([one, group]) => [one.id, group.kind]),
    [
      ["build/7", "per-scene"],
      ["card/5", "any"],
      ["card/login", "any"],
    ],
  )
  for (const [one, group] of grouped) {
    const core = one.criteria.filter((criterion) => criterion.weight === "core").map((criterion) => criterion.id)
    assert.deepEqual(members(group).toSorted(), core.toSorted(), one.id)
  }
})

const paymentOf = (id: string): unknown => requirementById(id)?.applies?.payment
test("what applies: cards by way of payment, log-in items by members", () => {
  for (const id of ["build/6", "card/1", "card/2", "card/3", "card/4", "card/5", "card/login"]) {
    assert.deepEqual(paymentOf(id), ["link", "token", "embedded", "own"], id)
    assert.equal(requirementById(id)?.applies?.membership, undefined, `${id} is asked of guest-only shops, too`)
  }
  for (const id of ["build/7", "build/10", "build/11"]) assert.equal(requirementById(id)?.applies?.membership, true, id)
  const limited = REQUIREMENTS.filter((requirement) => requirement.applies).length
  assert.equal(limited, 10)
  assert.deepEqual(criterionById("build/6.no-card-fields")?.applies?.payment, ["link", "token", "embedded"])
  assert.deepEqual(criterionById("build/6.pci-dss")?.applies?.payment, ["own"])
  assert.equal(criterionById("card/login.no-members")?.applies?.membership, false)
})

test("only a stranger's look counts where it matters who is asking", () => {
  assert.deepEqual(
    all.filter((criterion) => criterion.needsStranger).map((criterion) => criterion.id),
    [
      "build/4.admin-refuses-strangers",
      "build/4.management-doors",
      "card/1.admin-reach",
      "card/2.public-files",
      "gate/origin-closed",
    ],
  )
})

test("build/3 gives way to operate/2 once the shop is open; nothing else does", () => {
  const changing = REQUIREMENTS.filter((requirement) => requirement.onceOpen !== undefined)
  assert.deepEqual(
    changing.map((requirement) => [requirement.id, requirement.onceOpen]),
    [["build/3", "operate/2"]],
  )
})

const isKnown = (requirement: Requirement, id: string): boolean =>
  id !== requirement.id && (requirementById(id) !== undefined || /^pci-dss\/\d+(?:\.\d+){1,2}$/.test(id))
test("cross-references lead somewhere, to another item, once each", () => {
  for (const requirement of REQUIREMENTS) {
    const ids = requirement.seeAlso ?? []
    assert.ok(ids.length > 0, requirement.id)
    assert.equal(new Set(ids).size, ids.length, requirement.id)
    for (const id of ids) assert.ok(isKnown(requirement, id), `${requirement.id} → ${id}`)
  }
  assert.ok(requirementById("build/6")?.seeAlso?.includes("pci-dss/6.4.3"))
  assert.ok(requirementById("operate/3")?.seeAlso?.includes("pci-dss/11.6.1"))
})

test("every place of the picture has criteria, so that it can be coloured", () => {
  const places = new Set(
    REQUIREMENTS.flatMap((requirement) =>
      requirement.criteria.flatMap((criterion) => criterion.places ?? requirement.places),
    ),
  )
  assert.equal(places.size, 7)
  for (const requirement of REQUIREMENTS) assert.ok(requirement.places.length > 0, requirement.id)
})

test("look-ups answer what there is, and undefined for what there is not", () => {
  assert.equal(requirementById("build/9")?.id, "build/9")
  assert.equal(criterionById("build/9.redirect")?.id, "build/9.redirect")
  assert.equal(criterionById("gate/origin-closed")?.id, "gate/origin-closed")
  assert.equal(requirementOf("card/login.notice-change")?.id, "card/login")
  assert.equal(requirementOf("gate/origin-closed"), undefined)
  for (const id of ["", "build/15", "__proto__", "constructor", "build/9.", "build/9"]) {
    assert.equal(criterionById(id), undefined, id)
    assert.equal(requirementOf(id), undefined, id)
  }
  for (const id of ["", "build/15", "__proto__", "build/9.redirect"]) assert.equal(requirementById(id), undefined, id)
})

test("the edition names the guideline's date and our revision", () => {
  assert.match(CATALOGUE_EDITION, /^ipa-ec-2023-03-16\+\d+$/)
  assert.match(CATALOGUE_DATE, /^\d{4}-\d\d-\d\d$/)
})
