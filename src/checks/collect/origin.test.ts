import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"
import { test } from "node:test"
import { lookOf } from "../../../test/servers/look.ts"
import { listen, startRawServer, startServer } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import { startTlsServer } from "../../../test/servers/tls-server.ts"
import { originCollector, lookAtDoor } from "./origin.ts"

const TARGET = loopbackTarget("http://shop.test:1/", { isAddress: false })
const WAITS = { connectMs: 1_500, answerMs: 300 }
const at = async (port: number, signal = new AbortController().signal): Promise<string> =>
  (await lookAtDoor(TARGET, { address: "127.0.0.1", port }, signal, WAITS)).said

test("a shop that answers for its name, plain and by TLS; whatever it answers is told", async () => {
  const hosts: (string | undefined)[] = []
  const plain = await startServer((request, response) => {
    hosts.push(request.headers.host)
    response.writeHead(302, { location: "/" }).end()
  })
  const tls = await startTlsServer({ names: ["shop.test"] })
  const refusing = await startServer((_request, response) => void response.writeHead(421).end())
  try {
    assert.equal(await at(plain.port), "302")
    assert.deepEqual(hosts, ["shop.test"])
    assert.equal(await at(tls.port), "200")
    assert.equal(await at(refusing.port), "421")
  } finally {
    await Promise.all([plain.close(), tls.close(), refusing.close()])
  }
})

test("a closed port", async () => {
  const server = createServer()
  const port = await listen(server)
  await new Promise((done) => server.close(done))
  assert.equal(await at(port), "refused")
})

test("something else that listens, talkative or one that hangs up", async () => {
  const ssh = await startRawServer((socket) => socket.write("SSH-2.0-OpenSSH_9.6\r\n"))
  const loud = await startRawServer((socket) => socket.write("x".repeat(10_000)))
  const rude = await startRawServer((socket) => socket.destroy())
  try {
    assert.equal(await at(ssh.port), "no-http")
    assert.equal(await at(loud.port), "no-http")
    assert.equal(await at(rude.port), "no-http")
  } finally {
    await Promise.all([ssh.close(), loud.close(), rude.close()])
  }
})

test("a server that takes the connection and says nothing in time is not called closed", async () => {
  const mute = await startRawServer(() => undefined)
  try {
    assert.equal(await at(mute.port), "no-answer")
  } finally {
    await mute.close()
  }
})

/** A port whose kernel takes no more connections, as behind a firewall that drops them: a stopped program with a full queue. */
const startFull = async (): Promise<{ readonly port: number; close(): void }> => {
  const program = "const s=require('node:net').createServer();s.listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))" // prettier-ignore
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] })
  const [told] = (await once(child.stdout, "data")) as [Buffer] // its first line
  const port = Number(String(told))
  child.kill("SIGSTOP")
  const waiting: Socket[] = Array.from({ length: 8 }, () => connect(port, "127.0.0.1").on("error", () => {}))
  const standing = new Set<Socket>()
  for (const socket of waiting) socket.once("connect", () => standing.add(socket))
  // As many as the queue holds come through; the rest stays outside.
  for (let before = -1; before !== standing.size || before < 1;) {
    before = standing.size
    await new Promise((next) => setTimeout(next, 50))
  }
  assert.ok(standing.size < waiting.length, "the queue is full")
  return {
    port,
    close() {
      for (const socket of waiting) socket.destroy()
      child.kill("SIGKILL")
    },
  }
}

test("a port that drops every connection is silent", { skip: process.platform !== "linux" }, async () => {
  const full = await startFull()
  try {
    assert.equal(await at(full.port), "silent")
  } finally {
    full.close()
  }
})

test("where this machine has no way to, nothing was seen", async () => {
  // No TCP leads to an address of many: the kernel refuses, nothing is sent.
  const { said } = await lookAtDoor(TARGET, { address: "ff02::1", port: 80 }, new AbortController().signal, WAITS)
  assert.equal(said, "no-look")
})

test("called off: ends at once, before and in the middle", async () => {
  const mute = await startRawServer(() => undefined)
  const off = new AbortController()
  try {
    assert.equal(await at(mute.port, AbortSignal.abort()), "called-off")
    const looking = lookAtDoor(TARGET, { address: "127.0.0.1", port: mute.port }, off.signal, { connectMs: 60_000, answerMs: 60_000 }) // prettier-ignore
    setTimeout(() => off.abort(), 20)
    assert.equal((await looking).said, "called-off")
  } finally {
    await mute.close()
  }
})

const look = (origin: { readonly addresses: readonly string[]; readonly ports: readonly number[] } | undefined) => {
  const whole = lookOf(TARGET)
  return { ...whole, options: { ...whole.options, ...(origin === undefined ? {} : { origin }) } }
}

test("all addresses and ports that were told are tried, but not the gate's own door", async () => {
  const [open, gate] = [await startServer({ "/": { body: "shop" } }), await startServer({ "/": { body: "gate" } })]
  const closed = createServer()
  const closedPort = await listen(closed)
  await new Promise((done) => closed.close(done))
  try {
    const target = { ...TARGET, port: gate.port }
    const told = { addresses: ["127.0.0.1"], ports: [open.port, closedPort, gate.port] }
    const seen = await originCollector.collect(look(told), { target })
    assert.ok(seen.state === "seen")
    assert.deepEqual(
      seen.value?.doors.map(({ port, said }) => [port, said]),
      [
        [open.port, "200"],
        [closedPort, "refused"],
      ],
    )
    assert.deepEqual(gate.asked, [])
  } finally {
    await Promise.all([open.close(), gate.close()])
  }
})

test("where nobody said which machines are the shop's, nothing is tried", async () => {
  const seen = await originCollector.collect(look(undefined), { target: TARGET })
  assert.deepEqual(seen.state === "seen" && seen.value, null)
})

test("a run that was called off tries nothing", async () => {
  const looking = { ...look({ addresses: ["127.0.0.1"], ports: [9] }), signal: AbortSignal.abort() }
  const seen = await originCollector.collect(looking, { target: TARGET })
  assert.equal(seen.state === "not-seen" && seen.fault, "not-asked")
})
