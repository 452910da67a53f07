import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, writeFileSync } from "node:fs"
import { delimiter, dirname, join, resolve } from "node:path"
import { test } from "node:test"
import { VERSION } from "../../src/lib/version.ts"
import { scratch } from "../sekisho.ts"

const root = resolve(import.meta.dirname, "../..")

test("the packed package installs elsewhere and its command works there", { timeout: 240_000 }, () => {
  const folder = scratch()
  const environment = {
    ...process.env,
    PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
    NODE_TEST_CONTEXT: "",
  }
  const run = (command: string, words: readonly string[], cwd: string): string =>
    execFileSync(command, words, { cwd, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  run("npm", ["pack", "--pack-destination", folder], root)
  const packed = readdirSync(folder).find((file) => file.endsWith(".tgz"))
  assert.ok(packed, "npm pack wrote a file")
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-shop", private: true }))
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", join(folder, packed)], folder)
  assert.equal(run("npx", ["--no-install", "sekisho", "--version"], folder).trim(), VERSION)
  const catalogue: unknown = JSON.parse(
    run("npx", ["--no-install", "sekisho", "guideline", "--format", "json"], folder),
  )
  assert.ok(typeof catalogue === "object" && catalogue !== null && "requirements" in catalogue)
  const code =
    'import { REQUIREMENTS } from "sekisho/guideline"; import * as waf from "sekisho/waf"; console.log(REQUIREMENTS.length, Object.keys(waf).length > 0)'
  assert.equal(run("node", ["--input-type=module", "-e", code], folder).trim(), "34 true")
  const shipped = readdirSync(join(folder, "node_modules/sekisho"))
  const pages = join(folder, "node_modules/sekisho/dist/console-web/index.html")
  assert.ok(existsSync(pages), "the console's pages are in it, built")
  assert.ok(shipped.includes("dist") && !shipped.includes("src") && !shipped.includes("test"), shipped.join(" "))
})
