import assert from "node:assert/strict"
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, writeFileSync } from "node:fs"
import { delimiter, dirname, join, resolve } from "node:path"
import { createInterface } from "node:readline"
import { after, before, describe, test } from "node:test"
import { VERSION } from "../../src/lib/version.ts"
import { scratch } from "../sekisho.ts"

const root = resolve(import.meta.dirname, "../..")
const folder = scratch()
const installed = join(folder, "node_modules/sekisho")
const environment = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
  NODE_TEST_CONTEXT: "",
}
const run = (command: string, words: readonly string[], cwd = folder): string =>
  execFileSync(command, words, { cwd, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })

describe("the packed package, installed into an empty folder", { timeout: 300_000 }, () => {
  before(() => {
    run("npm", ["pack", "--pack-destination", folder], root)
    const packed = readdirSync(folder).find((file) => file.endsWith(".tgz"))
    assert.ok(packed, "npm pack wrote a file")
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-shop", private: true }))
    run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", join(folder, packed)])
  })

  test("its command and its entries work there, and it brings what is built but no sources", () => {
    assert.equal(run("npx", ["--no-install", "sekisho", "--version"]).trim(), VERSION)
    const catalogue: unknown = JSON.parse(run("npx", ["--no-install", "sekisho", "guideline", "--format", "json"]))
    assert.ok(typeof catalogue === "object" && catalogue !== null && "requirements" in catalogue)
    const code =
      'import { REQUIREMENTS } from "sekisho/guideline"; import * as waf from "sekisho/waf"; console.log(REQUIREMENTS.length, Object.keys(waf).length > 0)'
    assert.equal(run("node", ["--input-type=module", "-e", code]).trim(), "34 true")
    const shipped = readdirSync(installed)
    assert.ok(shipped.includes("dist") && !shipped.includes("src") && !shipped.includes("test"), shipped.join(" "))
  })

  test("sekisho up brings the console up there, with its pages, scripts and styles, and a link for the first owner", async () => {
    writeFileSync(
      join(folder, "sekisho.yaml"),
      'version: 1\nconsole: { listen: "127.0.0.1:0" }\nsites: [{ id: main }]\n',
    )
    const entry = join(installed, "bin/sekisho.js")
    const child = spawn(process.execPath, [entry, "up", "--lang", "en"], {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "inherit"],
    })
    after(() => child.kill("SIGKILL"))
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const line = async (): Promise<string> => String((await lines.next()).value ?? "")
    const [, url = ""] = /^console: (http:\/\/localhost:\d+)$/.exec(await line()) ?? []
    assert.match(await line(), new RegExp(`${url}/join#[A-Za-z0-9_-]{43}$`))
    const origin = url.replace("localhost", "127.0.0.1")
    const got = async (path: string): Promise<string> => {
      const answer = await fetch(`${origin}${path}`)
      assert.equal(answer.status, 200, path)
      return answer.text()
    }
    const page = await got("/join")
    assert.match(page, /<div id="root">/)
    const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, file = ""]) => file)
    assert.deepEqual(files.map((file) => file.split(".").at(-1)).toSorted(), ["css", "js"])
    for (const file of files) assert.ok((await got(file)).length > 10_000, file)
    const state: unknown = JSON.parse(await got("/api/session"))
    assert.ok(typeof state === "object" && state !== null && "state" in state && "version" in state)
    assert.deepEqual([state.state, state.version], ["no-account", VERSION])
    const ended = once(child, "exit")
    child.kill("SIGINT")
    assert.deepEqual(await ended, [0, null])
  })
})
