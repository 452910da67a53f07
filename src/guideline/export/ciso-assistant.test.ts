import assert from "node:assert/strict"
import { test } from "node:test"
import { parse } from "yaml"
import { z } from "zod"
import { REQUIREMENTS } from "../catalogue.ts"
import { cisoAssistantLibrary } from "./ciso-assistant.ts"

/** What a library must hold, by the example of a published one; anything else in it fails. */
const said = { name: z.string().min(1), description: z.string().min(1) }
const translations = z.strictObject({ ja: z.record(z.string(), z.string().min(1)) })
const urn = z.string().regex(/^urn:[a-z0-9_-]+:risk:[a-z_]+:[a-z0-9.:_-]+$/)
const node = z.strictObject({
  urn,
  assessable: z.boolean(),
  depth: z.int().min(1).max(3),
  parent_urn: urn.optional(),
  ref_id: z.string(),
  name: z.string().min(1),
  description: z.string().min(1).optional(),
  annotation: z.string().min(1).optional(),
  importance: z.enum(["mandatory", "recommended", "nice_to_have"]).optional(),
  implementation_groups: z.array(z.string()).optional(),
  translations,
})
const library = z.strictObject({
  convert_library_version: z.string(),
  urn,
  locale: z.literal("en"),
  ref_id: z.string(),
  ...said,
  copyright: z.string(),
  version: z.int().min(1),
  publication_date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  provider: z.string(),
  packager: z.string(),
  translations,
  objects: z.strictObject({
    framework: z.strictObject({
      urn,
      ref_id: z.string(),
      ...said,
      translations,
      implementation_groups_definition: z.array(z.strictObject({ ref_id: z.string(), ...said, translations })),
      requirement_nodes: z.array(node),
    }),
  }),
})

const text = cisoAssistantLibrary(REQUIREMENTS)
const read = library.parse(parse(text))
const nodes = read.objects.framework.requirement_nodes

test("the text is YAML of the library's structure, without aliases", () => {
  assert.doesNotMatch(text, /: [&*]a\d/)
  assert.equal(cisoAssistantLibrary(REQUIREMENTS), text)
})

test("urns are unique, every parent stands before its children and one step higher", () => {
  const depths = new Map<string, number>()
  for (const { urn, depth, parent_urn: parent } of nodes) {
    assert.ok(!depths.has(urn), urn)
    assert.equal(parent === undefined, depth === 1, urn)
    if (parent !== undefined) assert.equal(depths.get(parent), depth - 1, urn)
    depths.set(urn, depth)
  }
})

test("every requirement and every criterion is in it once, in order", () => {
  const want = REQUIREMENTS.flatMap((one) => [one.id].concat(one.criteria.map((criterion) => criterion.id)))
  assert.deepEqual(
    nodes.filter((one) => one.depth > 1).map((one) => one.ref_id),
    want,
  )
  const assessable = nodes.filter((one) => one.assessable).map((one) => one.ref_id)
  assert.deepEqual(
    assessable,
    want.filter((id) => id.includes(".")),
  )
})

test("implementation groups are defined, and every assessable node names one", () => {
  const groups = read.objects.framework.implementation_groups_definition.map((group) => group.ref_id)
  assert.deepEqual(groups, ["must", "need", "advise", "plus"])
  for (const { ref_id: id, assessable, implementation_groups: mine, importance } of nodes) {
    assert.equal(mine !== undefined && importance !== undefined, assessable, id)
    for (const group of mine ?? []) assert.ok(groups.includes(group), id)
  }
  assert.equal(nodes.find((one) => one.ref_id === "build/9.hsts")?.importance, "nice_to_have")
  assert.equal(nodes.find((one) => one.ref_id === "build/9.redirect")?.importance, "mandatory")
})

test("the Japanese translation has the same keys and is Japanese; unconfirmed levels say so", () => {
  for (const one of nodes) {
    const keys = ["name", "description", "annotation"].filter((key) => Reflect.get(one, key) !== undefined)
    assert.deepEqual(Object.keys(one.translations.ja), keys, one.ref_id)
    for (const words of Object.values(one.translations.ja)) assert.match(words, /[ぁ-んァ-ヶ一-龠]/, one.ref_id)
    assert.doesNotMatch(one.name, /[ぁ-んァ-ヶ一-龠]/)
  }
  assert.match(nodes.find((one) => one.ref_id === "build/9")?.translations.ja["description"] ?? "", /必須\(未確認\)/)
  assert.match(nodes.find((one) => one.ref_id === "operate/1")?.translations.ja["description"] ?? "", /水準: 必須\n/)
})
