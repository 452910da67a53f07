import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { test } from "node:test"
import type { Engine } from "../../../src/waf/index.ts"
import { noShared } from "../../needs.ts"
import { shopEngine } from "./rules.ts"

interface Sample {
  readonly kind: string
  readonly value: string
}

const data = (name: string): Sample[] =>
  readFileSync(resolve(import.meta.dirname, "../../data/waf", name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Sample) // our own files, one such object a line

const AGENT =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"

/** The rules that refuse a sample sent as a field of a form (carts as JSON); empty where it passes. */
const refusals = (engine: Engine, sample: Sample): number[] => {
  const json = sample.kind === "json"
  const body = Buffer.from(json ? sample.value : `q=${encodeURIComponent(sample.value)}`)
  const transaction = engine.transaction({
    remoteAddress: "203.0.113.2",
    remotePort: 4000,
    serverAddress: "192.0.2.1",
    serverPort: 443,
    uniqueId: "u",
    startedAtMs: 1_700_000_000_000,
  })
  const type = json ? "application/json" : "application/x-www-form-urlencoded"
  const decision =
    transaction.request("POST", "/contact", "HTTP/1.1", [
      ["Host", "shop.example.jp"],
      ["User-Agent", AGENT],
      ["Accept", "text/html,*/*;q=0.8"],
      ["Content-Type", type],
      ["Content-Length", String(body.length)],
    ]) ??
    transaction.bodyChunk(body) ??
    transaction.endBody()
  const { matches } = transaction.end()
  return decision === null ? [] : matches.map((match) => match.ruleId)
}

/** The first two were there when the rules were written; the others came later, to try them. */
const honest = [...data("honest.jsonl"), ...data("more-honest.jsonl")]
const attacks = [...data("attacks.jsonl"), ...data("more-attacks.jsonl")]

test("the samples are as many as promised", () => {
  assert.ok(honest.length >= 4000 && attacks.length >= 1100)
})

const SETS: readonly (readonly [name: string, engine: () => Engine, absent: string | false])[] = [
  ["our own base rules", () => shopEngine("base"), false],
  ["the OWASP rules at level 1", () => shopEngine(1), noShared("waf/crs-4.28.0/rules")],
]

for (const [name, make, absent] of SETS)
  test(`${name}: no honest sample refused, 95 % of the attacks`, { skip: absent }, (t) => {
    const engine = make()
    const wrong = honest
      .map((sample) => [sample.value, refusals(engine, sample)] as const)
      .filter(([, ids]) => ids.length > 0)
    const missed = attacks.filter((sample) => refusals(engine, sample).length === 0)
    t.diagnostic(`${honest.length} honest, ${wrong.length} refused; ${attacks.length} attacks, ${missed.length} passed`)
    assert.deepEqual(wrong, [])
    assert.ok(missed.length <= attacks.length * 0.05, JSON.stringify(missed.map((sample) => sample.value)))
  })
