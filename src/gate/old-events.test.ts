import assert from "node:assert/strict"
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { deleteOldEvents } from "./old-events.ts"

const DAY = 86_400_000
const TODAY = Date.UTC(2026, 10, 23, 12)
const nameOf = (timeMs: number): string => `${new Date(timeMs).toISOString().slice(0, 10)}.jsonl`

test("days over the limit go, all others and foreign files stay", () => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-old-"))
  try {
    const days = [0, 1, 399, 400, 401, 402, 800].map((back) => nameOf(TODAY - back * DAY))
    for (const name of [...days, "notes.txt", "2020-13-99.jsonl"]) writeFileSync(join(folder, name), "{}\n")
    assert.equal(deleteOldEvents(folder, 400, TODAY), 3)
    const left = new Set(readdirSync(folder))
    assert.deepEqual(
      days.map((name) => left.has(name)),
      [true, true, true, true, false, false, false],
    )
    assert.ok(left.has("notes.txt") && left.has("2020-13-99.jsonl"))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test("a clock that jumps years ahead costs no log", () => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-old-"))
  try {
    for (const back of [0, 1, 300]) writeFileSync(join(folder, nameOf(TODAY - back * DAY)), "{}\n")
    assert.equal(deleteOldEvents(folder, 400, TODAY + 3_000 * DAY), 0)
    assert.equal(readdirSync(folder).length, 3)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
