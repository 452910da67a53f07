import assert from "node:assert/strict"
import { existsSync, globSync } from "node:fs"
import { test } from "node:test"
import { COLLECTORS } from "../src/checks/collectors.ts"
import { CHECKS } from "../src/checks/registry.ts"
import { ENFORCED_CRITERIA } from "../src/cli/gate-observations.ts"
import { REQUIREMENTS } from "../src/guideline/catalogue.ts"
import { GATE } from "../src/guideline/gate.ts"
import { PROFILES } from "../src/platforms/profiles.ts"
import { PLATFORM_IDS } from "../src/platforms/profile.ts"

const criteria = new Map([...REQUIREMENTS.flatMap((one) => one.criteria), ...GATE].map((one) => [one.id, one]))
const checkFiles = globSync("src/checks/{web,domain}/*.ts").filter((file) => !file.endsWith(".test.ts"))

test("every check is a file of its own name, registered once, tested, and answers criteria that exist", () => {
  const ids = CHECKS.map((check) => check.id)
  assert.equal(new Set(ids).size, ids.length, "an id is used twice")
  for (const check of CHECKS) {
    assert.ok(existsSync(`src/checks/${check.id}.ts`), `${check.id}: no file of that name`)
    assert.ok(existsSync(`src/checks/${check.id}.test.ts`), `${check.id}: no test beside it`)
    assert.ok(check.criteria.length > 0, `${check.id} answers nothing`)
    for (const criterion of check.criteria) {
      const known = criteria.get(criterion)
      assert.ok(known, `${check.id}: there is no criterion ${criterion}`)
      assert.ok(known.means.includes("observed"), `${criterion} is not answered by looking, yet ${check.id} looks`)
      assert.ok(
        !known.notYet?.includes("observed"),
        `${criterion} is looked at by ${check.id}: take observed out of notYet`,
      )
    }
    const statuses = new Set(Object.values(check.outcomes).map((outcome) => outcome.status))
    assert.ok(statuses.has("ok") || statuses.has("not-ok"), `${check.id} can never say anything`)
    assert.ok(statuses.size > 1, `${check.id} cannot fail`)
  }
  const registered = new Set(ids.map((id) => `src/checks/${id}.ts`))
  for (const file of checkFiles) assert.ok(registered.has(file), `${file} is not in registry.ts`)
  assert.ok(CHECKS.length >= 40, `${CHECKS.length} checks were looked at`)
})

test("a criterion that says it is looked at has a check; one that has none says so", () => {
  const answered = new Set(CHECKS.flatMap((check) => check.criteria))
  for (const { id, means, notYet } of criteria.values())
    if (means.includes("observed") && !notYet?.includes("observed"))
      assert.ok(answered.has(id), `${id} is said to be observed, but no check looks at it`)
  assert.ok(criteria.size >= 150, `${criteria.size} criteria were looked at`)
})

test("a criterion that says it is enforced has a guard that proves it; one that has none says so", () => {
  for (const { id, means, notYet } of criteria.values())
    assert.equal(means.includes("enforced") && !notYet?.includes("enforced"), ENFORCED_CRITERIA.has(id), id)
  for (const id of ENFORCED_CRITERIA) assert.ok(criteria.has(id), id)
})

test("every fact that a check needs has a collector, and every collector is needed", () => {
  const collected = new Set<string>(["target", ...COLLECTORS.map((collector) => collector.fact)])
  const needed = new Set<string>([...CHECKS, ...COLLECTORS].flatMap((one) => one.needs))
  for (const fact of needed) assert.ok(collected.has(fact), `nobody collects ${fact}`)
  for (const fact of collected) assert.ok(needed.has(fact), `nobody needs ${fact}`)
  const order = COLLECTORS.map((collector) => collector.fact)
  for (const collector of COLLECTORS)
    for (const need of collector.needs)
      assert.ok(
        need === "target" || order.indexOf(need) < order.indexOf(collector.fact),
        `${collector.fact} comes before ${need}`,
      )
})

test("every shop software has its profile, in the list's order", () => {
  assert.deepEqual(
    PROFILES.map((profile) => profile.id),
    [...PLATFORM_IDS],
  )
  for (const id of PLATFORM_IDS) assert.ok(existsSync(`src/platforms/${id}.ts`), id)
})
