import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { after, before, test } from "node:test"
import { startRawServer, type Started } from "../../servers/server.ts"
import { oneShop, recordingBackend, soon, startRig, statusOf, talk, type Backend, type Rig } from "./rig.ts"

const PICTURE = randomBytes(70_000).toString("latin1")
/** What the shop sends, byte by byte, by path. */
const ANSWERS: Readonly<Record<string, string>> = {
  "/plain": "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello",
  "/picture": `HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 70000\r\nETag: "x"\r\n\r\n${PICTURE}`,
  "/range": "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-4/10\r\nContent-Length: 3\r\n\r\ncde",
  "/gzip": "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x00\xff",
  "/chunked": "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
  "/trailers":
    "HTTP/1.1 200 OK\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 9\r\nSet-Cookie: evil=1\r\n\r\n",
  "/none": "HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n",
  "/not-modified": 'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\nContent-Length: 70000\r\n\r\n',
  "/until-close": "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end",
  "/hop":
    "HTTP/1.1 200 OK\r\nConnection: X-Inner\r\nX-Inner: 1\r\nKeep-Alive: timeout=5\r\nUpgrade: h2,h2c\r\nAlt-Svc: h3\r\nProxy-Authenticate: x\r\nContent-Length: 0\r\n\r\n",
  "/cookies":
    "HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nSet-Cookie: b=2; Expires=Wed, 01 Jan 2031 00:00:00 GMT\r\nContent-Length: 0\r\n\r\n",
  "/location": "HTTP/1.1 302 Found\r\nLocation: http://shop.test:8080:8080/x\r\nContent-Length: 0\r\n\r\n",
  "/location-bytes": "HTTP/1.1 302 Found\r\nLocation: /caf\xc3\xa9\r\nContent-Length: 0\r\n\r\n",
  "/reason": "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n",
  "/teapot": "HTTP/1.1 418 Short And Stout\r\nContent-Length: 0\r\n\r\n",
  "/hints": "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
  "/date":
    "HTTP/1.1 200 OK\r\nDate: Wed, 01 Jan 2020 00:00:00 GMT\r\nServer: Apache/2.4.52\r\nContent-Length: 0\r\n\r\n",
}

let shop: Started
let rig: Rig
before(async () => {
  shop = await startRawServer((socket) => {
    socket.on("data", (chunk) => {
      const [method, path = ""] = chunk.toString("latin1").split(" ")
      const answer = ANSWERS[path] ?? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
      const head = method === "HEAD" ? answer.slice(0, answer.indexOf("\r\n\r\n") + 4) : answer
      socket.write(Buffer.from(head, "latin1"))
      if (/Connection: close/.test(head)) socket.end()
    })
  })
  rig = await startRig(oneShop(shop.url))
})
after(async () => {
  await rig.close()
  await shop.close()
})

const get = async (path: string, method = "GET", headers = ""): Promise<{ head: string; body: string }> => {
  const { text } = await talk(
    rig.port,
    `${method} ${path} HTTP/1.1\r\nHost: shop.test\r\nConnection: close\r\n${headers}\r\n`,
    () => false,
  )
  const end = text.indexOf("\r\n\r\n")
  return { head: text.slice(0, end), body: text.slice(end + 4) }
}

const SAME: readonly (readonly [path: string, status: string, body: string])[] = [
  ["/plain", "200 OK", "hello"],
  ["/picture", "200 OK", PICTURE],
  ["/range", "206 Partial Content", "cde"],
  ["/gzip", "200 OK", "\x1f\x8b\x00\xff"],
  ["/none", "204 No Content", ""],
  ["/not-modified", "304 Not Modified", ""],
  ["/location", "302 Found", ""],
  ["/teapot", "418 Short And Stout", ""],
  ["/hints", "200 OK", "ok"],
]
for (const [path, status, body] of SAME)
  test(`the visitor gets the shop's own bytes: ${path}`, async () => {
    const got = await get(path)
    assert.equal(got.head.split("\r\n")[0], `HTTP/1.1 ${status}`)
    assert.equal(got.body, body)
  })

const unchunk = (body: string): string => {
  const size = Number.parseInt(body, 16)
  const at = body.indexOf("\r\n") + 2
  return size > 0 ? body.slice(at, at + size) + unchunk(body.slice(at + size + 2)) : ""
}

