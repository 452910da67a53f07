import assert from "node:assert/strict"
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test, type TestContext } from "node:test"
import { startServer, type Handler, type Routes } from "../../../test/servers/server.ts"
import { SekishoError, type ErrorCode } from "../../lib/errors.ts"
import { FEED_DATE_FILE, FEED_FILE, readLibraryData } from "./library-data.ts"
import { FEED_TEXT } from "./sample-feed.ts"
import { updateFeeds } from "./update.ts"

const NOW = Date.UTC(2026, 10, 23, 2)
const clock = (): number => NOW
const folder = async (context: TestContext): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), "sekisho-feed-"))
  context.after(() => rm(made, { recursive: true }))
  return made
}
const failsWith = async (work: Promise<unknown>, code: ErrorCode, reason: RegExp): Promise<void> => {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof SekishoError)
    assert.equal(error.code, code)
    assert.match(String(error.values["reason"]), reason)
    return true
  })
}
const withServer = async (context: TestContext, routes: Handler | Routes): Promise<string> => {
  const server = await startServer(routes)
  context.after(() => server.close())
  return `${server.url}/feed.json`
}

test("update: data is fetched, checked and put in place with its date", async (context) => {
  const dataDir = await folder(context)
  const url = await withServer(context, { "/feed.json": { body: FEED_TEXT } })
  assert.deepEqual(await updateFeeds({ dataDir, clock, url }), { libraries: 14, date: "2026-11-23" })
  const data = await readLibraryData(dataDir)
  assert.ok(data.state === "read")
  assert.equal(data.fetchedAt, NOW)
  assert.deepEqual((await readdir(join(dataDir, "feeds"))).toSorted(), ["jsrepository.date.json", "jsrepository.json"])
})

const BAD: readonly (readonly [name: string, routes: Handler | Routes, reason: RegExp])[] = [
  ["not there", {}, /HTTP 404/],
  ["no JSON", { "/feed.json": { body: "<html>" } }, /JSON|token/],
  ["JSON of another shape", { "/feed.json": { body: `{"jquery":[]}` } }, /jquery/],
  ["too few libraries", { "/feed.json": { body: `{"a":{"vulnerabilities":[],"extractors":{}}}` } }, /1 libraries/],
  ["nothing", { "/feed.json": { body: "" } }, /JSON/],
  [
    "a redirect",
    { "/feed.json": { status: 302, headers: { location: "https://elsewhere.example/" } } },
    /redirect|fetch/,
  ],
  ["too large", (_request, response) => void response.end(Buffer.alloc(9 * 1024 * 1024, 32)), /bytes/],
  ["an answer that never ends", (_request, response) => void response.write("{"), /abort|time/i],
]
for (const [name, routes, reason] of BAD)
  test(`update: ${name}: what was there stays`, async (context) => {
    const dataDir = await folder(context)
    const good = await withServer(context, { "/feed.json": { body: FEED_TEXT } })
    await updateFeeds({ dataDir, clock, url: good })
    const url = await withServer(context, routes)
    await failsWith(updateFeeds({ dataDir, clock, url, timeoutMs: 400 }), "TARGET_UNREACHABLE", reason)
    assert.equal(await readFile(join(dataDir, FEED_FILE), "utf8"), FEED_TEXT)
    assert.equal((await readdir(join(dataDir, "feeds"))).length, 2, "nothing half-written is left")
  })

test("update: plain http is only taken from our own machine", async (context) => {
  const dataDir = await folder(context)
  await failsWith(updateFeeds({ dataDir, clock, url: "http://feeds.example/x.json" }), "TARGET_UNREACHABLE", /https/)
})

test("update: from a file, whose own date counts", async (context) => {
  const dataDir = await folder(context)
  const file = join(dataDir, "carried.json")
  await writeFile(file, FEED_TEXT)
  await utimes(file, new Date(NOW), new Date(Date.UTC(2026, 9, 1)))
  assert.deepEqual(await updateFeeds({ dataDir, clock, from: file }), { libraries: 14, date: "2026-10-01" })
  await failsWith(updateFeeds({ dataDir, clock, from: join(dataDir, "none.json") }), "FILE_NOT_READABLE", /ENOENT/)
})

test("update: a folder that cannot be written to", async (context) => {
  const dataDir = await folder(context)
  await writeFile(join(dataDir, "feeds"), "a file in its place")
  const file = join(dataDir, "carried.json")
  await writeFile(file, FEED_TEXT)
  await failsWith(updateFeeds({ dataDir, clock, from: file }), "FILE_NOT_WRITABLE", /EEXIST|ENOTDIR/)
})

test("library data: none, or none that can be read, is no-data", async (context) => {
  const dataDir = await folder(context)
  assert.deepEqual(await readLibraryData(dataDir), { state: "not", fault: "no-data", detail: "sekisho update" })
  const file = join(dataDir, "carried.json")
  await writeFile(file, FEED_TEXT)
  await updateFeeds({ dataDir, clock, from: file })
  await writeFile(join(dataDir, FEED_DATE_FILE), "{}")
  assert.deepEqual(await readLibraryData(dataDir), { state: "not", fault: "no-data", detail: "malformed" })
})
