import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { compilePlan } from "../../../src/waf/plan/plan.ts"
import { parseRules } from "../../../src/waf/seclang/parse.ts"
import { readCases } from "../../../src/cli/waf/suite/cases.ts"
import { requestBytes } from "../../../src/cli/waf/suite/message.ts"
import { createEngine, type Connection } from "../../../src/waf/index.ts"
import { PlainReader, type PlainRequest } from "./plain-reader.ts"
import { noShared } from "../../needs.ts"
import { CRS_FOLDER, suiteSet } from "./rules.ts"

const absent = noShared("waf/crs-4.28.0/rules")

/** Every stage takes minutes; WAF_DIFFERENTIAL=1 runs them all, else one in so many. */
const EVERY = process.env["WAF_DIFFERENTIAL"] === "1" ? 1 : 12

const connection: Connection = {
  remoteAddress: "192.0.2.1",
  remotePort: 1,
  serverAddress: "127.0.0.1",
  serverPort: 80,
  uniqueId: "u",
  startedAtMs: 1_700_000_000_000,
}

/** The bytes of a stage as a request, without a server's opinion of them; null where they are none. */
const parseRequest = (bytes: Buffer): PlainRequest | null => {
  const text = bytes.toString("latin1")
  const end = text.indexOf("\r\n\r\n")
  const [line = "", ...lines] = text.slice(0, end).split("\r\n")
  const match = /^(\S+) (.+) HTTP\/1\.1$/.exec(line)
  if (end < 0 || match === null) return null
  const headers = lines.map((one): [string, string] => {
    const colon = one.indexOf(":")
    return [one.slice(0, colon), one.slice(colon + 1).trim()]
  })
  return { method: match[1] ?? "", target: match[2] ?? "", headers, body: bytes.subarray(end + 4) }
}

const SCORES = [
  "inbound_anomaly_score_pl1",
  "inbound_anomaly_score_pl4",
  "sql_injection_score",
  "xss_score",
  "rce_score",
]

test("the compiled plan says what a plain reading of the rules says", { skip: absent, timeout: 900_000 }, (t) => {
  const set = suiteSet()
  const engine = createEngine(set.files, set)
  const reader = new PlainReader(compilePlan(parseRules(set.files, set), set, { fold: false }))
  const { cases } = readCases(join(CRS_FOLDER, "regression/tests"))
  let compared = 0
  let matched = 0
  for (const one of cases.filter((_, index) => index % EVERY === 0))
    for (const stage of one.stages) {
      const request = parseRequest(requestBytes(stage.input))
      if (request === null || request.body.length > 20_000) continue
      const transaction = engine.transaction(connection)
      transaction.request(request.method, request.target, "HTTP/1.1", request.headers)
      if (request.body.length > 0) transaction.bodyChunk(request.body)
      transaction.endBody()
      const quick = transaction.end()
      const plain = reader.read(request, connection)
      const ids = quick.matches.filter((match) => match.phase < 3).map((match) => match.ruleId)
      assert.deepEqual(ids, plain.ids, one.name)
      assert.deepEqual(
        SCORES.map((name) => quick.tx(name)),
        SCORES.map((name) => plain.tx(name)),
        one.name,
      )
      compared++
      matched += ids.length
    }
  t.diagnostic(`${compared} requests compared, ${matched} matches`)
  assert.ok(compared > 300 && matched > 1000)
})
