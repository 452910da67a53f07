import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { findRuleSet } from "../../../src/cli/waf/rule-set.ts"
import { createEngine, type Engine } from "../../../src/waf/index.ts"
import { noShared, sharedFile } from "../../needs.ts"
import { anyRequest, HOSTILE, latin1, type AnyRequest } from "./any-request.ts"
import { runs } from "./runs.ts"

const run = (engine: Engine, one: AnyRequest): void => {
  const transaction = engine.transaction({
    remoteAddress: "2001:db8::1",
    remotePort: 1,
    serverAddress: "192.0.2.2",
    serverPort: 443,
    uniqueId: "u",
    startedAtMs: 1_700_000_000_000,
  })
  let decision = transaction.request(one.method, one.target, "HTTP/1.1", one.headers)
  for (let at = 0; at < one.body.length && decision === null; at += one.chunkBytes)
    decision = transaction.bodyChunk(one.body.subarray(at, at + one.chunkBytes))
  decision ??= transaction.endBody()
  decision ??= transaction.response(200, "HTTP/1.1", [["Content-Type", "text/html"]])
  decision ??= transaction.responseChunk(one.body) ?? transaction.endResponse()
  const { matches } = transaction.end()
  if (decision !== null) assert.ok(decision.status >= 300 && decision.status < 600 && decision.reason.length < 600)
  assert.ok(matches.length <= 200)
  for (const match of matches)
    for (const { value } of match.variables)
      assert.ok(value.length <= 512, `${match.ruleId} keeps ${value.length} bytes`)
}

const engineOf = (crs: boolean): Engine => {
  const set = findRuleSet({
    dataDir: "/nowhere",
    folder: crs ? sharedFile("waf/crs-4.28.0") : undefined,
    paranoia: crs ? 4 : undefined,
  })
  return createEngine(set.files, set)
}

const SETS: readonly (readonly [name: string, crs: boolean, absent: string | false])[] = [
  ["our own base rules", false, false],
  ["the OWASP rules at level 4", true, noShared("waf/crs-4.28.0/rules")],
]
for (const [name, crs, absent] of SETS) {
  test(`whole requests, ${name}: a decision or none, never a throw`, { skip: absent, timeout: 600_000 }, () => {
    const engine = engineOf(crs)
    fc.assert(
      fc.property(anyRequest, (one) => run(engine, one)),
      { numRuns: runs(crs ? 400 : 1_500) },
    )
  })

  test(`one hostile piece, thousands of times, ${name}: it ends`, { skip: absent, timeout: 600_000 }, () => {
    const engine = engineOf(crs)
    for (const piece of HOSTILE) {
      const text = piece.toWellFormed().repeat(Math.ceil(20_000 / piece.length))
      run(engine, {
        method: "POST",
        target: `/?a=${encodeURIComponent(text.slice(0, 2_000).toWellFormed())}`,
        headers: [
          ["Host", "x"],
          ["Content-Type", "application/x-www-form-urlencoded"],
          ["Cookie", latin1(text).slice(0, 4_000)],
        ],
        body: Buffer.from(`q=${encodeURIComponent(text.toWellFormed())}`),
        chunkBytes: 16_384,
      })
    }
  })
}
