import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { test } from "node:test"
import { SekishoError } from "../src/lib/errors.ts"
import { OPERATORS, operatorNamed } from "../src/waf/operators/all.ts"
import { directiveUse } from "../src/waf/seclang/directives.ts"
import { parseRules } from "../src/waf/seclang/parse.ts"
import { variableKind } from "../src/waf/seclang/variables.ts"
import { loadPlan } from "../src/waf/plan/plan.ts"
import { transformNamed } from "../src/waf/transforms/all.ts"

const root = resolve(import.meta.dirname, "..")
const page = readFileSync(resolve(root, "docs/waf.md"), "utf8")
const source = (path: string): string => readFileSync(resolve(root, "src/waf", path), "utf8")

/** The names that docs/waf.md lists under a heading. */
const listed = (heading: string): string[] => {
  const block = new RegExp(`\\*\\*${heading}\\*\\*\\n\\n\`\`\`\\n([^\`]+)\`\`\``).exec(page)?.[1]
  assert.ok(block, heading)
  return block.trim().split(/\s+/).toSorted()
}

const READ_BY_THE_PARSER = ["include", "includeoptional", "secaction", "secmarker", "secrule"]
const nothing = { include: () => null, data: () => null }

test("docs/waf.md lists every directive and no other", () => {
  const known = [...source("seclang/directives.ts").matchAll(/^ {4}(sec\w+): "/gm)].map(([, name = ""]) => name)
  assert.ok(known.length > 50)
  for (const name of known) assert.notEqual(directiveUse(name), null)
  assert.deepEqual(listed("directives"), [...known, ...READ_BY_THE_PARSER].toSorted())
})

test("docs/waf.md lists every operator and no other", () => {
  assert.deepEqual(listed("operators"), OPERATORS.map(({ name }) => name).toSorted())
  for (const name of listed("operators")) assert.ok(operatorNamed(name), name)
})

test("docs/waf.md lists variables, transformations, actions and controls that the engine takes", () => {
  const variables = listed("variables")
  for (const name of variables) assert.notEqual(variableKind(name), null, name)
  for (const [, name = ""] of source("seclang/variables.ts").matchAll(/^ {2}"([A-Z_]+)",/gm))
    assert.ok(variables.includes(name), name)
  for (const name of listed("transformations")) assert.ok(name === "none" || transformNamed(name), name)
  const actions = [...source("seclang/actions.ts").matchAll(/^ {4}(\w+): "(?:bare|value|either)"/gm)].map(
    ([, name = ""]) => name,
  )
  assert.deepEqual(listed("actions"), actions.toSorted())
  assert.ok(variables.length > 90 && actions.length > 40)
})

const VALUES: Readonly<Record<string, string>> = {
  ruleremovebyid: "1",
  ruleremovebymsg: "a",
  ruleremovebytag: "a",
  ruleremovetargetbyid: "1;ARGS:a",
  ruleremovetargetbymsg: "a;ARGS:a",
  ruleremovetargetbytag: "a;ARGS:a",
  ruleengine: "Off",
  requestbodyprocessor: "JSON",
}

test("every control that docs/waf.md lists can be written, and one that it does not cannot", () => {
  const made = (name: string, value: string): void => {
    const text = `SecAction "id:1,phase:1,pass,ctl:${name}=${value}"`
    assert.equal(parseRules([{ path: "a.conf", text }], nothing).length, 1)
    loadPlan([{ path: "a.conf", text }], nothing)
  }
  for (const name of listed("ctl")) made(name, VALUES[name] ?? "On")
  assert.throws(
    () => made("somethingElse", "On"),
    (error) => error instanceof SekishoError && error.code === "WAF_UNKNOWN",
  )
})
