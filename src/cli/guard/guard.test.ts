import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import fc from "fast-check"
import { parseConfig } from "../../config/config.ts"
import { STAGE_NAMES } from "../../gate/stages/stage.ts"
import { SekishoError } from "../../lib/errors.ts"
import { changedText, siteIndex } from "./edit-config.ts"
import { eventsOf, eventsSince, firstDayMs, referenceOf } from "./events.ts"
import { reasonWords } from "./reason-words.ts"
import { tallySite } from "./status.ts"

const TEXT = `# our shop
version: 1   # never changes
sites:
  # the one shop
  - id: main # its name
    public-url: https://shop.example.jp
    guards: # observe first
      waf: { mode: observe, over: pass } # since May
      leak:
        mode: off
  - id: other
`

test("one mode is changed and every comment, blank and order stays", () => {
  const changed = changedText(TEXT, [{ path: ["sites", 0, "guards", "waf", "mode"], value: "enforce" }], "f")
  assert.equal(changed, TEXT.replace("waf: { mode: observe", "waf: { mode: enforce"))
})

const INSERTED: readonly (readonly [name: string, path: readonly (string | number)[], value: string, add: boolean, before: string, after: string])[] = [
  ["a guard into a block", ["sites", 0, "guards", "headers", "mode"], "observe", false, "        mode: off\n", "        mode: off\n      headers: { mode: observe }\n"],
  ["all guards into a site", ["sites", 1, "guards", "headers", "mode"], "observe", false, "  - id: other\n", "  - id: other\n    guards: { headers: { mode: observe } }\n"],
  ["another setting of a flow map", ["sites", 0, "guards", "waf", "over"], "refuse", false, "over: pass }", "over: refuse }"],
  ["a list into a block map", ["sites", 0, "guards", "leak", "allow"], "/blog/sql", true, "        mode: off\n", "        mode: off\n        allow: [/blog/sql]\n"],
] // prettier-ignore
for (const [name, path, value, add, before, after] of INSERTED)
  test(`put in, and nothing else touched: ${name}`, () => {
    const changed = changedText(TEXT, [{ path, value, ...(add ? { add } : {}) }], "f")
    assert.equal(changed, TEXT.replace(before, after))
  })

test("a list grows by one, in brackets and by lines, and odd names are quoted", () => {
  const flow = "version: 1\nsites: [{ id: main, guards: { leak: { mode: off, allow: [/a] } } }] # x\n"
  const add = { path: ["sites", 0, "guards", "leak", "allow"], add: true } as const
  assert.equal(changedText(flow, [{ ...add, value: "/b: c" }], "f"), flow.replace("[/a]", '[/a, "/b: c"]'))
  const lines =
    "version: 1\nsites:\n  - id: main\n    guards:\n      leak:\n        mode: off\n        allow:\n          - /a # first\n# end\n"
  assert.equal(
    changedText(lines, [{ ...add, value: "/b" }], "f"),
    lines.replace("# first\n", "# first\n          - /b\n"),
  )
  const empty = "version: 1\nsites: [{ id: main, guards: {} }]\n"
  const into = { path: ["sites", 0, "guards", "leak", "mode"], value: "off" } as const
  assert.equal(changedText(empty, [into], "f"), "version: 1\nsites: [{ id: main, guards: { leak: { mode: off } } }]\n")
})

