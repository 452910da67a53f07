import assert from "node:assert/strict"
import { test } from "node:test"
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib"
import { answerOf, clientOf, said } from "../../../test/servers/client.ts"
import { HOSTILE } from "../../../test/servers/hostile.ts"
import { keep } from "../../../test/servers/keep.ts"
import { startRawServer, startServer } from "../../../test/servers/server.ts"
import { isAnswer } from "../facts.ts"

const serveRaw = async (...[onConnection]: Parameters<typeof startRawServer>) =>
  keep(await startRawServer(onConnection))
const serve = async (...[handler]: Parameters<typeof startServer>) => keep(await startServer(handler))

const BODY_BYTES = 100_000
type HostileName = keyof typeof HOSTILE
const ANSWERS: Readonly<Record<HostileName, string>> = {
  silence: "timed-out no-answer",
  endlessBody: "200",
  endlessHeader: "header-too-large HPE_HEADER_OVERFLOW",
  hugeHeader: "header-too-large HPE_HEADER_OVERFLOW",
  manyHeaders: "header-too-large >200",
  slowDrip: "too-slow answer",
  slowHeader: "too-slow answer",
  bomb: "unfolds-too-large >100000",
  brokenGzip: "malformed Z_DATA_ERROR",
  cutGzip: "malformed Z_BUF_ERROR",
  resetBeforeAnswer: "unreachable ECONNRESET",
  resetMidBody: "malformed ECONNRESET",
  shortBody: "malformed ECONNRESET",
  twoLengths: "malformed HPE_UNEXPECTED_CONTENT_LENGTH",
  lengthAndChunked: "malformed HPE_INVALID_TRANSFER_ENCODING",
  badChunk: "malformed HPE_INVALID_CHUNK_SIZE",
  notHttp: "malformed HPE_INVALID_CONSTANT",
  headerControlBytes: "malformed HPE_INVALID_HEADER_TOKEN",
  invalidUtf8: "200",
  brokenHtml: "200",
  redirectLoop: "302",
  badLocation: "302",
  upgrade: "malformed upgrade",
  endlessContinue: "too-slow answer",
}
for (const [name, want] of Object.entries(ANSWERS) as [HostileName, string][])
  test(`a hostile answer is survived: ${name}`, { timeout: 60_000 }, async () => {
    const server = await serveRaw(HOSTILE[name])
    const result = await clientOf(server.url, {
      bounds: { answerMs: /slow|timed/.test(want) ? 200 : 10_000, bodyBytes: BODY_BYTES },
    }).ask(server.url)
    assert.equal(said(result), want)
    if (isAnswer(result)) assert.ok(result.bodyBytes <= BODY_BYTES)
    if (name === "endlessBody") assert.equal(answerOf(result).bodyCut, true)
    if (name === "invalidUtf8") assert.match(answerOf(result).text, /<p>\uFFFD+<\/p>/)
  })

const page = "<p>同じ本文です".repeat(50)
for (const [coding, fold] of [
  ["gzip", gzipSync],
  ["x-gzip", gzipSync],
  ["deflate", deflateSync],
  ["deflate", deflateRawSync],
  ["br", brotliCompressSync],
  ["zstd", zstdCompressSync],
  ["gzip, br", (text: string) => brotliCompressSync(gzipSync(text))],
  ["identity", (text: string) => Buffer.from(text)],
] as const)
  test(`a body folded with ${coding} (${fold.name}) is unfolded`, async () => {
    const server = await serve({ "/": { headers: { "content-encoding": coding }, body: fold(page) } })
    const answer = answerOf(await clientOf(server.url).ask(server.url))
    assert.equal(answer.text, page)
    assert.equal(answer.bodyBytes, Buffer.byteLength(page))
  })

test("a folded body is cut where the asker wants no more, and is a fault where the bound is", async () => {
  const server = await serve({ "/": { headers: { "content-encoding": "gzip" }, body: gzipSync("x".repeat(5_000)) } })
  const client = clientOf(server.url, { bounds: { bodyBytes: 4_999 } })
  const cut = answerOf(await client.ask(server.url, { maxBodyBytes: 100 }))
  assert.deepEqual([cut.text.length, cut.bodyCut], [100, true])
  assert.equal(said(await client.ask(server.url)), "unfolds-too-large >4999")
  const enough = clientOf(server.url, { bounds: { bodyBytes: 5_000 } })
  assert.equal(answerOf(await enough.ask(server.url)).bodyCut, false)
})

test("an unknown coding cannot be looked at; HEAD with a coding and no body can", async () => {
  const server = await serve((request, response) => {
    response.setHeader("content-encoding", request.method === "HEAD" ? "gzip" : "aes128gcm")
    response.end(request.method === "HEAD" ? undefined : "x")
  })
  const client = clientOf(server.url)
  assert.equal(said(await client.ask(server.url)), "malformed content-encoding")
  assert.equal(answerOf(await client.ask(server.url, { method: "HEAD" })).bodyBytes, 0)
})
