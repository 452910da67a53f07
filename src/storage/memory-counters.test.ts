import assert from "node:assert/strict"
import { test } from "node:test"
import { memoryCounters } from "./memory-counters.ts"

// What all kinds of counters must do is in test/suites/counters.test.ts.

test("a flood of keys is forgotten early instead of filling the memory", () => {
  const counters = memoryCounters(100)
  for (let at = 0; at < 10_000; at += 1) {
    void counters.add(`k${at}`, 60_000, 10)
    void counters.set(`v${at}`, "x", 60_000, 10)
  }
  assert.equal(counters.add("new", 60_000, 10), 1)
  assert.equal(counters.get("v0", 10), null)
  assert.equal(counters.get("v9999", 10), "x")
})
