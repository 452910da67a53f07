import assert from "node:assert/strict"
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { test, type TestContext } from "node:test"
import { linkLibraries, postgresPackage, readyNoteOf } from "./database.ts"
import { expectedPackages, findNpm } from "./install.ts"
import { takeLock } from "./lock.ts"
import { openMarks } from "./marks.ts"
import { nobodyIn, spawnOwner } from "./owner.ts"
import { placeIn, preparePlace } from "./place.ts"
import { choosePorts } from "./ports.ts"
import { failingWith, REASONS } from "./reasons.ts"
import { openSecrets, writeAdminPaper } from "./secrets.ts"
import { productLink } from "./shop.ts"

const folder = (t: TestContext): string => {
  const made = mkdtempSync(join(tmpdir(), "sekisho-demo-"))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return made
}

test("nobody is found in the user list of Linux and of macOS", () => {
  assert.deepEqual(nobodyIn("root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534:n:/:/sbin/nologin\n"), {
    uid: 65534,
    gid: 65534,
  })
  assert.deepEqual(nobodyIn("# User Database\nnobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false"), {
    uid: 4294967294,
    gid: 4294967294,
  })
  assert.equal(nobodyIn("nobody:x:abc:1::/:\nroot:x:0:0"), null)
  assert.deepEqual(spawnOwner({ uid: 4294967294, gid: 4294967294 }), { uid: -2, gid: -2 })
  assert.deepEqual(spawnOwner(null), {})
})

test("only the packages of this system are waited for", () => {
  const lock = JSON.stringify({
    packages: {
      "": {},
      "node_modules/a": {},
      "node_modules/linux-arm": { os: ["linux"], cpu: ["arm64"] },
      "node_modules/linux-x64": { os: ["linux"], cpu: ["x64"] },
      "node_modules/musl": { os: ["linux"], libc: ["musl"] },
      "node_modules/not-windows": { os: ["!win32"] },
      "node_modules/not-linux": { os: ["!linux"] },
    },
  })
  assert.deepEqual(expectedPackages(lock, { platform: "linux", arch: "x64" }), [
    "node_modules/a",
    "node_modules/linux-x64",
    "node_modules/not-windows",
  ])
})

test("npm: the one that runs us, else the person's, else the one beside Node", (t) => {
  const root = folder(t)
  const cli = join(root, "lib", "node_modules", "npm", "bin", "npm-cli.js")
  const [bin, node] = [join(root, "bin"), join(root, "bin", "node")]
  for (const file of [cli, node]) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, "")
  }
  assert.deepEqual(findNpm({ PATH: bin }, node), [node, cli])
  assert.deepEqual(findNpm({ npm_execpath: cli, npm_node_execpath: node, PATH: bin }, "/elsewhere/node"), [node, cli])
  writeFileSync(join(bin, "npm"), "")
  assert.deepEqual(findNpm({ PATH: `relative:${bin}` }, node), [join(bin, "npm")])
  assert.equal(findNpm({ PATH: "" }, join(root, "nowhere", "bin", "node")), null)
})

test("PostgreSQL is there for Linux and macOS on x64 and arm64", () => {
  const known = ["linux", "darwin", "win32"].flatMap((platform) =>
    ["x64", "arm64", "ia32"].map((arch) => postgresPackage(platform, arch)),
  )
  assert.deepEqual(known, ["linux-x64", "linux-arm64", null, "darwin-x64", "darwin-arm64", null, null, null, null])
})

test("libraries are linked beside their file and nowhere else", (t) => {
  const root = join(folder(t), "package")
  mkdirSync(join(root, "native", "lib"), { recursive: true })
  writeFileSync(join(root, "native", "lib", "libpq.so.5"), "")
  const link = (source: string, target: string): { source: string; target: string } => ({ source, target })
  const list = [
    link("native/lib/libpq.so.5", "native/lib/libpq.so"),
    link("native/lib/libpq.so.5", "../../outside"),
    link("../../secret", "native/lib/secret"),
  ]
  writeFileSync(join(root, "native", "pg-symlinks.json"), JSON.stringify(list))
  linkLibraries(root)
  linkLibraries(root)
  assert.equal(readlinkSync(join(root, "native", "lib", "libpq.so")), "libpq.so.5")
  assert.deepEqual(readdirSync(join(root, "native", "lib")).toSorted(), ["libpq.so", "libpq.so.5"])
  assert.doesNotThrow(() => linkLibraries(join(root, "none")))
})

