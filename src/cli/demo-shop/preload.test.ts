import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { test } from "node:test"
import { findSource } from "./source.ts"

const preload = join(findSource(import.meta.dirname) ?? "", "preload", "loopback.cjs")

/** Every way of saying it; all of them would be every address, or another one, without the preload. */
const WAYS: readonly string[] = [
  "listen(0)",
  "listen('0')",
  "listen(0, () => {})",
  "listen(0, '0.0.0.0')",
  "listen(0, '::', 10, () => {})",
  "listen({ port: 0 })",
  "listen({ port: 0, host: '::' }, () => {})",
]
for (const way of WAYS)
  test(`${way} listens on loopback only`, () => {
    const script = `const s = require("node:http").createServer(); s.on("listening", () => { console.log(s.address().address); s.close() }); s.${way}`
    const { stdout, status } = spawnSync(process.execPath, ["--require", preload, "-e", script], { encoding: "utf8" })
    assert.deepEqual([stdout.trim(), status], ["127.0.0.1", 0])
  })
