import assert from "node:assert/strict"
import { test } from "node:test"
import { REQUIREMENTS } from "../catalogue.ts"
import { oscalCatalog, oscalId } from "./oscal.ts"

/** The published model's own patterns. */
const TOKEN = /^[\p{L}_][\p{L}\p{N}.\-_]*$/u
const UUID = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$/
const STRING = /^\S(?:.*\S)?$/u

const { catalog } = oscalCatalog(REQUIREMENTS)
const controls = catalog.groups.flatMap((group) => group.controls)
const parts = controls.flatMap((control) => control.parts)
const props = [...controls.flatMap((control) => control.props), ...parts.flatMap((part) => part.props ?? [])]

test("metadata says what the model asks for", () => {
  const { title, version, remarks } = catalog.metadata
  assert.match(catalog.uuid, UUID)
  assert.ok(title && version && remarks)
  assert.match(catalog.metadata["oscal-version"], /^1\.1\.\d+$/)
  assert.match(catalog.metadata["last-modified"], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
})

test("every requirement is a control with a statement, guidance and an objective for each criterion", () => {
  assert.deepEqual(
    controls.map((control) => control.id),
    REQUIREMENTS.map((requirement) => oscalId(requirement.id)),
  )
  for (const requirement of REQUIREMENTS) {
    const control = controls.find(({ id }) => id === oscalId(requirement.id))
    assert.ok(control)
    assert.equal(control.parts.filter((part) => part.name === "statement").length, 1)
    assert.equal(control.parts.filter((part) => part.name === "guidance").length, 1)
    assert.deepEqual(
      control.parts.filter((part) => part.name === "assessment-objective").map((part) => part.id),
      requirement.criteria.map((criterion) => `${oscalId(criterion.id)}_obj`),
    )
    assert.equal(control.props.find((prop) => prop.name === "level")?.value, requirement.level.value)
    assert.equal(control.props.find((prop) => prop.name === "level-provenance")?.value, requirement.level.provenance)
  }
})

test("ids are tokens and unique; property names and values are well formed", () => {
  const ids = [...catalog.groups, ...controls, ...parts].map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) assert.match(id, TOKEN)
  for (const { name, value } of props) {
    assert.match(name, TOKEN)
    assert.match(value, STRING, name)
  }
  for (const { prose } of parts) assert.ok(prose.trim().length > 0)
  assert.ok(props.length > 500, `${props.length} properties were looked at`)
})

test("every link inside the document leads to something in it", () => {
  const targets = new Set([
    ...controls.map(({ id }) => id),
    ...catalog["back-matter"].resources.map(({ uuid }) => uuid),
  ])
  const links = controls.flatMap((control) => control.links ?? [])
  for (const { href } of links.filter((link) => link.href.startsWith("#"))) assert.ok(targets.has(href.slice(1)), href)
  for (const { href } of links.filter((link) => !link.href.startsWith("#"))) assert.ok(URL.canParse(href), href)
  for (const { uuid } of catalog["back-matter"].resources) assert.match(uuid, UUID)
  assert.ok(links.length > 60)
})

test("the same catalogue gives the same document; a changed level gives another UUID", () => {
  assert.equal(JSON.stringify(oscalCatalog(REQUIREMENTS)), JSON.stringify({ catalog }))
  const changed = REQUIREMENTS.map((one) =>
    one.id === "build/1" ? { ...one, level: { value: "must", provenance: "confirmed", page: 30 } as const } : one,
  )
  const other = oscalCatalog(changed).catalog
  assert.notEqual(other.uuid, catalog.uuid)
  assert.equal(other.groups[0]?.controls[0]?.props.find((prop) => prop.name === "level-page")?.value, "30")
})

test("a part of the catalogue has no link into what is left out", () => {
  const [group] = oscalCatalog(REQUIREMENTS.filter((one) => one.id === "build/4")).catalog.groups
  assert.equal(group?.controls.length, 1)
  for (const { href } of group?.controls[0]?.links?.slice(1) ?? []) assert.match(href, /^urn:/)
})
