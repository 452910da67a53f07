import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { globSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import fc from "fast-check"
import { SekishoError } from "../lib/errors.ts"
import { folderBlobs } from "./folder-blobs.ts"

const root = mkdtempSync(join(tmpdir(), "sekisho-blobs-"))
after(() => rmSync(root, { recursive: true, force: true }))
const folder = join(root, "blobs")
const blobs = folderBlobs(folder, 1_000)
const bytes = Buffer.from("関所の証拠")
const hash = createHash("sha256").update(bytes).digest("hex")
const fileOf = (name: string): string => join(folder, name.slice(0, 2), name.slice(2))
const isCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof SekishoError && error.code === code

test("bytes are found under their hash, kept once, readable by their owner only", async () => {
  assert.equal(await blobs.put(bytes), hash)
  assert.equal(await blobs.put(bytes), hash)
  assert.deepEqual(Buffer.from((await blobs.get(hash)) ?? []), bytes)
  assert.equal(statSync(fileOf(hash)).mode & 0o777, 0o600)
  assert.equal(
    globSync(join(folder, "**/*")).filter((path) => statSync(path).isFile()).length,
    1,
    "no half file is left",
  )
})

test("many at once write one whole blob", async () => {
  const hashes = await Promise.all(Array.from({ length: 8 }, () => blobs.put(Buffer.from("same"))))
  assert.equal(new Set(hashes).size, 1)
  assert.equal(Buffer.from((await blobs.get(hashes[0] ?? "")) ?? []).toString(), "same")
})

test("the bound: exactly fits, one more does not", async () => {
  assert.match(await blobs.put(Buffer.alloc(1_000)), /^[0-9a-f]{64}$/)
  await assert.rejects(blobs.put(Buffer.alloc(1_001)), isCode("BLOB_TOO_LARGE"))
})

test("a blob that was changed is not handed out, and putting it again mends one that was cut short", async () => {
  writeFileSync(fileOf(hash), "関所の証據")
  await assert.rejects(blobs.get(hash), isCode("BLOB_DAMAGED"))
  writeFileSync(fileOf(hash), "関")
  await blobs.put(bytes)
  assert.deepEqual(Buffer.from((await blobs.get(hash)) ?? []), bytes)
  writeFileSync(fileOf(hash), Buffer.alloc(2_000))
  await assert.rejects(blobs.get(hash), isCode("BLOB_DAMAGED"), "larger than any that was put in")
})

test("a folder that cannot be written is said so", async () => {
  writeFileSync(join(root, "file"), "")
  await assert.rejects(folderBlobs(join(root, "file"), 99).put(bytes), isCode("FILE_NOT_WRITABLE"))
  await assert.rejects(folderBlobs(join(root, "file"), 99).get(hash), isCode("FILE_NOT_READABLE"))
})

const TRICKS = [
  "",
  "../../etc/passwd",
  hash.toUpperCase(),
  `${hash}/..`,
  `..${hash.slice(2)}`,
  `${hash}\n`,
  "0".repeat(64),
]
for (const name of TRICKS)
  test(`nothing is found under ${JSON.stringify(name)}`, async () => assert.equal(await blobs.get(name), null))

test("property: no text leads out of the folder", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 80, unit: "binary" }), async (name) =>
      assert.equal(await blobs.get(name), null),
    ),
  )
})
