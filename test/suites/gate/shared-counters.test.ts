import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { redisCounters } from "../../../src/storage/redis-counters.ts"
import { noRedis } from "../../needs.ts"
import { startRedis, type RedisServer } from "../../servers/redis.ts"
import { oneShop, recordingBackend, soon, startRig, statusOf, talk as talkFor, type Rig } from "./rig.ts"
import { startUp } from "./up.ts"

/** A busy machine may take its time. */
const talk = (port: number, bytes: string) => talkFor(port, bytes, undefined, 30_000)
const ask = (path: string, method = "GET"): string => `${method} ${path} HTTP/1.1\r\nHost: shop.test\r\n\r\n`
const LIMIT = "guards: { limits: { mode: enforce, per-address: 20/1h } }"

describe("gates that share counters", { skip: noRedis() }, () => {
  let redis: RedisServer
  before(async () => {
    redis = await startRedis()
  })
  after(() => redis?.stop())

  const passed = async (rigs: readonly Rig[], requests: number): Promise<number> => {
    let through = 0
    for (let at = 0; at < requests; at += 1) {
      const { text } = await talk(rigs[at % rigs.length]?.port ?? 0, ask("/p"))
      if (statusOf(text) === 200) through += 1
      else assert.equal(statusOf(text), 429)
    }
    return through
  }

  test("two refuse together what one alone would", async () => {
    const backend = await recordingBackend()
    const counters = [await redisCounters(redis.url), await redisCounters(redis.url)]
    const together = await Promise.all(
      counters.map((one) => startRig(oneShop(backend.url, LIMIT), { services: { counters: one } })),
    )
    const alone = await startRig(oneShop(backend.url, LIMIT))
    try {
      assert.equal(await passed([alone], 30), 20)
      assert.equal(await passed(together, 30), 20)
      assert.equal(backend.reached.length, 40)
      assert.ok(together.every((rig) => rig.events().some(({ reason }) => reason === "limits.address-rate")))
    } finally {
      for (const rig of [alone, ...together]) await rig.close()
      for (const one of counters) await one.close()
      await backend.close()
    }
  })

  test("Redis away and back: sekisho up goes on, refuses what needs counting or lets the storefront through by setting", async () => {
    const backend = await recordingBackend()
    const own = await startRedis()
    const yaml = (onError: string): string =>
      oneShop(
        backend.url,
        `platform: ec-cube-4\nadmin: { url: http://shop.test/kanri/ }\nstorefront-on-error: ${onError}\n${LIMIT}`,
        "storage: { counters: env:COUNTERS }",
      )
    const up = startUp(yaml("refuse"), { environment: { COUNTERS: own.url } })
    const status = async (path: string, method?: string): Promise<number> =>
      statusOf((await talk(up.port(), ask(path, method))).text)
    try {
      assert.ok(await up.listening(), up.err())
      assert.equal(await status("/products/list"), 200)
      await own.away()
      assert.ok(await soon(() => up.err().includes("no connection to the shared counters"), 20_000))
      for (const path of ["/products/list", "/mypage/login", "/kanri/"]) assert.equal(await status(path), 503, path)
      up.write(yaml("pass"))
      up.child.kill("SIGHUP")
      assert.ok(await soon(() => up.err().includes("was reloaded"), 20_000), up.err())
      assert.equal(await status("/products/list"), 200, "the storefront, by setting")
      for (const path of ["/mypage/login", "/mypage/", "/kanri/", "/kanri/login"])
        assert.equal(await status(path), 503, path)
      assert.equal(await status("/products/list", "POST"), 503, "whatever may change something")
      assert.equal(backend.reached.length, 2)
      await own.back()
      assert.ok(await soon(() => up.err().includes("the shared counters are back"), 10_000), up.err())
      assert.equal(await status("/mypage/login"), 200)
      const reasons = new Set(up.events().map(({ reason }) => reason))
      assert.ok(reasons.has("gate.counters-lost") && reasons.has("gate.counters-back"))
      assert.ok(reasons.has("internal"))
      assert.doesNotMatch(up.err() + up.out(), new RegExp(String(own.port)), "no address of the store")
    } finally {
      await up.kill()
      await own.stop()
      await backend.close()
    }
  })
})

const WRONG: readonly (readonly [counters: string, code: string])[] = [
  ["redis://:geheim@127.0.0.1:1", "COUNTERS_PASSWORD"],
  ["env:NOT_THERE", "COUNTERS_PLACE"],
  ["https://:geheim@example.jp", "COUNTERS_PLACE"],
  ["file:geheim.txt", "FILE_NOT_READABLE"],
]
for (const [counters, code] of WRONG)
  test(`storage.counters ${counters.split(":", 1)[0]}: ${code}, in one line and without the secret`, async () => {
    const up = startUp(oneShop("http://127.0.0.1:1", "", `storage: { counters: "${counters}" }`))
    try {
      assert.equal(await up.ended, 2)
      assert.match(up.err(), new RegExp(`^${code}: [^\\n]+\\n$`))
      if (code !== "FILE_NOT_READABLE") assert.doesNotMatch(up.err(), /geheim/)
    } finally {
      await up.kill()
    }
  })
