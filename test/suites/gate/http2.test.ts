import assert from "node:assert/strict"
import { mkdtempSync, writeFileSync } from "node:fs"
import { connect, type ClientHttp2Session, type IncomingHttpHeaders } from "node:http2"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { connect as connectTls, type TLSSocket } from "node:tls"
import { makeAuthority, makeKey } from "../../servers/certificate.ts"
import { frame, HEADERS, literal, PREFACE, readFrames, SETTINGS } from "./frames.ts"
import { recordingBackend, soon, startRig, type Backend, type Rig } from "./rig.ts"

const authority = makeAuthority()
const YAML = (upstream: string): string => `version: 1
listen: { http: "127.0.0.1:0", https: "127.0.0.1:0" }
sites:
  - id: main
    public-url: https://shop.test
    upstreams: ["${upstream}"]
    certificate: { cert: cert.pem, key: key.pem }
    guards: { headers: { mode: enforce }, limits: { mode: enforce, body-bytes: 2048 } }
`
let backend: Backend
let rig: Rig
before(async () => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-h2-"))
  const key = makeKey("ec")
  writeFileSync(join(folder, "cert.pem"), authority.issue({ common: "shop.test", names: ["shop.test"] }, key))
  writeFileSync(join(folder, "key.pem"), key.privateKey.export({ type: "pkcs8", format: "pem" }))
  backend = await recordingBackend()
  rig = await startRig(YAML(backend.url), { folder })
})
after(async () => {
  await rig.close()
  await backend.close()
})

const session = (): Promise<ClientHttp2Session> =>
  new Promise((done, fail) => {
    const client = connect(`https://127.0.0.1:${rig.tlsPort}`, { ca: authority.pem, servername: "shop.test" })
    client.once("connect", () => done(client)).once("error", fail)
  })

