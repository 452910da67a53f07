import assert from "node:assert/strict"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test, type TestContext } from "node:test"
import { findSource, fingerprints, listSource, stepsOf, type Step } from "./source.ts"

const real = findSource(import.meta.dirname) ?? ""

const copy = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-source-"))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const { from } of listSource(real)) cpSync(join(real, from), join(folder, from))
  return folder
}

test("the shop's files are found from the source tree and from a built package alike", (t) => {
  const root = mkdtempSync(join(tmpdir(), "sekisho-source-"))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const built = join(root, "dist", "cli", "demo-shop")
  mkdirSync(built, { recursive: true })
  assert.equal(findSource(built), null)
  mkdirSync(join(root, "examples", "evershop"), { recursive: true })
  writeFileSync(join(root, "examples", "evershop", "package-lock.json"), "{}")
  assert.equal(findSource(built), join(root, "examples", "evershop"))
})

test("every file goes where EverShop looks for it", () => {
  const placed = new Map(listSource(real).map(({ from, to }) => [from, to]))
  assert.equal(placed.get("extensions/demo-mail/bootstrap.js"), "extensions/demo-mail/dist/bootstrap.js")
  for (const same of [
    "package-lock.json",
    "config/default.json",
    "preload/loopback.cjs",
    "setup/setup.js",
    "translations/ja/storefront.csv",
  ])
    assert.equal(placed.get(same), same)
})

test("the lock file names no address to download from, so that the person's registry counts", () => {
  assert.doesNotMatch(readFileSync(join(real, "package-lock.json"), "utf8"), /"resolved"/)
})

const STEPS: readonly (readonly [changed: string, again: readonly Step[]])[] = [
  ["package-lock.json", ["install", "build", "setup"]],
  ["config/default.json", ["build"]],
  ["extensions/demo-mail/bootstrap.js", ["build"]],
  ["setup/stock.json", ["setup"]],
  ["translations/ja/storefront.csv", []],
  ["preload/loopback.cjs", []],
]
for (const [changed, again] of STEPS)
  test(`a change of ${changed} does ${again.join(", ") || "nothing"} again`, (t) => {
    assert.deepEqual(stepsOf(changed), again)
    const folder = copy(t)
    const before = fingerprints(folder, "v24")
    assert.deepEqual(fingerprints(folder, "v24"), before)
    writeFileSync(join(folder, changed), "changed")
    const after = fingerprints(folder, "v24")
    const differing = (["install", "build", "setup"] as const).filter((step) => after[step] !== before[step])
    assert.deepEqual(differing, again)
  })

test("another Node means everything again", () => {
  const [one, other] = [fingerprints(real, "v24.3.0"), fingerprints(real, "v26.0.0")]
  for (const step of ["install", "build", "setup"] as const) assert.notEqual(one[step], other[step])
})
