import assert from "node:assert/strict"
import { test } from "node:test"
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib"
import fc from "fast-check"
import { codingsOf, readBody } from "./unfold.ts"

for (const [header, want] of [
  [null, []],
  ["", []],
  ["identity, none", []],
  ["GZIP", ["gzip"]],
  ["gzip, br", ["br", "gzip"]],
  ["compress", null],
  ["gzip,gzip,gzip,gzip", null],
] as const)
  test(`content-encoding: ${header}`, () => assert.deepEqual(codingsOf(header), want))

const stream = async function* (bytes: Uint8Array, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield Buffer.from(bytes.subarray(at, at + pieceBytes))
}

for (const [name, coding, fold] of [
  ["gzip", "gzip", gzipSync],
  ["deflate", "deflate", deflateSync],
  ["bare deflate", "deflate", deflateRawSync],
  ["br", "br", brotliCompressSync],
  ["zstd", "zstd", zstdCompressSync],
] as const) {
  test(`${name}: what was folded is unfolded, however it is cut into pieces, and never past the bound`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 3_000 }),
        fc.integer({ min: 1, max: 500 }),
        async (bytes, piece) => {
          const whole = await readBody(stream(fold(bytes), piece), [coding], 5_000, 5_000)
          assert.ok("bytes" in whole && !whole.cut && Buffer.compare(whole.bytes, bytes) === 0)
          const exact = await readBody(stream(fold(bytes), piece), [coding], bytes.length, bytes.length + 5_000)
          assert.ok("bytes" in exact && exact.bytes.length === bytes.length && !exact.cut)
        },
      ),
      { numRuns: 20 },
    )
  })
  test(`${name}: bytes that are no such thing are refused or read to something within the bound`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const got = await readBody(stream(bytes, 50), [coding], 1_000, 1_000).catch((error: unknown) => error)
        assert.ok(
          got instanceof Error || (typeof got === "object" && got !== null && ("fault" in got || "bytes" in got)),
        )
      }),
      { numRuns: 40 },
    )
  })
}

test("a bomb of 64 megabytes is left after the bound", async () => {
  const inner = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })
  const got = await readBody(stream(inner, 16_384), ["gzip"], 100_000, 100_000)
  assert.deepEqual(got, { fault: "unfolds-too-large", detail: ">100000" })
  const nested = gzipSync(inner, { level: 9 })
  assert.deepEqual(await readBody(stream(nested, 100), ["gzip", "gzip"], 10, 20_000_000), {
    bytes: Buffer.alloc(10),
    cut: true,
  })
})

test("folded bytes without end that unfold to nothing are left too", async () => {
  const endless = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from([0x78, 0x01])
    for (;;) yield Buffer.from("000000ffff".repeat(1_000), "hex")
  }
  assert.deepEqual(await readBody(endless(), ["deflate"], 1_000, 100_000), {
    fault: "body-too-large",
    detail: ">100000",
  })
})
