import assert from "node:assert/strict"
import { connect, createServer } from "node:net"
import { after, before, describe, test } from "node:test"
import { SekishoError } from "../../src/lib/errors.ts"
import { answerAsks, remoteCounters } from "../../src/gate/workers/remote-counters.ts"
import type { Counters } from "../../src/storage/counters.ts"
import { memoryCounters } from "../../src/storage/memory-counters.ts"
import { redisCounters } from "../../src/storage/redis-counters.ts"
import { noRedis } from "../needs.ts"
import { startRedis, type RedisServer } from "../servers/redis.ts"
import { listen } from "../servers/server.ts"

/** As between a worker and its primary: everything goes through JSON. */
const overChannel = (counters: Counters): Counters => {
  const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T // the same shape again
  const remote = remoteCounters((asks) => {
    void answerAsks(counters, plain(asks)).then((answers) => remote.answered(plain(answers)))
    return true
  })
  return remote.counters
}

let redis: RedisServer | null = null
/** Its own database for each test, so that none sees another's counts. */
let databases = 0

const STORES: readonly { readonly name: string; readonly skip: string | false; open(): Promise<Counters> }[] = [
  { name: "memory", skip: false, open: async () => memoryCounters() },
  { name: "memory of another process", skip: false, open: async () => overChannel(memoryCounters()) },
  { name: "redis", skip: noRedis(), open: () => redisCounters(`${redis?.url}/${databases++}`) },
]
const ROWS: readonly (readonly [name: string, run: (counters: Counters) => Promise<void>])[] = [
  ["counts within a window, and forgets by and by", async (counters) => {
    const add = (key: string, timeMs: number): unknown => counters.add(key, 1_000, timeMs)
    assert.equal(await add("a", 4_000), 1)
    assert.equal(await add("a", 4_999), 2)
    assert.equal(await add("b", 4_999), 1, "each key by itself")
    assert.equal(await add("a", 5_500), 2, "half of the window before still counts")
    assert.equal(await add("a", 6_000), 2, "the window before had one")
    assert.equal(await counters.count("a", 1_000, 6_000), 2, "looking does not count")
    assert.equal(await counters.count("never", 1_000, 6_000), 0)
    assert.equal(await add("a", 9_000), 1)
  }],
  ["counts more than one at once, and windows of another length by themselves", async (counters) => {
    assert.equal(await counters.add("a", 1_000, 4_000, 5), 5)
    assert.equal(await counters.add("a", 1_000, 4_000), 6)
    assert.equal(await counters.add("a", 60_000, 4_000), 1)
  }],
  ["a clock that is set back begins anew and does not freeze", async (counters) => {
    for (let at = 0; at < 5; at += 1) await counters.add("a", 1_000, 100_000)
    assert.equal(await counters.add("a", 1_000, 5), 1)
    assert.equal(await counters.add("a", 1_000, 6), 2)
  }],
  ["a value runs out, is taken once, and is not written over where that is not wanted", async (counters) => {
    await counters.set("code", "1", 100_000, 0)
    assert.equal(await counters.get("code", 99_999), "1")
    assert.equal(await counters.get("code", 100_000), null)
    assert.equal(await counters.setIfAbsent("code", "2", 100_000, 100_000), true)
    assert.equal(await counters.setIfAbsent("code", "3", 100_000, 150_000), false)
    assert.equal(await counters.take("code", 150_000), "2")
    assert.equal(await counters.take("code", 150_000), null)
    assert.equal(await counters.setIfAbsent("code", "4", 100_000, 150_000), true)
    await counters.delete("code")
    assert.equal(await counters.get("code", 150_000), null)
  }],
  ["a clock that is set far back does not keep a value for ever", async (counters) => {
    await counters.set("lock", "1", 100_000, 10_000_000)
    assert.equal(await counters.get("lock", 9_950_000), "1")
    assert.equal(await counters.get("lock", 1_000_000), null)
  }],
  ["values and keys are texts of any kind", async (counters) => {
    const odd = "a:b::{\"姓\":\"関所 \\ \u{1f3ef}\"}\r\n"
    await counters.set(odd, odd, 100_000, 0)
    assert.equal(await counters.get(odd, 1), odd)
    await counters.set("empty", "", 100_000, 0)
    assert.equal(await counters.get("empty", 1), "")
    assert.equal(await counters.add("}{:ü", 1_000, 4_000), 1)
  }],
  ["of many who take or set at once one gets it", async (counters) => {
    const set = await Promise.all(Array.from({ length: 20 }, (_, at) => counters.setIfAbsent("one", `${at}`, 100_000, 0)))
    assert.equal(set.filter(Boolean).length, 1)
    const taken = await Promise.all(Array.from({ length: 20 }, () => counters.take("one", 1)))
    assert.equal(taken.filter((value) => value !== null).length, 1)
    const counts = await Promise.all(Array.from({ length: 50 }, () => counters.add("n", 1_000, 4_000)))
    assert.deepEqual(counts.toSorted((a, b) => a - b), Array.from({ length: 50 }, (_, at) => at + 1))
  }],
] // prettier-ignore

