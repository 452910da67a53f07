import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { findRuleSet } from "../../../src/cli/waf/rule-set.ts"
import { createEngine, type Connection, type RuleSet } from "../../../src/waf/index.ts"
import { compilePlan } from "../../../src/waf/plan/plan.ts"
import { parseRules } from "../../../src/waf/seclang/parse.ts"
import { noShared } from "../../needs.ts"
import { PlainReader } from "../../suites/crs/plain-reader.ts"
import { suiteSet } from "../../suites/crs/rules.ts"
import { anyRequest } from "./any-request.ts"
import { runs } from "./runs.ts"

const connection: Connection = {
  remoteAddress: "192.0.2.1",
  remotePort: 1,
  serverAddress: "127.0.0.1",
  serverPort: 80,
  uniqueId: "u",
  startedAtMs: 1_700_000_000_000,
}

const SCORES = ["inbound_anomaly_score_pl1", "inbound_anomaly_score_pl4", "sql_injection_score", "xss_score"]

/** Our own rules with nothing refused, so that all of them have their say. */
const baseSet = (): RuleSet => {
  const set = findRuleSet({ dataDir: "/nowhere" })
  return { ...set, files: [...set.files, { path: "sekisho:detect.conf", text: "SecRuleEngine DetectionOnly" }] }
}

const SETS: readonly (readonly [name: string, make: () => RuleSet, tries: number, absent: string | false])[] = [
  ["our own base rules", baseSet, 600, false],
  ["the OWASP rules", suiteSet, 60, noShared("waf/crs-4.28.0/rules")],
]

for (const [name, make, tries, absent] of SETS)
  test(
    `generated requests, ${name}: the plan says what a plain reading says`,
    { skip: absent, timeout: 900_000 },
    (t) => {
      const set = make()
      const engine = createEngine(set.files, set)
      const reader = new PlainReader(compilePlan(parseRules(set.files, set), set, { fold: false }))
      let matched = 0
      fc.assert(
        fc.property(anyRequest, ({ method, target, headers, body }) => {
          const transaction = engine.transaction(connection)
          transaction.request(method, target, "HTTP/1.1", headers)
          if (body.length > 0) transaction.bodyChunk(body)
          transaction.endBody()
          const quick = transaction.end()
          const plain = reader.read({ method, target, headers, body }, connection)
          const ids = quick.matches.filter((match) => match.phase < 3).map((match) => match.ruleId)
          assert.deepEqual(ids, plain.ids)
          assert.deepEqual(
            SCORES.map((score) => quick.tx(score)),
            SCORES.map((score) => plain.tx(score)),
          )
          matched += ids.length
        }),
        { numRuns: runs(tries) },
      )
      t.diagnostic(`${runs(tries)} requests, ${matched} matches`)
      assert.ok(matched > runs(tries) / 4, `${matched} matches`)
    },
  )
