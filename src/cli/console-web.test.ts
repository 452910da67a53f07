import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { consoleWebFolder } from "./console-web.ts"

const folder = await consoleWebFolder()
const page = readFileSync(join(folder, "index.html"), "utf8")
const assets = readdirSync(join(folder, "assets"))

test("the built page runs and styles nothing by itself, and names only files that are there", () => {
  assert.doesNotMatch(page, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/)
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = ""]) => address)
  assert.ok(named.length >= 3, named.join(" "))
  for (const address of named) {
    assert.match(address, /^\/assets\/[\w-]+-[\w-]{8}\.(?:js|css|svg)$/, "our own file, hashed")
    assert.ok(existsSync(join(folder, address)), address)
  }
})

test("there is one style sheet, and what the server checks with stays out of the browser", () => {
  assert.equal(assets.filter((name) => name.endsWith(".css")).length, 1)
  const code = assets
    .filter((name) => /^index-.*\.js$/.test(name))
    .map((name) => readFileSync(join(folder, "assets", name), "utf8"))
  assert.equal(code.length, 1)
  // Each is a word of the schemas' own library and of no other part.
  assert.doesNotMatch(code.join(""), /invalid_union|ZodError/)
})

test("the same sources are built once", async () => assert.equal(await consoleWebFolder(), folder))
