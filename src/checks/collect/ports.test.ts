import assert from "node:assert/strict"
import { createServer } from "node:net"
import { test } from "node:test"
import { lookOf } from "../../../test/servers/look.ts"
import { listen, startRawServer } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import { lookAtPort, MANAGEMENT_PORTS, portsCollector } from "./ports.ts"

const BOUNDS = { connectMs: 1_000, bannerMs: 80 }

test("an open port with a banner: read, cut, nothing sent", async () => {
  let received = 0
  const server = await startRawServer((socket) => {
    socket.on("data", (bytes) => (received += bytes.length))
    socket.write(`SSH-2.0-OpenSSH_9.6\r\n${"x".repeat(5_000)}`)
  })
  try {
    const seen = await lookAtPort("127.0.0.1", [server.port, "SSH"], BOUNDS)
    assert.equal(seen.state, "open")
    assert.match(seen.banner, /^SSH-2\.0-OpenSSH_9\.6··x/)
    assert.ok(seen.banner.length <= 200)
    assert.equal(received, 0)
  } finally {
    await server.close()
  }
})

test("an open port that says nothing", async () => {
  const server = await startRawServer(() => undefined)
  try {
    assert.deepEqual(await lookAtPort("127.0.0.1", [server.port, "Redis"], BOUNDS), {
      port: server.port,
      service: "Redis",
      state: "open",
      banner: "",
    })
  } finally {
    await server.close()
  }
})

test("a port that hangs up at once was open", async () => {
  const server = await startRawServer((socket) => socket.end())
  try {
    assert.equal((await lookAtPort("127.0.0.1", [server.port, "MySQL"], BOUNDS)).state, "open")
  } finally {
    await server.close()
  }
})

test("a closed port", async () => {
  const server = createServer()
  const port = await listen(server)
  await new Promise((done) => server.close(done))
  assert.equal((await lookAtPort("127.0.0.1", [port, "FTP"], BOUNDS)).state, "closed")
})

test("called off: ends at once", async () => {
  const server = await startRawServer(() => undefined)
  const off = new AbortController()
  try {
    const looking = lookAtPort("127.0.0.1", [server.port, "FTP"], { ...BOUNDS, bannerMs: 60_000, signal: off.signal })
    setTimeout(() => off.abort(), 20)
    assert.equal((await looking).port, server.port)
  } finally {
    await server.close()
  }
})

test("from loopback and from the shop's own network nothing is asked", async () => {
  const target = loopbackTarget("http://127.0.0.1:1/")
  for (const vantage of ["loopback", "private"] as const) {
    const seen = await portsCollector.collect(lookOf(target), { target: { ...target, vantage } })
    assert.equal(seen.state === "not-seen" && seen.fault, "not-supported-here")
  }
})

test("a run that was called off asks nothing", async () => {
  const target = loopbackTarget("http://127.0.0.1:1/")
  const look = { ...lookOf(target), signal: AbortSignal.abort() }
  const seen = await portsCollector.collect(look, { target: { ...target, vantage: "public" } })
  assert.equal(seen.state === "not-seen" && seen.fault, "not-asked")
})

test("each port is asked once", () => {
  const ports = MANAGEMENT_PORTS.map(([port]) => port)
  assert.equal(new Set(ports).size, ports.length)
})