before(async () => {
  if (noRedis() === false) redis = await startRedis()
})
after(() => redis?.stop())

for (const store of STORES)
  describe(`counters: ${store.name}`, { skip: store.skip }, () => {
    for (const [name, run] of ROWS)
      test(name, async () => {
        const counters = await store.open()
        try {
          await run(counters)
        } finally {
          await counters.close()
        }
      })
  })

const isFailed = (error: unknown): boolean => {
  assert.ok(error instanceof SekishoError && error.code === "COUNTERS_FAILED", String(error))
  assert.doesNotMatch(JSON.stringify(error.values) + String(error.stack) + String(error.cause), /geheim|127\.0\.0\.1/)
  return true
}

describe("counters in Redis: when it is away", { skip: noRedis() }, () => {
  test("away: an error at once; back: goes on by itself, and says both once", async () => {
    const server = await startRedis()
    const told: string[] = []
    const counters = await redisCounters(server.url, { onChange: (state) => told.push(state) })
    try {
      assert.equal(await counters.add("a", 60_000, 1), 1)
      await server.away()
      await assert.rejects(async () => counters.add("a", 60_000, 1), isFailed)
      await assert.rejects(async () => counters.get("a", 1), isFailed)
      await server.back()
      const until = Date.now() + 10_000
      let counted: number | null = null
      while (counted === null && Date.now() < until) {
        counted = await Promise.resolve(counters.add("b", 60_000, 1)).catch(() => null)
        if (counted === null) await new Promise((done) => setTimeout(done, 50))
      }
      assert.equal(counted, 1, "nothing of the time away was counted later")
      assert.deepEqual(told, ["lost", "back"])
    } finally {
      await counters.close()
      await server.stop()
    }
  })

  test("there but silent: an error within the time-out", { timeout: 20_000 }, async () => {
    const server = await startRedis()
    const counters = await redisCounters(server.url, { answerMs: 100 })
    try {
      server.sleep()
      await assert.rejects(async () => counters.add("a", 60_000, 1), isFailed)
    } finally {
      server.wake()
      await counters.close()
      await server.stop()
    }
  })

  test("a wrong password is an error that does not tell it", async () => {
    const server = await startRedis(["--requirepass", "geheim-richtig"])
    const [wrong, right] = await Promise.all(
      ["geheim-falsch", "geheim-richtig"].map((word) => redisCounters(server.url.replace("//", `//:${word}@`))),
    )
    try {
      await assert.rejects(async () => wrong?.add("a", 60_000, 1), isFailed)
      assert.equal(await right?.add("a", 60_000, 1), 1)
    } finally {
      await wrong?.close()
      await right?.close()
      await server.stop()
    }
  })
})

test("something else on that port is an error, not a hang", { timeout: 20_000 }, async () => {
  const server = createServer((socket) => void socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"))
  const port = await listen(server)
  const counters = await redisCounters(`redis://127.0.0.1:${port}`)
  try {
    await assert.rejects(async () => counters.add("a", 60_000, 1), isFailed)
    const probe = connect(port, "127.0.0.1")
    await new Promise((done) => probe.once("connect", done))
    probe.destroy()
  } finally {
    await counters.close()
    server.close()
  }
})

const BROKEN = [
  ["the primary does not answer", () => true],
  ["the channel is closed", () => false],
] as const
for (const [name, send] of BROKEN)
  test(`counters of another process: ${name}`, async () => {
    const remote = remoteCounters(send, 50)
    await assert.rejects(async () => remote.counters.add("a", 1_000, 1), isFailed)
    await remote.counters.close()
  })

test("counters of another process: a store that fails there fails here, and what is too much fails at once", async () => {
  const failing = { ...memoryCounters(), add: () => Promise.reject(new Error("geheim")) }
  await assert.rejects(async () => overChannel(failing).add("a", 1_000, 1), isFailed)
  const stuck = remoteCounters(() => true, 60_000)
  const open = Array.from({ length: 20_000 }, () => Promise.resolve(stuck.counters.add("a", 1_000, 1)).catch(() => -1))
  await assert.rejects(async () => stuck.counters.add("a", 1_000, 1), isFailed)
  await stuck.counters.close()
  assert.ok(
    (await Promise.all(open)).every((value) => value === -1),
    "closing leaves nobody waiting",
  )
})
