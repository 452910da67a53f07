import assert from "node:assert/strict"
import cluster from "node:cluster"
import { resolve } from "node:path"
import { test } from "node:test"
import { startWorkers } from "../../../src/gate/workers/primary.ts"
import { memoryCounters } from "../../../src/storage/memory-counters.ts"
import { soon } from "./rig.ts"

test("a worker that never comes back from a loop is ended and replaced", { timeout: 60_000 }, async () => {
  cluster.setupPrimary({ exec: resolve(import.meta.dirname, "../../data/gate/stuck-worker.ts"), args: [] })
  const lost: string[] = []
  const wish = { count: 1, counters: memoryCounters(), hangMs: 400, stopMs: 500 }
  const workers = await startWorkers({ ...wish, text: "stuck", onLost: (reason) => lost.push(reason) })
  try {
    assert.ok(await soon(() => lost.length > 0, 20_000))
    assert.equal(lost[0], "SIGKILL")
  } finally {
    await workers.stop()
  }
  assert.equal(Object.keys(cluster.workers ?? {}).length, 0)
})
