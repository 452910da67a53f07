import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { makeAuthority, makeKey } from "../../servers/certificate.ts"
import { startServer } from "../../servers/server.ts"
import { oneShop, recordingBackend, soon, statusOf, talk as talkFor } from "./rig.ts"
import { startUp, type Up } from "./up.ts"

/** A busy machine may take its time. */
const talk = (port: number, bytes: string) => talkFor(port, bytes, undefined, 30_000)
const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: shop.test\r\n\r\n`
const TWO = "workers: 2"
const BIG_MS = 60_000

/** The processes below the first one. */
const workersOf = (up: Up): readonly number[] => {
  const { pid } = up.child
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim()
  return text === "" ? [] : text.split(" ").map(Number)
}
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test("several workers refuse together what one alone would, and each answers", async () => {
  const backend = await recordingBackend()
  const up = startUp(oneShop(backend.url, "guards: { limits: { mode: enforce, per-address: 20/1h } }", TWO))
  try {
    assert.ok(await up.listening(), up.err())
    assert.match(up.out(), /workers: 2 processes/)
    assert.equal(workersOf(up).length, 2)
    const statuses: number[] = []
    for (let at = 0; at < 30; at += 1) statuses.push(statusOf((await talk(up.port(), ask("/p"))).text))
    assert.equal(statuses.filter((status) => status === 200).length, 20)
    assert.equal(statuses.filter((status) => status === 429).length, 10)
    const life = up.events().filter(({ reason }) => reason === "gate.started")
    assert.equal(life.length, 1, "one gate, however many work in it")
  } finally {
    await up.kill()
    await backend.close()
  }
})

test("a reload over all workers: whole, or not at all", async () => {
  const backend = await recordingBackend()
  const up = startUp(oneShop(backend.url, "", TWO))
  const all = async (path: string): Promise<readonly number[]> => {
    const seen: number[] = []
    for (let at = 0; at < 8; at += 1) seen.push(statusOf((await talk(up.port(), ask(path))).text))
    return [...new Set(seen)]
  }
  const guard = (mode: string): string => oneShop(backend.url, `guards: { sensitive-files: { mode: ${mode} } }`, TWO)
  try {
    assert.ok(await up.listening(), up.err())
    assert.deepEqual(await all("/.env"), [200])
    up.write(guard("enforce"))
    up.child.kill("SIGHUP")
    assert.ok(await soon(() => up.err().includes("was reloaded"), BIG_MS), up.err())
    assert.deepEqual(await all("/.env"), [403])
    for (const [text, reason] of [
      [guard("refuse"), "CONFIG_BAD_VALUE"],
      [guard("off").replace("workers: 2", "workers: 3"), "GATE_RESTART_NEEDED"],
      [guard("off").replace("127.0.0.1:0", "127.0.0.1:9"), "GATE_RESTART_NEEDED"],
    ] as const) {
      const before = up.err().length
      up.write(text)
      up.child.kill("SIGHUP")
      assert.ok(await soon(() => up.err().slice(before).includes("goes on with the one before"), BIG_MS), up.err())
      assert.match(up.err().slice(before), new RegExp(`^${reason}: `))
      assert.deepEqual(await all("/.env"), [403], reason)
    }
  } finally {
    await up.kill()
    await backend.close()
  }
})

test("a worker that dies is replaced, that is said, and the others go on; the new one has the present configuration", async () => {
  const backend = await recordingBackend()
  const up = startUp(oneShop(backend.url, "", TWO))
  try {
    assert.ok(await up.listening(), up.err())
    up.write(oneShop(backend.url, "guards: { sensitive-files: { mode: enforce } }", TWO))
    up.child.kill("SIGHUP")
    assert.ok(await soon(() => up.err().includes("was reloaded"), BIG_MS), up.err())
    const before = workersOf(up)
    process.kill(before[0] ?? 0, "SIGKILL")
    assert.ok(await soon(() => up.err().includes("a worker process died (SIGKILL)")), up.err())
    assert.equal(statusOf((await talk(up.port(), ask("/p"))).text), 200, "the other goes on")
    assert.ok(await soon(() => workersOf(up).length === 2, BIG_MS))
    for (let at = 0; at < 8; at += 1) assert.equal(statusOf((await talk(up.port(), ask("/.env"))).text), 403)
    const lost = up.events().find(({ reason }) => reason === "gate.worker-lost")
    assert.equal(lost?.path, "SIGKILL")
  } finally {
    await up.kill()
    await backend.close()
  }
})

test("stopping: what is under way in a worker ends first; nobody is left", async () => {
  let finish: () => void = () => {}
  const slow = await startServer((_asked, answer) => void (finish = () => answer.end("slow")))
  const up = startUp(oneShop(slow.url, "", TWO))
  try {
    assert.ok(await up.listening(), up.err())
    const workers = workersOf(up)
    const underWay = talk(up.port(), ask("/"))
    assert.ok(await soon(() => slow.asked.length === 1, BIG_MS))
    up.child.kill("SIGTERM")
    assert.ok(await soon(() => up.err().includes("stopping"), BIG_MS))
    finish()
    assert.match((await underWay).text, /slow/)
    assert.equal(await up.ended, 0)
    assert.ok(await soon(() => !workers.some(isAlive), BIG_MS))
    assert.equal(up.events().at(-1)?.reason, "gate.stopped")
  } finally {
    await up.kill()
    await slow.close()
  }
})

test("the first process killed: its workers end by themselves", async () => {
  const backend = await recordingBackend()
  const up = startUp(oneShop(backend.url, "", TWO))
  try {
    assert.ok(await up.listening(), up.err())
    const workers = workersOf(up)
    assert.equal(workers.length, 2)
    await up.kill()
    assert.ok(await soon(() => !workers.some(isAlive), BIG_MS))
  } finally {
    await backend.close()
  }
})

test("what one process cannot do several cannot either: one line, exit code, no process left", async () => {
  const taken = await startServer(() => {})
  const up = startUp(oneShop("http://127.0.0.1:1", "", TWO).replace("127.0.0.1:0", `127.0.0.1:${taken.port}`))
  try {
    assert.equal(await up.ended, 3)
    assert.match(up.err(), /^GATE_CANNOT_LISTEN: [^\n]+EADDRINUSE[^\n]+\n$/)
  } finally {
    await up.kill()
    await taken.close()
  }
})

test("TLS and HTTP together in several workers", async () => {
  const authority = makeAuthority()
  const key = makeKey("ec")
  const backend = await recordingBackend()
  const yaml = (folder: string): string =>
    oneShop(backend.url, `certificate: { cert: ${folder}/c.pem, key: ${folder}/k.pem }`, TWO)
      .replace('listen: { http: "127.0.0.1:0" }', 'listen: { http: "127.0.0.1:0", https: "127.0.0.1:0" }')
      .replace("http://shop.test", "https://shop.test")
  const up = startUp("version: 1\nsites: []\n")
  await up.ended
  writeFileSync(join(up.folder, "c.pem"), authority.issue({ common: "shop.test", names: ["shop.test"] }, key))
  writeFileSync(join(up.folder, "k.pem"), key.privateKey.export({ type: "pkcs8", format: "pem" }))
  const again = startUp(yaml(up.folder), { folder: up.folder })
  try {
    assert.ok(await again.listening(), again.err())
    const port = Number(/listening: https 127\.0\.0\.1:(\d+)/.exec(again.out())?.[1] ?? 0)
    assert.notEqual(port, again.port())
    for (let at = 0; at < 4; at += 1) {
      const { connect } = await import("node:tls")
      const status = await new Promise<string>((done, fail) => {
        const socket = connect({ port, host: "127.0.0.1", servername: "shop.test", ca: authority.pem }, () =>
          socket.write("GET /p HTTP/1.1\r\nHost: shop.test\r\nConnection: close\r\n\r\n"),
        )
        let text = ""
        socket.on("data", (chunk) => (text += String(chunk)))
        socket.once("end", () => done(text))
        socket.once("error", fail)
      })
      assert.equal(statusOf(status), 200)
    }
  } finally {
    await again.kill()
    await backend.close()
  }
})