interface Got {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
const ask = async (headers: Record<string, string | string[]>, body?: string): Promise<Got> => {
  const client = await session()
  try {
    return await new Promise<Got>((done, fail) => {
      const stream = client.request(
        { ":authority": "shop.test", ":path": "/", ...headers },
        { endStream: body === undefined },
      )
      let text = ""
      let got: IncomingHttpHeaders = {}
      stream.on("response", (head) => (got = head))
      stream.on("data", (chunk) => (text += String(chunk)))
      stream.on("end", () => done({ headers: got, body: text })).on("error", fail)
      if (body !== undefined) stream.end(body)
    })
  } finally {
    client.close()
  }
}
const lines = (): readonly string[] => backend.reached.at(-1)?.lines ?? []

test("HTTP/2 in front is HTTP/1.1 to the shop, with one Host and one Cookie", async () => {
  const got = await ask({ ":path": "/a?b", cookie: ["a=1", "b=2"], "x-a": "c" })
  assert.equal(got.headers[":status"], 200)
  assert.equal(got.body, "ok")
  assert.equal(lines()[0], "GET /a?b HTTP/1.1")
  for (const line of ["Host: shop.test", "Cookie: a=1; b=2", "x-a: c", "X-Forwarded-Proto: https"])
    assert.ok(lines().includes(line), `${line} in ${lines().join("\n")}`)
  assert.ok(!lines().some((line) => line.startsWith(":")))
  assert.equal(got.headers["strict-transport-security"], "max-age=300")
})

test("a body without a length is sent on in chunks, and the limit holds for it", async () => {
  assert.equal((await ask({ ":method": "POST" }, "abc")).headers[":status"], 200)
  assert.ok(lines().includes("Transfer-Encoding: chunked"))
  assert.equal(backend.reached.at(-1)?.body, "3\r\nabc\r\n0\r\n\r\n")
  assert.equal((await ask({ ":method": "POST" }, "x".repeat(4_000))).headers[":status"], 413)
  assert.equal((await ask({ ":method": "POST", "content-length": "3" }, "abc")).headers[":status"], 200)
  assert.ok(lines().includes("Content-Length: 3"))
})

/** Status 0: nghttp2 itself resets the stream, before there is a request. */
const REFUSED: readonly (readonly [name: string, headers: Record<string, string>, status: number, reason: string])[] = [
  ["another authority", { ":authority": "evil.test" }, 421, "accept.unknown-host"],
  ["authority and host differ", { host: "evil.test" }, 400, "accept.two-hosts"],
  ["another port", { ":authority": "shop.test:81" }, 421, "accept.unknown-host"],
  ["another scheme", { ":scheme": "http" }, 400, "accept.scheme"],
  ["a path of dots", { ":path": "/a/../admin" }, 400, "accept.path-dot-segment"],
  ["a path of two slashes", { ":path": "//admin" }, 400, "accept.path-double-slash"],
  ["a path with a backslash", { ":path": "/a\\b" }, 400, "accept.path-backslash"],
  ["a path without a slash", { ":path": "admin" }, 0, ""],
  ["an absolute path", { ":path": "https://evil.test/" }, 0, ""],
  ["a space in the path", { ":path": "/a b" }, 0, ""],
  ["a request line in the path", { ":path": "/ HTTP/1.1\u0000x" }, 0, ""],
  ["a method of its own", { ":method": "JUMP" }, 405, "accept.method"],
  ["a request line in the method", { ":method": "GET /admin HTTP/1.1" }, 0, "accept.method"],
  ["an underscore", { x_a: "b" }, 400, "accept.underscore-header"],
  ["X-Original-URL", { "x-original-url": "/admin" }, 400, "accept.rewrite-header"],
] // prettier-ignore

for (const [name, headers, status, reason] of REFUSED)
  test(`HTTP/2: ${name} is refused`, async () => {
    const [reached, seen] = [backend.reached.length, rig.events().length]
    const got = await ask(headers).catch(() => null)
    assert.equal(backend.reached.length, reached, "the shop got it")
    if (status !== 0) assert.equal(got?.headers[":status"], status)
    const reasons = rig
      .events()
      .slice(seen)
      .map((event) => event.reason)
    assert.deepEqual(reasons, status === 0 && got === null ? [] : [reason])
  })

/** Frames by hand: what a well-behaved client cannot send. */
const talkFrames = async (...block: readonly Buffer[]): Promise<readonly string[]> => {
  const socket = await new Promise<TLSSocket>((done) => {
    const made: TLSSocket = connectTls(
      { port: rig.tlsPort, host: "127.0.0.1", ca: authority.pem, servername: "shop.test", ALPNProtocols: ["h2"] },
      () => done(made),
    )
  })
  const parts: Buffer[] = []
  socket.on("data", (chunk: Buffer) => parts.push(chunk)).on("error", () => {})
  socket.write(
    Buffer.concat([PREFACE, frame(SETTINGS, 0, 0, Buffer.alloc(0)), frame(HEADERS, 5, 1, Buffer.concat(block))]),
  )
  const answered = (): readonly string[] => readFrames(Buffer.concat(parts)).filter((type) => type !== "other")
  await soon(() => answered().length > 0, 1_000)
  socket.destroy()
  return answered()
}
const GOOD = [literal(":method", "GET"), literal(":scheme", "https"), literal(":path", "/")]
const AUTHORITY = literal(":authority", "shop.test")

test("HTTP/2 by hand: a sound request is answered", async () => {
  assert.deepEqual((await talkFrames(...GOOD, AUTHORITY)).slice(0, 1), ["headers"])
})

const BROKEN: readonly (readonly [name: string, block: readonly Buffer[]])[] = [
  ["two paths", [...GOOD, AUTHORITY, literal(":path", "/admin")]],
  ["two authorities", [...GOOD, AUTHORITY, literal(":authority", "evil.test")]],
  ["no method", [literal(":scheme", "https"), literal(":path", "/"), AUTHORITY]],
  ["no path", [literal(":method", "GET"), literal(":scheme", "https"), AUTHORITY]],
  ["an empty path", [literal(":method", "GET"), literal(":scheme", "https"), literal(":path", ""), AUTHORITY]],
  ["a pseudo-header behind others", [...GOOD, literal("a", "b"), AUTHORITY]],
  ["an unknown pseudo-header", [...GOOD, AUTHORITY, literal(":admin", "1")]],
  ["a status in a request", [...GOOD, AUTHORITY, literal(":status", "200")]],
  ["a name in capitals", [...GOOD, AUTHORITY, literal("X-Admin", "1")]],
  ["Connection", [...GOOD, AUTHORITY, literal("connection", "close")]],
  ["Transfer-Encoding", [...GOOD, AUTHORITY, literal("transfer-encoding", "chunked")]],
  ["TE other than trailers", [...GOOD, AUTHORITY, literal("te", "gzip")]],
  ["a line break in the path", [literal(":method", "GET"), literal(":scheme", "https"), literal(":path", "/\r\nHost: evil"), AUTHORITY]],
] // prettier-ignore

for (const [name, block] of BROKEN)
  test(`HTTP/2 by hand: ${name} never reaches the shop`, async () => {
    const reached = backend.reached.length
    const answered = await talkFrames(...block)
    assert.equal(backend.reached.length, reached)
    assert.ok(answered.length > 0, "the gate said nothing")
    assert.ok(answered[0] === "reset" || answered[0] === "goaway" || answered[0] === "headers", answered.join())
  })

const DROPPED: typeof BROKEN = [
  ["a line break in a value", [...GOOD, AUTHORITY, literal("a", "b\r\nx-admin: 1")]],
  ["a line break in a name", [...GOOD, AUTHORITY, literal("a\r\nb", "c")]],
  ["NUL in a value", [...GOOD, AUTHORITY, literal("a", "b\u0000c")]],
  ["a space in a name", [...GOOD, AUTHORITY, literal("a b", "c")]],
] // prettier-ignore

for (const [name, block] of DROPPED)
  test(`HTTP/2 by hand: ${name}: nghttp2 drops the field, the shop never sees it`, async () => {
    const reached = backend.reached.length
    assert.deepEqual((await talkFrames(...block)).slice(0, 1), ["headers"])
    assert.equal(backend.reached.length, reached + 1)
    assert.deepEqual(
      lines().filter((line) => !/^(?:GET|Host|X-Forwarded-(?:For|Proto|Host)|Forwarded|Connection)\b/.test(line)),
      [],
    )
  })

test("HTTP/1.1 over the same port, and plain HTTP is sent to HTTPS", async () => {
  const { talk, statusOf } = await import("./rig.ts")
  const plain = await talk(rig.port, "GET /a?b=c HTTP/1.1\r\nHost: shop.test\r\n\r\n")
  assert.equal(statusOf(plain.text), 308)
  assert.match(plain.text, /location: https:\/\/shop\.test\/a\?b=c\r\n/)
  const text = await new Promise<string>((done) => {
    let got = ""
    const socket = connectTls(
      { port: rig.tlsPort, host: "127.0.0.1", ca: authority.pem, servername: "shop.test", ALPNProtocols: ["http/1.1"] },
      () => socket.write("GET / HTTP/1.1\r\nHost: shop.test\r\nConnection: close\r\n\r\n"),
    )
    socket.on("data", (chunk: Buffer) => (got += chunk.toString())).on("close", () => done(got))
  })
  assert.equal(statusOf(text), 200)
  assert.ok(lines().includes("X-Forwarded-Proto: https"))
})

test("a reload brings the new certificate, with and without a name in the greeting", async () => {
  const shown = (servername: string): Promise<string> =>
    new Promise((done) => {
      const options = { port: rig.tlsPort, host: "127.0.0.1", servername, rejectUnauthorized: false }
      const socket = connectTls(options, () => {
        done(socket.getPeerX509Certificate()?.serialNumber ?? "")
        socket.destroy()
      })
    })
  const before = await shown("shop.test")
  const key = makeKey("ec")
  writeFileSync(join(rig.folder, "cert.pem"), authority.issue({ common: "shop.test", names: ["shop.test"] }, key))
  writeFileSync(join(rig.folder, "key.pem"), key.privateKey.export({ type: "pkcs8", format: "pem" }))
  assert.equal(await shown("shop.test"), before)
  rig.gate.swap(rig.plan(YAML(backend.url)))
  const after = await shown("shop.test")
  assert.notEqual(after, before)
  assert.equal(await shown(""), after)
})

test("TLS 1.1 is not spoken", async () => {
  const code = await new Promise<string>((done) => {
    const socket = connectTls(
      {
        port: rig.tlsPort,
        host: "127.0.0.1",
        maxVersion: "TLSv1.1",
        minVersion: "TLSv1",
        ciphers: "DEFAULT:@SECLEVEL=0",
        rejectUnauthorized: false,
      },
      () => done("connected"),
    )
    socket.on("error", (error) => done(error.message))
  })
  assert.notEqual(code, "connected")
})
