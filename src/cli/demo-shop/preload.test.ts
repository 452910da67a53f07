import assert from "node:assert/strict"
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { findSource } from "./source.ts"

const folder = join(findSource(import.meta.dirname) ?? "", "preload")
const [preload, lock] = [join(folder, "loopback.cjs"), join(folder, "origin-lock.cjs")]

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

test("with the origin locked, only who shows the secret is answered", async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-lock-"))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, "origin.secret")
  const script = `const s = require("node:http").createServer((_, r) => r.end("shop")); s.listen(0, "127.0.0.1", () => console.log(s.address().port))`
  const shop = spawn(process.execPath, ["--require", lock, "-e", script], {
    env: { ...process.env, SEKISHO_DEMO_ORIGIN_SECRET: file },
    stdio: ["ignore", "pipe", "inherit"],
  })
  context.after(() => shop.kill())
  const port = String((await once(shop.stdout, "data"))[0]).trim()
  const status = async (secret?: string): Promise<number> => {
    const headers = secret === undefined ? {} : { "x-sekisho-origin": secret }
    return (await fetch(`http://127.0.0.1:${port}/`, { headers })).status
  }
  assert.equal(await status(), 200, "open as long as nobody locks it")
  writeFileSync(file, "a-secret-of-twenty-four-letters\n")
  assert.deepEqual(
    [await status(), await status("another"), await status("a-secret-of-twenty-four-letters")],
    [403, 403, 200],
  )
})