test("the database's note counts only when it is this process's and says ready", () => {
  const note = (pid: number, state: string): string => `${pid}\n/data\n1\n5432\n\n127.0.0.1\n  123 4\n${state}   \n`
  assert.equal(readyNoteOf(7, note(7, "ready")), true)
  assert.equal(readyNoteOf(7, note(7, "starting")), false)
  assert.equal(readyNoteOf(7, note(8, "ready")), false)
  assert.equal(readyNoteOf(7, ""), false)
})

test("a place has one holder; what a killed process left counts as free", (t) => {
  const file = join(folder(t), "running.json")
  const lock = takeLock(file)
  assert.ok("release" in lock)
  assert.deepEqual(takeLock(file), { heldBy: process.pid })
  lock.release()
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "1" }))
  const second = takeLock(file)
  assert.ok("release" in second)
  second.release()
  if (process.platform === "linux") {
    // Our own number, but a process that began at another time: the number is used again.
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: "1" }))
    assert.ok("release" in takeLock(file))
  }
})

test("marks are kept, taken back, and a damaged file means: all again", (t) => {
  const file = join(folder(t), "finished.json")
  openMarks(file).set("install", "a")
  const marks = openMarks(file)
  assert.equal(marks.has("install", "a"), true)
  assert.equal(marks.has("install", "b"), false)
  marks.set("build", "c")
  marks.drop("install")
  assert.equal(openMarks(file).has("install", "a"), false)
  assert.equal(openMarks(file).has("build", "c"), true)
  writeFileSync(file, "{")
  assert.equal(openMarks(file).has("build", "c"), false)
})

test("ports stay the same across starts unless somebody took one", async (t) => {
  const file = join(folder(t), "ports.json")
  const first = await choosePorts(file)
  assert.equal(new Set(Object.values(first)).size, 4)
  assert.deepEqual(await choosePorts(file), first)
  const taker = createServer().listen({ port: first.shop, host: "127.0.0.1" })
  await new Promise((resolve) => taker.once("listening", resolve))
  t.after(() => taker.close())
  const second = await choosePorts(file)
  assert.notEqual(second.shop, first.shop)
  assert.deepEqual([second.database, second.mailbox], [first.database, first.mailbox])
})

test("passwords are made once, kept private, and told in a private paper", (t) => {
  const root = folder(t)
  const { secrets, fresh } = openSecrets(join(root, "secrets.json"))
  assert.equal(fresh, true)
  assert.equal(new Set(Object.values(secrets)).size, 4)
  assert.deepEqual(openSecrets(join(root, "secrets.json")), { secrets, fresh: false })
  const paper = join(root, "admin.txt")
  writeFileSync(paper, "", { mode: 0o644 })
  writeAdminPaper(paper, "http://127.0.0.1:1/admin", "http://127.0.0.1:1/", secrets)
  assert.ok(readFileSync(paper, "utf8").includes(secrets.admin))
  for (const file of [paper, join(root, "secrets.json")]) assert.equal(statSync(file).mode & 0o777, 0o600)
  writeFileSync(join(root, "secrets.json"), "{}")
  assert.equal(openSecrets(join(root, "secrets.json")).fresh, true)
})

test("without root everything lies below the data folder", (t) => {
  const root = folder(t)
  const place = preparePlace(root, null)
  assert.deepEqual(place, placeIn(root, join(root, "demo")))
  for (const own of [place.mails, join(place.evershop, "media")]) assert.ok(statSync(own).isDirectory())
})

test("a product is a page below a category", () => {
  const page = '<a href="/tea">x</a><a href="/account/login">y</a><a href="/tea/hojicha-100g">z</a>'
  assert.equal(productLink(page, ["tea"]), "/tea/hojicha-100g")
  assert.equal(productLink(page, ["teaware"]), null)
  assert.equal(productLink("", ["tea"]), null)
})

test("each failure names the log that tells more", () => {
  const failing = failingWith("en", { shop: "s", npm: "n", database: "d" })
  const logs = (["install", "database", "build"] as const).map(
    (reason) => failing(reason, { code: 1, cause: "x" }).values["log"],
  )
  assert.deepEqual(logs, ["n", "d", "s"])
  assert.equal(
    failing("running", { place: "/p", pid: 7 }).values["reason"],
    "a demo shop is already running in this place (/p, process 7); end it first",
  )
  for (const { ja, en } of Object.values(REASONS))
    assert.deepEqual(ja.match(/\{\w+\}/g)?.toSorted(), en.match(/\{\w+\}/g)?.toSorted())
})
