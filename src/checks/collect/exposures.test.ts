import assert from "node:assert/strict"
import { test } from "node:test"
import { lookOf } from "../../../test/servers/look.ts"
import { startServer, type Handler, type Routes } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import type { PlatformId } from "../../platforms/profile.ts"
import { GENERIC, profileById } from "../../platforms/profiles.ts"
import type { Exposures } from "../facts.ts"
import { exposuresCollector } from "./exposures.ts"

const collect = async (
  routes: Handler | Routes,
  id: PlatformId = "generic",
): Promise<{ readonly value: Exposures; readonly asked: readonly string[] }> => {
  const server = await startServer(routes)
  try {
    const target = loopbackTarget(server.url)
    const profile = profileById(id) ?? GENERIC
    const seen = await exposuresCollector.collect(lookOf(target), {
      target,
      platform: { profile, told: false, version: null, signs: [] },
    })
    assert.equal(seen.state, "seen")
    assert.ok(seen.state === "seen")
    return { value: seen.value, asked: server.asked }
  } finally {
    await server.close()
  }
}
const ids = ({ hits }: Exposures): readonly string[] => hits.map(({ id }) => id)

test("what lies open is found by its content, and secrets are cut out", async () => {
  const { value, asked } = await collect({
    "/.env": { body: "APP_ENV=prod\nDATABASE_URL=mysql://shop:hunter2@db/shop\n" },
    "/.git/HEAD": { body: "ref: refs/heads/main\n" },
    "/backup.zip": { body: new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]) },
    "/dump.sql.gz": { body: new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]) },
    "/uploads/": { body: "<html><head><title>Index of /uploads</title></head>" },
  })
  assert.deepEqual(ids(value).toSorted(), ["backup-zip", "dump-sql-gz", "env", "git-head", "listing:/uploads/"])
  assert.ok(!JSON.stringify(value).includes("hunter2"))
  assert.deepEqual(value.missingLooksLike, { status: 404, softly: false })
  assert.deepEqual(value.faults, [])
  assert.ok(asked.length <= 60, `${asked.length} requests`)
  assert.ok(asked.every((line) => line.startsWith("GET ")))
})

test("a soft 404 fools nobody: 200 for everything is no exposure", async () => {
  const { value } = await collect((request, response) => {
    response.setHeader("content-type", "text/html")
    response.end(`<title>見つかりません</title><p>${request.url}</p>${"<li>商品</li>".repeat(30)}`)
  })
  assert.deepEqual(ids(value), [])
  assert.deepEqual(value.missingLooksLike, { status: 200, softly: true })
})

test("a page that shows every proof at every address is no exposure either", async () => {
  const { value } = await collect((_, response) => {
    response.end("ref: refs/heads/main\n[core]\nAPP_ENV=1\n<title>Index of /</title>\nCREATE TABLE x\nservices:\n")
  })
  assert.deepEqual(ids(value), [])
})

test("proofs in an error page do not count", async () => {
  const { value } = await collect({ "/.git/HEAD": { status: 403, body: "ref: refs/heads/main\n" } })
  assert.deepEqual(ids(value), [])
})

test("only the beginning of a large file is read", async () => {
  let ranges = 0
  const { value } = await collect((request, response) => {
    if (request.headers.range !== undefined) ranges += 1
    if (request.url !== "/dump.sql") return void response.writeHead(404).end("not here")
    response.write("-- MySQL dump 10.13\n")
    response.end("INSERT INTO `dtb_customer` VALUES (1);\n".repeat(200_000))
  })
  assert.deepEqual(ids(value), ["dump-sql"])
  assert.ok(ranges > 20)
})

test("a shop that turns us away is asked three times and then left alone", async () => {
  const { value, asked } = await collect((request, response) => {
    response.statusCode = /^\/sekisho-[0-9a-f]{18}/.test(request.url ?? "") ? 404 : 429
    response.end("slow down")
  })
  assert.equal(asked.filter((line) => !/\/sekisho-[0-9a-f]{18}/.test(line)).length, 3)
  assert.equal(value.faults.length, value.asked)
  assert.equal(value.faults[0]?.detail, "HTTP 429")
  assert.equal(value.faults.at(-1)?.fault, "not-asked")
})

test("what the shop software is known to leave open is asked first", async () => {
  const { value, asked } = await collect({ "/var/eccube.db": { body: "SQLite format 3\u0000" } }, "ec-cube-4")
  assert.deepEqual(ids(value), ["ec-cube-sqlite"])
  assert.equal(asked[1], "GET /var/eccube.db")
})

const uploadServer =
  (program: { status: number; body: string }): Handler =>
  (request, response) => {
    const isProgram = /\/sekisho-[0-9a-f]{18}\.php$/.test(request.url ?? "")
    response.statusCode = isProgram ? program.status : 404
    response.end(isProgram ? program.body : "<h1>404</h1>")
  }
const UPLOADS: readonly (readonly [string, { status: number; body: string }, string])[] = [
  ["the program runner answers itself", { status: 404, body: "File not found.\n" }, "executes"],
  ["the name of a program is refused", { status: 403, body: "Forbidden" }, "refused"],
  ["programs are answered as anything else", { status: 404, body: "<h1>404</h1>" }, "unclear"],
]
for (const [name, program, want] of UPLOADS)
  test(`upload folders: ${name}`, async () => {
    const { value } = await collect(uploadServer(program), "ec-cube-4")
    assert.deepEqual(
      value.uploads?.map(({ state }) => state),
      [want, want],
    )
  })

test("upload folders of a shop on Node.js are left alone", async () => {
  const { value, asked } = await collect({}, "evershop")
  assert.equal(value.uploads, undefined)
  assert.ok(!asked.some((line) => line.endsWith(".txt")))
})

test("no answer at all is not seen", async () => {
  const server = await startServer({})
  await server.close()
  const target = loopbackTarget(server.url)
  const platform = { profile: GENERIC, told: false, version: null, signs: [] }
  const seen = await exposuresCollector.collect(lookOf(target), { target, platform })
  assert.equal(seen.state === "not-seen" && seen.fault, "refused")
})
