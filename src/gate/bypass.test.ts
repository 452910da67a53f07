import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import fc from "fast-check"
import { bypassText, isBypassed, readBypass } from "./bypass.ts"

const folder = mkdtempSync(join(tmpdir(), "sekisho-bypass-"))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, "bypass.json")
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 23)

const TEXTS: readonly (readonly [name: string, text: string, orders: boolean])[] = [
  ["an hour", bypassText({ sinceMs: NOW, untilMs: NOW + HOUR }), true],
  ["a day", bypassText({ sinceMs: NOW, untilMs: NOW + 24 * HOUR }), true],
  ["a second more than a day", bypassText({ sinceMs: NOW, untilMs: NOW + 24 * HOUR + 1_000 }), false],
  ["backwards", bypassText({ sinceMs: NOW, untilMs: NOW - 1 }), false],
  ["for ever", '{"version":1,"since":"2026-11-23T00:00:00Z","until":"9999-01-01T00:00:00Z"}', false],
  ["another version", '{"version":2,"since":"2026-11-23T00:00:00Z","until":"2026-11-23T01:00:00Z"}', false],
  ["no JSON", "yes", false],
  ["nothing", "", false],
  ["too large", `${bypassText({ sinceMs: NOW, untilMs: NOW + HOUR })}${" ".repeat(5_000)}`, false],
]
for (const [name, text, orders] of TEXTS)
  test(`what a bypass file orders: ${name}`, () => {
    writeFileSync(file, text)
    assert.equal(readBypass(file) !== null, orders)
  })

test("property: whatever stands in the file, no bypass lasts longer than a day", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), fc.tuple(fc.date(), fc.date())), (content) => {
      const text = Array.isArray(content)
        ? JSON.stringify({ version: 1, since: content[0], until: content[1] })
        : String(content)
      writeFileSync(file, text)
      const read = readBypass(file)
      assert.ok(read === null || read.untilMs - read.sinceMs <= 24 * HOUR)
    }),
    { numRuns: 200 },
  )
})

test("no file, no bypass; and a clock that jumps makes it shorter, never longer", () => {
  assert.equal(readBypass(join(folder, "none.json")), null)
  const bypass = { sinceMs: NOW, untilMs: NOW + HOUR }
  assert.equal(isBypassed(null, NOW), false)
  assert.equal(isBypassed(bypass, NOW), true)
  assert.equal(isBypassed(bypass, NOW + HOUR - 1), true)
  assert.equal(isBypassed(bypass, NOW + HOUR), false)
  assert.equal(isBypassed(bypass, NOW - 10 * HOUR), false)
})