test("a chunked answer and one that ends with its connection arrive whole", async () => {
  const chunked = await get("/chunked")
  assert.match(chunked.head, /transfer-encoding: chunked/i)
  assert.equal(unchunk(chunked.body), "abcde")
  assert.equal(unchunk((await get("/until-close")).body), "to the end")
})

test("trailers arrive, those apart that would change the answer", async () => {
  const { body } = await get("/trailers")
  assert.match(body, /\r\n0\r\nX-Sum: 9\r\n\r\n$/)
  assert.doesNotMatch(body, /evil/)
})

test("HEAD tells the length and sends nothing; so does 304", async () => {
  const head = await get("/picture", "HEAD")
  assert.match(head.head, /^HTTP\/1\.1 200 OK/)
  assert.match(head.head, /content-length: 70000/i)
  assert.equal(head.body, "")
  assert.match((await get("/not-modified")).head, /content-length: 70000/i)
})

test("what is between shop and gate stays there", async () => {
  const { head } = await get("/hop")
  for (const name of ["X-Inner", "timeout=5", "h2c", "Alt-Svc", "Proxy-Authenticate"])
    assert.ok(!head.toLowerCase().includes(name.toLowerCase()), `${name} in ${head}`)
})

test("two cookies stay two, and Date and Server are the shop's", async () => {
  const { head } = await get("/cookies")
  assert.equal(head.match(/^set-cookie:/gim)?.length, 2)
  const dated = (await get("/date")).head
  assert.equal(dated.match(/^date:/gim)?.length, 1)
  assert.match(dated, /Date: Wed, 01 Jan 2020/)
  assert.match(dated, /Server: Apache\/2\.4\.52/, "the headers stage is off, so nothing is changed")
})

test("Location is handed on even where it is no address", async () => {
  assert.match((await get("/location")).head, /Location: http:\/\/shop\.test:8080:8080\/x/)
  assert.match((await get("/location-bytes")).head, /Location: \/caf\xc3\xa9/)
  assert.match((await get("/reason")).head, /^HTTP\/1\.1 200/)
})

test("one connection carries many requests, in order, pipelined or not", async () => {
  const one = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: shop.test\r\n\r\n`
  const { text } = await talk(rig.port, one("/plain") + one("/range") + one("/plain"), (seen) =>
    /hello[^]*hello/.test(seen),
  )
  assert.deepEqual(text.match(/HTTP\/1\.1 \d+/g), ["HTTP/1.1 200", "HTTP/1.1 206", "HTTP/1.1 200"])
})

test("HTTP/1.0 gets its answer and the end of the connection", async () => {
  const { text } = await talk(rig.port, "GET /chunked HTTP/1.0\r\nHost: shop.test\r\n\r\n", () => false)
  assert.equal(statusOf(text), 200)
  assert.doesNotMatch(text, /transfer-encoding/i)
  assert.match(text, /\r\n\r\nabcde$/)
})

test("100-continue is answered by the gate, after the header phase, and never asked of the shop", async () => {
  const backend: Backend = await recordingBackend()
  const other = await startRig(oneShop(backend.url, "guards: { limits: { mode: enforce, body-bytes: 1024 } }"))
  try {
    const ask = (bytes: number): string =>
      `POST /p HTTP/1.1\r\nHost: shop.test\r\nExpect: 100-continue\r\nContent-Length: ${bytes}\r\n\r\n`
    const refused = await talk(other.port, ask(2_000))
    assert.equal(statusOf(refused.text), 413)
    assert.doesNotMatch(refused.text, /100 Continue/)
    assert.equal(backend.reached.length, 0)
    const asked = talk(other.port, ask(3), (text) => /100 Continue/.test(text))
    assert.match((await asked).text, /^HTTP\/1\.1 100 Continue\r\n\r\n/)
    const whole = await talk(other.port, `${ask(3)}abc`)
    assert.match(whole.text, /200 OK/)
    assert.ok(await soon(() => backend.reached.length === 1))
    assert.doesNotMatch(backend.reached[0]?.head ?? "Expect", /Expect/i)
  } finally {
    await other.close()
    await backend.close()
  }
})