test("property: whatever else stands in the file means the same afterwards", () => {
  const comment = fc.stringMatching(/^[a-z #:{}[\]"'-]{0,20}$/).map((text) => ` # ${text}`)
  const pick = fc.record({ a: comment, b: comment, flow: fc.boolean(), at: fc.integer({ min: 0, max: 1 }) })
  fc.assert(
    fc.property(pick, ({ a, b, flow, at }) => {
      const guards = flow ? "    guards: { waf: { mode: off } }" : "    guards:\n      waf: { mode: off }"
      const text = `version: 1${a}\nsites:\n  - id: a${b}\n${guards}${a}\n  - id: b\n    state: open${b}\n`
      const changed = changedText(text, [{ path: ["sites", at, "guards", "waf", "mode"], value: "enforce" }], "f")
      const [before, after] = [parseConfig(text, "f"), parseConfig(changed, "f")]
      assert.equal(after.sites[at]?.guards.waf?.mode, "enforce")
      assert.deepEqual(after.sites[1 - at], before.sites[1 - at])
      for (const one of [a, b]) assert.ok(changed.includes(one))
    }),
    { numRuns: 200 },
  )
})

test("what would be no configuration is never made", () => {
  const wrong = { path: ["sites", 0, "guards", "waf", "mode"], value: "refuse" } as const
  assert.throws(() => changedText(TEXT, [wrong], "f"), (error) => error instanceof SekishoError && error.code === "CONFIG_BAD_VALUE") // prettier-ignore
})

test("the site is named, or is the only one", () => {
  assert.equal(siteIndex(TEXT, "f", "other"), 1)
  assert.throws(() => siteIndex(TEXT, "f", undefined), (error) => error instanceof SekishoError && error.values["allowed"] === "main, other") // prettier-ignore
  assert.equal(siteIndex("version: 1\nsites: [{ id: only }]\n", "f", undefined), 0)
})

test("a reference number as people read it out", () => {
  for (const typed of ["7QK4M-2XW9H", "7qk4m2xw9h", " 7QK4M 2XW9H ", "7QK4M－2XW9H"])
    assert.equal(referenceOf(typed), "7QK4M-2XW9H")
  for (const typed of ["", "7QK4M", "7QK4M-2XW9HH"]) assert.equal(referenceOf(typed), null)
})

const folder = mkdtempSync(join(tmpdir(), "sekisho-guard-"))
after(() => rmSync(folder, { recursive: true, force: true }))
const line = (time: string, known: object): string =>
  JSON.stringify({ v: 1, time, site: "main", reference: "AAAAA-AAAAA", stage: "waf", reason: "waf.script", decision: "observe", method: "POST", path: "/contact", status: 403, address: "203.0.113.5", ...known }) // prettier-ignore

test("events are read from the day on; broken, foreign and endless lines are passed over", () => {
  mkdirSync(join(folder, "events"))
  writeFileSync(join(folder, "events/2026-11-20.jsonl"), `${line("2026-11-20T01:00:00Z", {})}\n`)
  const lines = [line("2026-11-22T01:00:00Z", { address: "203.0.113.6" }), "{", "x".repeat(100_000), `{"a":1}`, line("2026-11-22T02:00:00Z", { path: "/api/orders", reference: "BBBBB-BBBBB" }), line("2026-11-22T03:00:00Z", { site: "other" })] // prettier-ignore
  writeFileSync(join(folder, "events/2026-11-22.jsonl"), lines.join("\n"))
  writeFileSync(join(folder, "events/notes.txt"), line("2026-11-22T01:00:00Z", {}))
  const since = Date.parse("2026-11-21T00:00:00Z")
  const events = [...eventsSince(join(folder, "events"), since)]
  assert.equal(events.length, 3)
  const [site] = parseConfig("version: 1\nsites: [{ id: main, platform: evershop }]\n", "f").sites
  assert.ok(site)
  const tally = tallySite(site, events).get("waf")
  assert.deepEqual([tally?.count, tally?.visitors.size, tally?.orders], [2, 2, 1])
  const now = Date.parse("2026-11-23T00:00:00Z")
  assert.equal(eventsOf(join(folder, "events"), "BBBBB-BBBBB", now).length, 1)
  assert.equal(eventsOf(join(folder, "events"), "AAAAA-AAAAA", now)[0]?.time, "2026-11-22T01:00:00Z")
  assert.deepEqual(eventsOf(join(folder, "events"), "CCCCC-CCCCC", now), [])
  assert.deepEqual([...eventsSince(join(folder, "nowhere"), 0)], [])
  assert.equal(firstDayMs(join(folder, "events")), Date.parse("2026-11-20"))
  assert.equal(firstDayMs(join(folder, "nowhere")), null)
})

test("property: any file of events is read without an error", () => {
  const file = join(folder, "events/2026-11-23.jsonl")
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      writeFileSync(file, bytes)
      assert.ok(Array.isArray([...eventsSince(join(folder, "events"), Date.parse("2026-11-23T00:00:00Z"))]))
    }),
    { numRuns: 100 },
  )
})

test("every stage's reasons have words of their own, or the stage's", () => {
  for (const stage of STAGE_NAMES) {
    const { says } = reasonWords(`${stage}.something`)
    assert.ok(says.ja !== "" && says.en !== "")
  }
  assert.equal(reasonWords("accept.two-hosts").remedy, "none")
  assert.equal(reasonWords("waf.sql-injection").remedy, "allow")
})
