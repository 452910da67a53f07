import assert from "node:assert/strict"
import { test } from "node:test"
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib"
import { unpacked } from "./begin.ts"

const text = "<p>関所</p>".repeat(50)
const begin = (bytes: Buffer, ended = true): { chunks: readonly Buffer[]; ended: boolean } => ({
  chunks: [bytes],
  ended,
})

test("a beginning is unpacked, whole or cut", () => {
  const rows = [["gzip", gzipSync(text)], ["br", brotliCompressSync(text)], ["deflate", deflateSync(text)], [undefined, Buffer.from(text)]] as const // prettier-ignore
  for (const [encoding, bytes] of rows) {
    const plain = unpacked(begin(bytes), encoding, 100_000)
    assert.equal(Buffer.from(plain?.bytes ?? []).toString(), text, encoding ?? "plain")
    assert.equal(plain?.whole, true)
    assert.equal(unpacked(begin(bytes, false), encoding, 100_000)?.whole, false)
    assert.equal(unpacked(begin(bytes), encoding, 20)?.whole, false)
  }
  const cut = unpacked(begin(gzipSync(text).subarray(0, 20), false), "gzip", 100_000)
  assert.ok(cut !== null && text.startsWith(Buffer.from(cut.bytes).toString()))
})

test("what cannot be unpacked, or unfolds to far too much, is not looked at", () => {
  assert.equal(unpacked(begin(Buffer.from("x")), "zstd-x", 100), null)
  assert.equal(unpacked(begin(Buffer.from("not gzip")), "gzip", 100), null)
  assert.equal(unpacked(begin(gzipSync("a".repeat(1_000_000))), "gzip", 1_000), null)
})
