import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, test } from "node:test"
import { blobsFor } from "../../src/cli/blobs.ts"
import { SekishoError } from "../../src/lib/errors.ts"
import type { Blobs } from "../../src/storage/blobs.ts"
import { folderBlobs } from "../../src/storage/folder-blobs.ts"
import { s3Blobs } from "../../src/storage/s3-blobs.ts"
import { startS3, type S3Server } from "../servers/s3-server.ts"

const folder = mkdtempSync(join(tmpdir(), "sekisho-blobs-"))
after(() => rmSync(folder, { recursive: true, force: true }))
const isCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof SekishoError && error.code === code && !JSON.stringify(error.values).includes("hunter2")
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

let s3: S3Server
before(async () => {
  s3 = await startS3("KEYID", "hunter2")
})
after(() => s3.close())
const place = () => ({
  endpoint: s3.url,
  bucket: "evidence",
  prefix: "shop/",
  region: "ap-northeast-1",
  keyId: "KEYID",
})

const STORES: readonly (readonly [string, () => Blobs])[] = [
  ["a folder", () => folderBlobs(join(folder, "blobs"), 1_000)],
  ["S3", () => s3Blobs({ ...place(), secret: "hunter2" }, 1_000)],
]
for (const [name, open] of STORES)
  describe(`blobs in ${name}`, () => {
    test("bytes are found under their hash, whole and unchanged, put once or twice", async () => {
      const blobs = open()
      for (const bytes of [Buffer.from("関所の証拠"), Buffer.alloc(0), Buffer.alloc(1_000, 7)]) {
        assert.equal(await blobs.put(bytes), hashOf(bytes))
        assert.equal(await blobs.put(bytes), hashOf(bytes))
        assert.deepEqual(Buffer.from((await blobs.get(hashOf(bytes))) ?? []), bytes)
      }
    })
    test("nothing is found under a hash that was never put, or under what is none", async () => {
      for (const hash of ["0".repeat(64), "", "../../etc/passwd", "0".repeat(63), `${"0".repeat(64)}/x`])
        assert.equal(await open().get(hash), null)
    })
    test("one byte above the bound is refused", async () => {
      await assert.rejects(open().put(Buffer.alloc(1_001)), isCode("BLOB_TOO_LARGE"))
    })
  })

test("S3: an object that was changed is not handed out, nor one that is larger than any that was put in", async () => {
  const blobs = s3Blobs({ ...place(), secret: "hunter2" }, 1_000)
  const hash = await blobs.put(Buffer.from("true"))
  const path = s3.objects.keys().find((one) => one.endsWith(hash.slice(2))) ?? ""
  assert.equal(path, `/evidence/shop/${hash.slice(0, 2)}/${hash.slice(2)}`)
  s3.objects.set(path, Buffer.from("false"))
  await assert.rejects(blobs.get(hash), isCode("BLOB_DAMAGED"))
  s3.objects.set(path, Buffer.alloc(2_000))
  await assert.rejects(blobs.get(hash), isCode("BLOB_DAMAGED"))
  await blobs.put(Buffer.from("true"))
  assert.equal(Buffer.from((await blobs.get(hash)) ?? []).toString(), "true", "putting it again mends it")
})

test("S3: a wrong key, a store that refuses and one that is not there are said so without the secret", async () => {
  const wrong = s3Blobs({ ...place(), secret: "hunter2-wrong" }, 1_000)
  await assert.rejects(wrong.put(Buffer.from("x")), isCode("FILE_NOT_WRITABLE"))
  await assert.rejects(wrong.get("0".repeat(64)), isCode("FILE_NOT_READABLE"))
  s3.fault = 403
  await assert.rejects(s3Blobs({ ...place(), secret: "hunter2" }, 1_000).put(Buffer.from("y")), isCode("FILE_NOT_WRITABLE")) // prettier-ignore
  s3.fault = null
  const gone = s3Blobs({ ...place(), endpoint: "http://127.0.0.1:1", secret: "hunter2" }, 1_000)
  await assert.rejects(gone.put(Buffer.from("x")), isCode("FILE_NOT_WRITABLE"))
})

const job = (blobs: string, blobsKey: string | null = "env:S3_KEY") => ({ blobs, blobsKey, dataDir: folder, folder })
const ENVIRONMENT = { S3_KEY: "KEYID:hunter2", BAD: "hunter2" }
test("the configuration says where: a folder, or a bucket with its key elsewhere", async () => {
  const blobs = blobsFor(job(`s3://evidence/shop?endpoint=${s3.url}&region=ap-northeast-1`), ENVIRONMENT)
  const hash = await blobs.put(Buffer.from("by configuration"))
  assert.ok(s3.objects.has(`/evidence/shop/${hash.slice(0, 2)}/${hash.slice(2)}`))
  const own = blobsFor(job("file:own"), {})
  assert.equal(await own.put(Buffer.from("a")), hashOf(Buffer.from("a")))
})

const WRONG = [
  ["s3://evidence", "env:S3_KEY", "BLOBS_PLACE"],
  ["s3://evidence?endpoint=http://s3.example", "env:S3_KEY", "BLOBS_PLACE"],
  ["s3://a:hunter2@evidence?endpoint=https://s3.example", "env:S3_KEY", "BLOBS_PLACE"],
  ["ftp://x", "env:S3_KEY", "BLOBS_PLACE"],
  ["file:", "env:S3_KEY", "BLOBS_PLACE"],
  ["s3://evidence?endpoint=https://s3.example", null, "BLOBS_KEY"],
  ["s3://evidence?endpoint=https://s3.example", "env:NOTHING", "BLOBS_KEY"],
  ["s3://evidence?endpoint=https://s3.example", "env:BAD", "BLOBS_KEY"],
] as const
for (const [told, key, code] of WRONG)
  test(`${told} with ${key} is refused: ${code}`, () => {
    assert.throws(() => blobsFor(job(told, key), ENVIRONMENT), (error) => {
      assert.ok(error instanceof SekishoError && error.code === code)
      return !told.includes("@") || !JSON.stringify(error.values).includes("hunter2")
    })
  }) // prettier-ignore
