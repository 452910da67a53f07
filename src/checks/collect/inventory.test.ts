import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import type { Fault } from "../facts.ts"
import { inventoryCollector } from "./inventory.ts"
import { sampleLook } from "./sample-look.ts"

const TEXT = "version: 1\napproved-at: 2026-11-01\nscripts: [{match: js.pay.example, reason: card form}]\n"
const TABLE: readonly (readonly [name: string, text: string | null, want: Fault | "seen"])[] = [
  ["read", TEXT, "seen"],
  ["not there", null, "no-data"],
  ["no inventory", "hello", "malformed"],
  ["too large", "#".repeat(4 * 1024 * 1024 + 1), "no-data"],
]
for (const [name, text, want] of TABLE)
  test(`inventory file: ${name}`, async (context) => {
    const folder = await mkdtemp(join(tmpdir(), "sekisho-inventory-"))
    context.after(() => rm(folder, { recursive: true }))
    const inventoryFile = join(folder, "scripts.yaml")
    if (text !== null) await writeFile(inventoryFile, text)
    const collected = await inventoryCollector.collect(sampleLook({ inventoryFile }), {})
    assert.equal(collected.state === "seen" ? "seen" : collected.fault, want)
  })
test("inventory file: none told is seen to be none", async () => {
  const collected = await inventoryCollector.collect(sampleLook(), {})
  assert.ok(collected.state === "seen")
  assert.equal(collected.value, null)
})
