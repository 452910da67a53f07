import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { keysFrom, loadKeys } from "./keys.ts"

test("a code is made for one purpose and one text", () => {
  const keys = keysFrom(new Uint8Array(32))
  const code = keys.code("device", "a")
  assert.ok(keys.matches("device", "a", code))
  for (const [purpose, text] of [["device", "b"], ["account", "a"]] as const) assert.ok(!keys.matches(purpose, text, code)) // prettier-ignore
  assert.ok(!keys.matches("device", "a", code.slice(1)))
  assert.ok(!keysFrom(new Uint8Array(32).fill(1)).matches("device", "a", code))
})

test("the root key is made once, for its owner only, and never replaced", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-keys-"))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, "data", "gate.key")
  const code = loadKeys(file).code("x", "y")
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(loadKeys(file).code("x", "y"), code)
  writeFileSync(file, "short")
  assert.throws(() => loadKeys(file), { code: "GATE_KEY" })
  assert.equal(readFileSync(file, "utf8"), "short")
})

test("what is sealed opens for its purpose only, is never twice the same, and shows any change", () => {
  const keys = keysFrom(new Uint8Array(32).fill(1))
  const sealed = keys.seal("a", "hanako@example.jp")
  assert.equal(keys.open("a", sealed), "hanako@example.jp")
  assert.notEqual(keys.seal("a", "hanako@example.jp"), sealed)
  assert.equal(keys.open("b", sealed), null)
  assert.equal(keysFrom(new Uint8Array(32)).open("a", sealed), null)
  const bytes = Buffer.from(sealed, "base64url")
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.equal(keys.open("a", changed.toString("base64url")), null, `byte ${at}`)
  }
  for (const junk of ["", "x", "A".repeat(30), "\u0000"]) assert.equal(keys.open("a", junk), null)
})
