import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { readCases } from "../../../src/cli/waf/suite/cases.ts"
import { SERVER_OVERRIDES } from "../../../src/cli/waf/suite/overrides.ts"
import { runSuite } from "../../../src/cli/waf/suite/run.ts"
import { createEngine } from "../../../src/waf/index.ts"
import { noShared } from "../../needs.ts"
import { CRS_FOLDER, suiteSet } from "./rules.ts"

const absent = noShared("waf/crs-4.28.0/rules")

const EXPECTED = { files: 323, tests: 5003, stages: 5009, overrides: 13 } as const
const MAX_OVERRIDES = 21

test(
  "the regression suite of the OWASP rule set, whole, over sockets",
  { skip: absent, timeout: 600_000 },
  async (t) => {
    const { files, cases } = readCases(join(CRS_FOLDER, "regression/tests"))
    const overrides = SERVER_OVERRIDES
    const set = suiteSet()
    const result = await runSuite({ engine: createEngine(set.files, set), cases, overrides })
    t.diagnostic(
      `${result.tests} tests, ${result.stages} stages: ${result.passed} passed, ${result.overridden.length} decided by node:http, ${result.failures.length} failed`,
    )
    assert.deepEqual(
      { files, tests: result.tests, stages: result.stages, overrides: overrides.size },
      EXPECTED,
      "the suite has another size than the one known",
    )
    assert.ok(overrides.size <= MAX_OVERRIDES)
    assert.deepEqual(result.needless, [], "overrides that are not needed")
    assert.deepEqual(result.failures, [])
    assert.equal(result.passed + result.overridden.length, result.tests)
  },
)
