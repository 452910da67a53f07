import assert from "node:assert/strict"
import { createHash, randomBytes } from "node:crypto"
import { mkdtempSync, writeFileSync } from "node:fs"
import type { IncomingMessage, RequestListener } from "node:http"
import { connect } from "node:http2"
import { request as askTls } from "node:https"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Readable, Writable } from "node:stream"
import { after, before, test } from "node:test"
import { makeAuthority, makeKey } from "../../servers/certificate.ts"
import { startServer, type Started } from "../../servers/server.ts"
import { startRig, type Rig } from "./rig.ts"

/*
 * Pieces of large bodies are given back as soon as they are written, and answers of all connections are read into one place:
 * whatever were given back too early, or read by the wrong one, would come out as other bytes.
 */
const MEGABYTE = 1024 * 1024
const BLOCKS = 6
/** Every body is another one. */
const BODIES = Array.from({ length: 6 }, () => randomBytes(MEGABYTE))
const sumOf = (block: Buffer): string => {
  const hash = createHash("sha256")
  for (let count = 0; count < BLOCKS; count += 1) hash.update(block)
  return hash.digest("hex")
}
const SUMS = BODIES.map(sumOf)

const readSum = async (from: Readable): Promise<string> => {
  const hash = createHash("sha256")
  for await (const chunk of from as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest("hex")
}
const sendBlocks = async (to: Writable, block: Buffer): Promise<void> => {
  for (let count = 0; count < BLOCKS; count += 1)
    if (!to.write(block)) await new Promise((done) => to.once("drain", done))
  to.end()
}

/** `GET /down/2` answers the second body; a POST is answered with the sum of what came. */
const handler: RequestListener = (request, response) => {
  const block = BODIES[Number(request.url?.split("/")[2] ?? 0)]
  if (request.method === "GET" && block) {
    response.writeHead(200, { "content-type": "application/zip", "content-length": BLOCKS * MEGABYTE })
    return void sendBlocks(response, block)
  }
  void readSum(request).then((sum) => response.end(sum))
}
const authority = makeAuthority()
let rig: Rig
let shop: Started
before(async () => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-large-"))
  const key = makeKey("ec")
  writeFileSync(join(folder, "cert.pem"), authority.issue({ common: "shop.test", names: ["shop.test"] }, key))
  writeFileSync(join(folder, "key.pem"), key.privateKey.export({ type: "pkcs8", format: "pem" }))
  shop = await startServer(handler)
  const yaml = `version: 1
listen: { http: "127.0.0.1:0", https: "127.0.0.1:0" }
sites:
  - id: main
    public-url: https://shop.test
    upstreams: ["${shop.url}"]
    certificate: { cert: cert.pem, key: key.pem }
    guards: { limits: { mode: enforce }, leak: { mode: enforce }, card-data: { mode: enforce } }
`
  rig = await startRig(yaml, { folder })
})
after(async () => {
  await rig.close()
  await shop.close()
})

const overHttp1 = async (method: string, path: string, block?: Buffer): Promise<string> => {
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    const headers = { host: "shop.test", "content-type": "application/zip" }
    const options = { host: "127.0.0.1", port: rig.tlsPort, servername: "shop.test", ca: authority.pem, agent: false as const } // prettier-ignore
    const out = askTls({ ...options, method, path, headers }, done)
    out.once("error", fail)
    if (block) sendBlocks(out, block).catch(fail)
    else out.end()
  })
  return method === "GET" ? readSum(answer) : Buffer.concat(await answer.toArray()).toString()
}

test("HTTP/1.1 over TLS: six bodies at once, each comes out as it went in", async () => {
  const down = SUMS.slice(0, 3).map((_sum, index) => overHttp1("GET", `/down/${index}`))
  const up = BODIES.slice(3).map((block) => overHttp1("POST", "/up", block))
  assert.deepEqual(await Promise.all([...down, ...up]), SUMS)
})

test("HTTP/2: six bodies at once over one connection, each comes out as it went in", async () => {
  const client = connect(`https://127.0.0.1:${rig.tlsPort}`, { ca: authority.pem, servername: "shop.test" })
  const ask = async (method: string, path: string, block?: Buffer): Promise<string> => {
    const head = { ":authority": "shop.test", ":method": method, ":path": path, "content-type": "application/zip" }
    const stream = client.request(head, { endStream: block === undefined })
    if (block) void sendBlocks(stream, block)
    return method === "GET" ? readSum(stream) : Buffer.concat(await stream.toArray()).toString()
  }
  try {
    const down = SUMS.slice(0, 3).map((_sum, index) => ask("GET", `/down/${index}`))
    const up = BODIES.slice(3).map((block) => ask("POST", "/up", block))
    assert.deepEqual(await Promise.all([...down, ...up]), SUMS)
  } finally {
    client.close()
  }
})
