import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { test } from "node:test"
import { scratch } from "./sekisho.ts"

test("npm run new writes a check with its test and registers it", () => {
  const folder = scratch()
  mkdirSync(join(folder, "src/checks/web"), { recursive: true })
  cpSync("src/checks/registry.ts", join(folder, "src/checks/registry.ts"))
  const run = (...words: string[]): string =>
    execFileSync(process.execPath, [resolve("tools/new.ts"), ...words], {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
    })
  run("check", "web/example-thing", "build/9.hsts")
  const read = (file: string): string => readFileSync(join(folder, "src/checks", file), "utf8")
  assert.match(
    read("web/example-thing.ts"),
    /export const exampleThing = defineCheck\(\{\n {2}id: "web\/example-thing"/,
  )
  assert.match(read("web/example-thing.test.ts"), /cases\(exampleThing, \[/)
  assert.match(
    read("registry.ts"),
    /import \{ exampleThing \} from "\.\/web\/example-thing\.ts"[\s\S]*\n {2}exampleThing,\n\]\n$/,
  )
  for (const words of [
    ["check", "web/Bad", "build/9.hsts"],
    ["check", "web/fine", "build/99.x"],
    ["check", "web/example-thing", "build/9.hsts"],
  ])
    assert.throws(() => run(...words), words.join(" "))
})
