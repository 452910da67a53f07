import assert from "node:assert/strict"
import type { Socket } from "node:net"
import { test } from "node:test"
import { startRawServer } from "../../servers/server.ts"
import { oneShop, recordingBackend, soon, startRig, statusOf, talk, wholeAnswer } from "./rig.ts"

const PAGE = "GET /p HTTP/1.1\r\nHost: shop.test\r\nAccept: text/html\r\nSec-Fetch-Mode: navigate\r\n\r\n"
const QUICK = { connectMs: 2_000, shopHeaderMs: 400, shopIdleMs: 400 }

const FAULTS: readonly (readonly [name: string, shop: (socket: Socket) => void, status: number, reason: string])[] = [
  ["slow to answer", (socket) => socket.resume(), 504, "shop.header-timeout"],
  ["reset before the answer", (socket) => socket.once("data", () => socket.destroy()), 502, "shop.reset"],
  ["closed before the answer", (socket) => socket.once("data", () => socket.end()), 502, "shop.reset"],
  ["garbage", (socket) => socket.once("data", () => socket.write("<html>hello\r\n\r\n")), 502, "shop.garbage"],
  ["half a head", (socket) => socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-")), 502, "shop.reset"],
  ["two lengths", (socket) => socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab")), 502, "shop.garbage"],
  ["length and chunks", (socket) => socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")), 502, "shop.garbage"],
  ["a head of a megabyte", (socket) => socket.once("data", () => socket.write(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(1_000_000)}`)), 502, "shop.garbage"],
  ["status 999", (socket) => socket.once("data", () => socket.write("HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n")), 502, "shop.garbage"],
  ["a change of protocol nobody asked for", (socket) => socket.once("data", () => socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n")), 502, "shop.upgrade"],
] // prettier-ignore

for (const [name, shop, status, reason] of FAULTS)
  test(`the shop fails and the gate does not: ${name}`, async () => {
    const server = await startRawServer((socket) => {
      socket.on("error", () => socket.destroy())
      shop(socket)
    })
    const rig = await startRig(oneShop(server.url), { waits: QUICK })
    try {
      const { text } = await talk(rig.port, PAGE)
      const event = rig.events().find((one) => one.stage === "shop")
      assert.equal(event?.reason, reason)
      assert.equal(statusOf(text), status)
      assert.match(Buffer.from(text, "latin1").toString(), /ただいまお店につながりません/)
      assert.match(text, /The shop cannot be reached/)
      assert.ok(event?.reference && text.includes(event.reference))
      assert.doesNotMatch(
        text,
        /node|Error:|at .*\.ts|sekisho \d|127\.0\.0\.1/i,
        "no stack, no version, no inner address",
      )
    } finally {
      await rig.close()
      await server.close()
    }
  })

test("nobody at home is 502, and a program gets JSON with the same reference", async () => {
  const rig = await startRig(oneShop("http://127.0.0.1:1"), { waits: QUICK })
  try {
    const { text } = await talk(rig.port, "GET /api HTTP/1.1\r\nHost: shop.test\r\nAccept: application/json\r\n\r\n")
    assert.equal(statusOf(text), 502)
    const body: unknown = JSON.parse(Buffer.from(text.slice(text.indexOf("\r\n\r\n") + 4), "latin1").toString())
    const event = rig.events().find((one) => one.reason === "shop.unreachable")
    assert.ok(event)
    assert.deepEqual(Object.keys((body as { error: object }).error), ["status", "reference", "message"])
    assert.equal((body as { error: { reference: string } }).error.reference, event.reference)
  } finally {
    await rig.close()
  }
})

const MID: readonly (readonly [name: string, shop: (socket: Socket) => void, reason: string])[] = [
  ["reset", (socket) => void socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", () => setTimeout(() => socket.resetAndDestroy(), 20)), "shop.reset-mid-body"],
  ["closed", (socket) => void socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), "shop.reset-mid-body"],
  ["closed within chunks", (socket) => void socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf"), "shop.reset-mid-body"],
  ["silent", (socket) => void socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), "shop.idle-mid-body"],
  ["garbage within chunks", (socket) => void socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n"), "shop.reset-mid-body"],
] // prettier-ignore

for (const [name, shop, reason] of MID)
  test(`an answer that breaks off is broken off for the visitor, too: ${name}`, async () => {
    const server = await startRawServer((socket) => void socket.once("data", () => shop(socket)))
    const rig = await startRig(oneShop(server.url), { waits: QUICK })
    try {
      const { text } = await talk(rig.port, PAGE, () => false, 1_500)
      assert.ok(statusOf(text) === 200 || statusOf(text) === 502, text.slice(0, 40))
      assert.ok(statusOf(text) === 502 || !wholeAnswer(text), "nobody may take it for whole")
      assert.ok(await soon(() => rig.events().some((one) => one.reason === reason)), JSON.stringify(rig.events()))
    } finally {
      await rig.close()
      await server.close()
    }
  })

test("several upstreams: one that is away is passed over, and taken back when it answers again", async () => {
  const [one, two] = [await recordingBackend(), await recordingBackend()]
  const gone = await recordingBackend()
  await gone.close()
  const rig = await startRig(oneShop(`"${one.url}", "${gone.url}", "${two.url}"`), { waits: { ...QUICK, restMs: 50 } })
  try {
    for (let at = 0; at < 9; at += 1) assert.equal(statusOf((await talk(rig.port, PAGE)).text), 200)
    assert.equal(one.reached.length + two.reached.length, 9)
    assert.ok(one.reached.length >= 3 && two.reached.length >= 3, "the work is shared")
    await one.close()
    for (let at = 0; at < 4; at += 1) assert.equal(statusOf((await talk(rig.port, PAGE)).text), 200)
    assert.equal(rig.events().filter((event) => event.stage === "shop").length, 0)
  } finally {
    await rig.close()
    await two.close()
  }
})

test("a POST is never sent twice, a GET into a closed connection is", async () => {
  let seen = 0
  // The first answer keeps the connection; whatever comes next on it meets a reset.
  const server = await startRawServer((socket) => {
    let first = true
    socket.on("data", () => {
      seen += 1
      if (!first) return socket.resetAndDestroy()
      first = false
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    })
  })
  const rig = await startRig(oneShop(server.url), { waits: QUICK })
  try {
    assert.equal(statusOf((await talk(rig.port, PAGE)).text), 200)
    assert.equal(statusOf((await talk(rig.port, PAGE)).text), 200, "asked again on a new connection")
    assert.equal(seen, 3)
    const post = "POST /p HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 1\r\n\r\na"
    assert.equal(statusOf((await talk(rig.port, post)).text), 200)
    const before = seen
    assert.equal(statusOf((await talk(rig.port, post)).text), 502)
    assert.equal(seen, before + 1)
  } finally {
    await rig.close()
    await server.close()
  }
})

test("a shop whose connections are all taken is busy, not away", async () => {
  const shop = await startRawServer((socket) => void socket.resume())
  const rig = await startRig(oneShop(shop.url), { waits: { connectMs: 80 }, caps: { perUpstream: 1 } })
  try {
    const first = talk(rig.port, PAGE, () => false, 400)
    const { text } = await talk(rig.port, PAGE)
    assert.equal(statusOf(text), 503)
    assert.deepEqual(
      rig
        .events()
        .map(({ reason }) => reason)
        .slice(1),
      ["shop.busy"],
    )
    await first
  } finally {
    await rig.close()
    await shop.close()
  }
})

test("a connection that pipelines without end is closed, and the shop is spared", async () => {
  let asked = 0
  const shop = await startRawServer((socket) => void socket.on("data", () => (asked += 1)))
  const rig = await startRig(oneShop(shop.url))
  try {
    const { text } = await talk(rig.port, PAGE.repeat(400), () => false, 1_000)
    assert.equal(text, "")
    assert.ok(asked <= 32, `${asked} requests reached the shop`)
  } finally {
    await rig.close()
    await shop.close()
  }
})
