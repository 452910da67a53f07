import assert from "node:assert/strict"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { DAY_MS } from "../lib/clock.ts"
import { openEventLog } from "./events.ts"
import { eventOf } from "./state.ts"

const inFolder = (work: (folder: string) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-events-"))
  try {
    work(join(folder, "events"))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test("an event is one line of one schema, there as soon as write answers, for the owner only", () => {
  inFolder((folder) => {
    const log = openEventLog(folder, () => Date.UTC(2026, 0, 2, 3))
    const path = `/${"x".repeat(500)}\u0000`
    assert.ok(
      log.write(eventOf({ reason: "accept.two-hosts", stage: "accept", decision: "refuse", path, method: "GET" })),
    )
    const text = readFileSync(join(folder, "2026-01-02.jsonl"), "utf8")
    const line = JSON.parse(text) as Record<string, unknown> // one line, so one document
    assert.deepEqual(Object.keys(line), ["v", "time", "site", "reference", "stage", "reason", "decision", "method", "path", "status", "address"]) // prettier-ignore
    assert.equal(line["time"], "2026-01-02T03:00:00.000Z")
    assert.equal(String(line["path"]).length, 200)
    assert.equal(statSync(join(folder, "2026-01-02.jsonl")).mode & 0o077, 0)
    assert.equal(statSync(folder).mode & 0o077, 0)
    log.close()
  })
})

test("a new day is a new file, and an old file is continued", () => {
  inFolder((folder) => {
    let now = Date.UTC(2026, 0, 2)
    const log = openEventLog(folder, () => now)
    log.write(eventOf({ reason: "a" }))
    now += DAY_MS
    log.write(eventOf({ reason: "b" }))
    now -= DAY_MS
    log.write(eventOf({ reason: "c" }))
    assert.deepEqual(readdirSync(folder).toSorted(), ["2026-01-02.jsonl", "2026-01-03.jsonl"])
    assert.equal(readFileSync(join(folder, "2026-01-02.jsonl"), "utf8").trim().split("\n").length, 2)
    log.close()
  })
})

test("what could not be written is counted, and the gap is written as soon as there is room", () => {
  inFolder((folder) => {
    let now = Date.UTC(2026, 0, 2)
    const log = openEventLog(folder, () => now)
    rmSync(folder, { recursive: true })
    now += DAY_MS // a new file cannot be opened in a folder that is gone
    assert.equal(log.write(eventOf({ reason: "a" })), false)
    assert.equal(log.write(eventOf({ reason: "b" })), false)
    assert.equal(log.lost(), 2)
    now -= DAY_MS // the old file is still open
    assert.equal(log.write(eventOf({ reason: "c" })), true)
    assert.equal(log.lost(), 0)
    log.close()
  })
})

test("a folder that cannot be made is an error at start", () => {
  inFolder((folder) => {
    const log = openEventLog(folder, () => 0)
    log.close()
    assert.throws(() => openEventLog(join(folder, "1970-01-01.jsonl", "x"), () => 0), /ENOTDIR|EEXIST/)
  })
})
