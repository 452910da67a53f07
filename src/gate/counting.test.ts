import assert from "node:assert/strict"
import { test } from "node:test"
import { windowCounter } from "./counting.ts"

test("counts within a window, and forgets by and by", () => {
  const counter = windowCounter(1_000)
  assert.equal(counter.add("a", 0), 1)
  assert.equal(counter.add("a", 999), 2)
  assert.equal(counter.add("b", 999), 1, "each key by itself")
  assert.equal(counter.add("a", 1_500), 2, "half of the window before still counts")
  assert.equal(counter.add("a", 2_000), 2, "the window before had one")
  assert.equal(counter.add("a", 9_000), 1)
})

test("a clock that is set back begins anew and does not freeze", () => {
  const counter = windowCounter(1_000)
  for (let at = 0; at < 5; at += 1) counter.add("a", 100_000)
  assert.equal(counter.add("a", 5), 1)
  assert.equal(counter.add("a", 6), 2)
})

test("a flood of keys is forgotten early instead of filling the memory", () => {
  const counter = windowCounter(60_000, 100)
  for (let at = 0; at < 10_000; at += 1) counter.add(`k${at}`, 10)
  assert.equal(counter.add("new", 10), 1)
  assert.ok(counter.add("k9999", 10) <= 2)
})
