import assert from "node:assert/strict"
import { createHash, randomBytes } from "node:crypto"
import { createServer, get, request, type IncomingMessage } from "node:http"
import { connect } from "node:net"
import { test } from "node:test"
import { startRawServer, startServer } from "../../servers/server.ts"
import { oneShop, soon, startRig, statusOf, talk } from "./rig.ts"

const MEGABYTE = 1024 * 1024
const SIZE = 32 * MEGABYTE
const BLOCK = randomBytes(MEGABYTE)
const digestOfBlocks = (): string => {
  const hash = createHash("sha256")
  for (let sent = 0; sent < SIZE; sent += MEGABYTE) hash.update(BLOCK)
  return hash.digest("hex")
}
const host = { host: "shop.test" }
test("32 MB up: the same bytes, and never far ahead of a shop that pauses", async () => {
  let sent = 0
  let ahead = SIZE
  const shop = await startServer(async (asked, answer) => {
    const hash = createHash("sha256")
    await new Promise((done) => setTimeout(done, 90))
    ahead = sent
    for await (const chunk of asked as AsyncIterable<Buffer>) hash.update(chunk)
    answer.end(hash.digest("hex"))
  })
  const rig = await startRig(oneShop(shop.url))
  try {
    const answered = new Promise<string>((done, fail) => {
      const up = request(
        { port: rig.port, host: "127.0.0.1", method: "POST", path: "/up", headers: host },
        (response) => {
          let text = ""
          response.on("data", (chunk) => (text += String(chunk))).on("end", () => done(text))
        },
      )
      up.on("error", fail)
      const send = (): void => {
        while (sent < SIZE) {
          sent += MEGABYTE
          if (!up.write(BLOCK)) return void up.once("drain", send)
        }
        up.end()
      }
      send()
    })
    assert.equal(await answered, digestOfBlocks())
    assert.ok(ahead < SIZE, `${ahead} bytes were taken before the shop read one`)
  } finally {
    await rig.close()
    await shop.close()
  }
})

test("32 MB down to a reader who pauses: the shop is held back, the bytes are the same", async () => {
  let written = 0
  const shop = await startServer((_asked, answer) => {
    answer.setHeader("content-length", SIZE)
    const send = (): void => {
      while (written < SIZE) {
        written += MEGABYTE
        if (!answer.write(BLOCK)) return void answer.once("drain", send)
      }
      answer.end()
    }
    send()
  })
  const rig = await startRig(oneShop(shop.url))
  try {
    const response = await new Promise<IncomingMessage>(
      (done) => void get({ port: rig.port, host: "127.0.0.1", headers: host }, done),
    )
    await new Promise((done) => setTimeout(done, 90))
    const ahead = written
    assert.ok(ahead < SIZE, `the shop had sent ${ahead} bytes before anybody read one`)
    const hash = createHash("sha256")
    for await (const chunk of response as AsyncIterable<Buffer>) hash.update(chunk)
    assert.equal(hash.digest("hex"), digestOfBlocks())
  } finally {
    await rig.close()
    await shop.close()
  }
})

test("a reader who takes nothing is let go, and the shop with him", async () => {
  let shopLetGo = false
  const shop = await startServer((_asked, answer) => {
    answer.once("close", () => (shopLetGo = true))
    const send = (): void => {
      while (answer.write(BLOCK));
      answer.once("drain", send)
    }
    send()
  })
  const rig = await startRig(oneShop(shop.url), { waits: { readerIdleMs: 80 } })
  const socket = connect(rig.port, "127.0.0.1")
  try {
    socket.on("error", () => {})
    socket.pause()
    socket.write("GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n")
    assert.ok(await soon(() => shopLetGo))
  } finally {
    socket.destroy()
    await rig.close()
    await shop.close()
  }
})

test("a header that drips ends with 408, a connection that says nothing is closed", async () => {
  const rig = await startRig(oneShop("http://127.0.0.1:1"), { waits: { headerMs: 80 } })
  try {
    const slow = await talk(rig.port, "GET / HTTP/1.1\r\nHost: shop.test\r\nX-A:", () => false)
    assert.equal(statusOf(slow.text), 408)
    assert.deepEqual(
      rig
        .events()
        .map(({ reason }) => reason)
        .slice(1),
      ["accept.slow-header"],
    )
    const began = Date.now()
    await talk(rig.port, "", () => false, 3_000)
    assert.ok(Date.now() - began < 2_500, "it was closed by the gate")
  } finally {
    await rig.close()
  }
})

test("a body that stops coming ends with 408; the shop's connection is given up", async () => {
  let shopGaveUp = false
  const shop = await startRawServer((socket) => {
    socket.resume()
    socket.once("close", () => (shopGaveUp = true))
  })
  const rig = await startRig(oneShop(shop.url), { waits: { bodyIdleMs: 80 } })
  try {
    const { text } = await talk(
      rig.port,
      "POST /p HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 9\r\n\r\nabc",
      () => false,
    )
    assert.equal(statusOf(text), 408)
    assert.deepEqual(
      rig
        .events()
        .map(({ reason }) => reason)
        .slice(1),
      ["gate.slow-body"],
    )
    assert.ok(await soon(() => shopGaveUp))
  } finally {
    await rig.close()
    await shop.close()
  }
})

