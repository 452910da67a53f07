import assert from "node:assert/strict"
import { test } from "node:test"
import { ENDED_LINES, ENDED_SYSTEMS, endOf, isOfLine } from "./end-of-life-data.ts"

const NOW = Date.UTC(2026, 10, 23)
const seen = (name: string, version: string | null, value = "") => ({ name, version, where: "server", value })

test("every line says where its end is published", () => {
  for (const { name, line, source } of ENDED_LINES) assert.match(source, /^https:\/\//, `${name} ${line}`)
})

test("every date is a day, every line stands once", () => {
  for (const { endedOn } of [...ENDED_LINES, ...ENDED_SYSTEMS]) {
    assert.match(endedOn, /^\d{4}-\d{2}-\d{2}$/)
    assert.ok(!Number.isNaN(Date.parse(endedOn)))
  }
  const keys = ENDED_LINES.map(({ name, line }) => `${name} ${line}`)
  assert.equal(new Set(keys).size, keys.length)
})

const LINES: readonly (readonly [version: string, line: string, want: boolean])[] = [
  ["7.4.33", "7.4", true],
  ["7.4", "7.4", true],
  ["7.40", "7.4", false],
  ["1.0.2k-fips", "1.0.2", true],
  ["1.1.1", "1.1.0", false],
  ["5.3.3-1ubuntu9", "5.3", true],
  ["15.3", "5.3", false],
]
for (const [version, line, want] of LINES)
  test(`${version} ${want ? "is" : "is not"} of ${line}`, () => assert.equal(isOfLine(version, line), want))

test("an end counts from the day after", () => {
  assert.equal(endOf(seen("PHP", "8.1.2"), Date.UTC(2025, 11, 31, 12)), null)
  assert.equal(endOf(seen("PHP", "8.1.2"), Date.UTC(2026, 0, 1, 12))?.line, "8.1")
})

test("names are compared without regard to case, unknown ones say nothing", () => {
  assert.equal(endOf(seen("php", "5.6.40"), NOW)?.endedOn, "2018-12-31")
  assert.equal(endOf(seen("PHP", null), NOW), null)
  assert.equal(endOf(seen("PHP", "8.4.1"), NOW), null)
  assert.equal(endOf(seen("nginx", "1.14.0"), NOW), null)
})

test("an ended system is told by the version that only it shipped", () => {
  const header = "Apache/2.4.6 (CentOS) OpenSSL/1.0.2k-fips PHP/5.4.16"
  assert.deepEqual(endOf(seen("Apache", "2.4.6", header), NOW)?.name, "CentOS 7")
  assert.equal(endOf(seen("Apache", "2.4.6", "Apache/2.4.6 (Unix)"), NOW), null)
})
