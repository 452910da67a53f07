import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { connect } from "node:net"
import { join } from "node:path"
import { test } from "node:test"
import { SekishoError } from "../../../src/lib/errors.ts"
import { startServer } from "../../servers/server.ts"
import { oneShop, readEvents, recordingBackend, soon, startRig, statusOf, talk } from "./rig.ts"
import { startUp } from "./up.ts"

const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: shop.test\r\n\r\n`

test("a reload changes everything for the next request, and nothing for one under way", async () => {
  const backend = await recordingBackend()
  let finish: () => void = () => {}
  const slow = await startServer((_asked, answer) => void (finish = () => answer.end("slow")))
  const rig = await startRig(oneShop(slow.url))
  try {
    const underWay = talk(rig.port, ask("/"))
    assert.ok(await soon(() => slow.asked.length === 1))
    rig.gate.swap(rig.plan(oneShop(backend.url, "guards: { sensitive-files: { mode: enforce } }")))
    assert.equal(statusOf((await talk(rig.port, ask("/.env"))).text), 403)
    assert.equal(statusOf((await talk(rig.port, ask("/"))).text), 200)
    assert.equal(backend.reached.length, 1)
    finish()
    assert.match((await underWay).text, /200 OK[^]*slow/)
  } finally {
    await rig.close()
    await slow.close()
    await backend.close()
  }
})

test("a plan that listens elsewhere is not taken, and the old one stays", async () => {
  const backend = await recordingBackend()
  const rig = await startRig(oneShop(backend.url))
  try {
    const other = rig.plan(oneShop(backend.url).replace("127.0.0.1:0", "127.0.0.1:9"))
    assert.throws(
      () => rig.gate.swap(other),
      (error) => error instanceof SekishoError && error.code === "GATE_RESTART_NEEDED",
    )
    assert.equal(statusOf((await talk(rig.port, ask("/"))).text), 200)
  } finally {
    await rig.close()
    await backend.close()
  }
})

test("stopping lets what is under way end, and takes nothing new", async () => {
  let finish: () => void = () => {}
  const slow = await startServer((_asked, answer) => void (finish = () => answer.end("slow")))
  const rig = await startRig(oneShop(slow.url), { waits: { stopMs: 2_000 } })
  try {
    const underWay = talk(rig.port, ask("/"))
    assert.ok(await soon(() => slow.asked.length === 1))
    const stopped = rig.gate.stop()
    assert.equal((await talk(rig.port, ask("/"))).text, "", "nothing new")
    finish()
    assert.match((await underWay).text, /slow/)
    await stopped
    assert.equal(rig.events().at(-1)?.reason, "gate.stopped")
  } finally {
    await rig.close()
    await slow.close()
  }
})

test("what will not end is ended after the given time", async () => {
  const never = await startServer(() => {})
  const rig = await startRig(oneShop(never.url), { waits: { stopMs: 80 } })
  const underWay = talk(rig.port, ask("/"))
  assert.ok(await soon(() => never.asked.length === 1))
  await rig.close()
  assert.equal((await underWay).text, "")
  await never.close()
})

test("over the cap a connection is closed at once, written down once, and there is room again when others leave", async () => {
  const backend = await recordingBackend()
  const rig = await startRig(oneShop(backend.url), { caps: { connections: 2 } })
  const held = [connect(rig.port, "127.0.0.1"), connect(rig.port, "127.0.0.1")]
  try {
    await Promise.all(held.map((socket) => new Promise((done) => socket.once("connect", done))))
    for (let at = 0; at < 3; at += 1) assert.equal((await talk(rig.port, ask("/"))).text, "")
    assert.ok(rig.events().some(({ reason }) => reason === "gate.connections"))
    for (const socket of held) socket.destroy()
    assert.ok(await soon(() => !held.some((socket) => !socket.destroyed)))
    let text = ""
    for (let at = 0; at < 20 && text === ""; at += 1) ({ text } = await talk(rig.port, ask("/")))
    assert.equal(statusOf(text), 200)
  } finally {
    for (const socket of held) socket.destroy()
    await rig.close()
    await backend.close()
  }
})

test("sekisho up: says what it does, reloads on SIGHUP whole or not at all, ends with 0 on SIGTERM", async () => {
  const backend = await recordingBackend()
  const up = startUp(oneShop(backend.url, "guards: { headers: { mode: observe } }"))
  try {
    assert.ok(await up.listening(), up.err())
    assert.match(up.out(), /accept: refuses/)
    assert.match(up.out(), /headers: only observes/)
    assert.match(up.out(), /limits: off/)
    assert.match(up.out(), /counts for requirements only while/)
    assert.equal(statusOf((await talk(up.port(), ask("/.env"))).text), 200)
    up.write(oneShop(backend.url, "guards: { sensitive-files: { mode: refuse } }"))
    up.child.kill("SIGHUP")
    assert.ok(await soon(() => up.err().includes("goes on with the one before")), up.err())
    assert.match(up.err(), /CONFIG_BAD_VALUE: .*sekisho\.yaml:\d+ /)
    assert.equal(statusOf((await talk(up.port(), ask("/.env"))).text), 200)
    up.write(oneShop(backend.url, "guards: { sensitive-files: { mode: enforce } }"))
    up.child.kill("SIGHUP")
    assert.ok(await soon(() => up.err().includes("was reloaded")), up.err())
    assert.equal(statusOf((await talk(up.port(), ask("/.env"))).text), 403)
    up.child.kill("SIGTERM")
    assert.equal(await up.ended, 0)
  } finally {
    await up.kill()
    await backend.close()
  }
})

test("SIGKILL under load: every refusal a visitor saw is in the log", async () => {
  const backend = await recordingBackend()
  const up = startUp(oneShop(backend.url))
  try {
    assert.ok(await up.listening(), up.err())
    const seen: string[] = []
    const load = Array.from({ length: 8 }, async () => {
      for (let at = 0; at < 200; at += 1) {
        const { text } = await talk(up.port(), ask("//refused"), undefined, 500)
        const reference = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0]
        if (reference === undefined) return
        seen.push(reference)
      }
    })
    assert.ok(await soon(() => seen.length > 50, 10_000))
    up.child.kill("SIGKILL")
    await Promise.all(load)
    const folder = join(up.folder, ".sekisho", "events")
    const written = new Set(readEvents(folder).map((event) => event.reference))
    assert.ok(seen.length > 50)
    for (const reference of seen) assert.ok(written.has(reference), `${reference} was shown and is not in the log`)
    assert.ok(readdirSync(folder).every((name) => readFileSync(join(folder, name), "utf8").endsWith("\n")))
  } finally {
    await up.kill()
    await backend.close()
  }
})

test("sekisho up ends with 2 and one line where the configuration cannot work", async () => {
  const up = startUp(
    'version: 1\nlisten: { http: "127.0.0.1:0" }\nsites: [{ id: main, public-url: http://shop.test }]\n',
  )
  try {
    assert.equal(await up.ended, 2)
    assert.match(up.err(), /^GATE_NO_SITE: [^\n]+\n$/)
  } finally {
    await up.kill()
  }
})