test("a body that drips for longer than it may ends with 408", async () => {
  const shop = await startRawServer((socket) => void socket.resume())
  const rig = await startRig(oneShop(shop.url), { waits: { bodyGraceMs: 60 } })
  const socket = connect(rig.port, "127.0.0.1")
  try {
    socket.on("error", () => {}).write("POST /p HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 999\r\n\r\n")
    const timer = setInterval(() => socket.write("x"), 10)
    socket.once("close", () => clearInterval(timer))
    assert.ok(await soon(() => rig.events().some(({ reason }) => reason === "gate.slow-body")))
  } finally {
    socket.destroy()
    await rig.close()
    await shop.close()
  }
})

test("a chunked body over the limit is cut with 413, whatever was already sent", async () => {
  const shop = await startRawServer((socket) => void socket.resume())
  const rig = await startRig(oneShop(shop.url, "guards: { limits: { mode: enforce, body-bytes: 1024 } }"))
  try {
    const chunk = `400\r\n${"x".repeat(1_024)}\r\n`
    const head = "POST /p HTTP/1.1\r\nHost: shop.test\r\nTransfer-Encoding: chunked\r\n\r\n"
    const { text } = await talk(rig.port, head + chunk + chunk)
    assert.equal(statusOf(text), 413)
    assert.deepEqual(
      rig
        .events()
        .map(({ reason }) => reason)
        .slice(1),
      ["limits.body-bytes"],
    )
  } finally {
    await rig.close()
    await shop.close()
  }
})

test("server-sent events come one by one, and the shop hears when the visitor leaves", async () => {
  let left = false
  const shop = await startServer((asked, answer) => {
    answer.writeHead(200, { "content-type": "text/event-stream" })
    answer.flushHeaders()
    answer.once("close", () => (left = true))
    let count = 0
    const timer = setInterval(() => answer.write(`data: ${(count += 1)}\n\n`), 20)
    asked.once("close", () => clearInterval(timer))
  })
  const rig = await startRig(oneShop(shop.url), { waits: { shopIdleMs: 10_000 } })
  try {
    const { text } = await talk(rig.port, "GET /events HTTP/1.1\r\nHost: shop.test\r\n\r\n", (seen) =>
      /data: 2/.test(seen),
    )
    assert.match(text, /data: 1\n\n[^]*data: 2\n\n/)
    assert.ok(await soon(() => left))
  } finally {
    await rig.close()
    await shop.close()
  }
})

const KEY = "dGhlIHNhbXBsZSBub25jZQ=="
const upgrade = (more = ""): string =>
  `GET /live HTTP/1.1\r\nHost: shop.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${KEY}\r\n${more}\r\n`

test("a WebSocket is a tunnel both ways once the shop has agreed", async () => {
  const shop = await startRawServer((socket) => {
    socket.once("data", (chunk) => {
      const key = /Sec-WebSocket-Key: (\S+)/.exec(chunk.toString())?.[1] ?? ""
      const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64")
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: ${accept}\r\n\r\nhello`,
      )
      socket.pipe(socket)
    })
  })
  const rig = await startRig(oneShop(shop.url))
  try {
    const { text } = await talk(rig.port, `${upgrade()}early`, (seen) => seen.includes("helloearly"))
    assert.match(text, /^HTTP\/1\.1 101 /)
    assert.match(text, /Upgrade: websocket\r\n[^]*\r\n\r\nhelloearly$/)
  } finally {
    await rig.close()
    await shop.close()
  }
})

const NOT_TUNNELS: readonly (readonly [name: string, send: string, answer: string, status: number, reason: string | null])[] = [
  ["a shop that says no", upgrade(), "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 2\r\n\r\nno", 426, null],
  ["a shop that only seems to agree", upgrade(), "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: wrong\r\n\r\n", 502, "shop.upgrade"],
  ["a shop that changes to something else", upgrade(), "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n", 502, "shop.upgrade"],
  ["a POST", upgrade().replace("GET", "POST"), "", 400, "accept.upgrade"],
  ["a body", upgrade("Content-Length: 3\r\n"), "", 400, "accept.upgrade"],
  ["another version", upgrade().replace("Version: 13", "Version: 8"), "", 400, "accept.upgrade"],
  ["a key of the wrong length", upgrade().replace(KEY, "abc"), "", 400, "accept.upgrade"],
  ["a path that is refused", upgrade().replace("/live", "//live"), "", 400, "accept.path-double-slash"],
  ["a stage that refuses", upgrade().replace("/live", "/.env"), "", 403, "sensitive-files.platform"],
] // prettier-ignore

for (const [name, send, answer, status, reason] of NOT_TUNNELS)
  test(`no tunnel: ${name}`, async () => {
    const shop = await startRawServer((socket) => void socket.once("data", () => socket.write(answer)))
    const rig = await startRig(oneShop(shop.url, "guards: { sensitive-files: { mode: enforce } }"))
    try {
      const { text } = await talk(rig.port, send)
      assert.equal(statusOf(text), status, text.slice(0, 80))
      const reasons = rig
        .events()
        .map((event) => event.reason)
        .slice(1)
      assert.deepEqual(reasons, reason === null ? [] : [reason])
    } finally {
      await rig.close()
      await shop.close()
    }
  })

test("the visitor who leaves before the answer ends the shop's work", async () => {
  let closed = false
  const server = createServer(() => {}).on("connection", (socket) => socket.once("close", () => (closed = true)))
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  const rig = await startRig(oneShop(`http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`))
  try {
    await talk(rig.port, "GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n", () => false, 80)
    assert.ok(await soon(() => closed))
  } finally {
    await rig.close()
    server.close()
  }
})
