import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { observationsOf } from "../../../src/cli/gate-observations.ts"
import { canaryAddress, lifeKeys } from "../../../src/gate/life/token.ts"
import type { Life } from "../../../src/gate/life/proof.ts"
import { proveLife } from "../../../src/gate/life/prove.ts"
import { keysFrom } from "../../../src/gate/services/keys.ts"
import { CATALOGUE_EDITION, REQUIREMENTS } from "../../../src/guideline/catalogue.ts"
import type { Observation } from "../../../src/guideline/observation.ts"
import { buildDocument } from "../../../src/report/build.ts"
import { memoryCounters } from "../../../src/storage/memory-counters.ts"
import { oneShop, recordingBackend, startRig, statusOf, talk, type Rig } from "./rig.ts"

const keys = keysFrom(new Uint8Array(32).fill(7))
const GUARDS = `platform: ec-cube-4
admin: { url: http://shop.test/kanri/ }
guards: { limits: { mode: enforce }, sensitive-files: { mode: enforce } }`

const prove = (rig: Rig, yaml: string): Promise<Life> => {
  const [site] = rig.plan(yaml).sites
  assert.ok(site)
  return proveLife(site, { clock: Date.now, address: { host: "127.0.0.1", port: rig.port } })
}

test("the gate proves its guards through its own door; nothing of that reaches the shop", async () => {
  const backend = await recordingBackend()
  const rig = await startRig(oneShop(backend.url, GUARDS), { services: { keys } })
  try {
    const life = await prove(rig, oneShop(backend.url, GUARDS))
    assert.deepEqual(
      life.guards.map(({ guard, alive }) => [guard, alive]),
      [
        ["limits", true],
        ["sensitive-files", true],
      ],
    )
    assert.ok(life.guards.flatMap(({ doors }) => doors).every(({ acted, reason }) => acted && reason.includes(".")))
    assert.equal(backend.reached.length, 0)
    assert.ok(
      rig
        .events()
        .filter(({ reason }) => !reason.startsWith("gate."))
        .every(({ address }) => address?.startsWith(canaryAddress(1).slice(0, -1))),
    )
  } finally {
    await rig.close()
    await backend.close()
  }
})

test("a guard that does not act is not alive: observed, off in the running gate, or everything bypassed", async () => {
  const backend = await recordingBackend()
  const running = oneShop(backend.url, GUARDS.replaceAll("mode: enforce", "mode: observe"))
  const rig = await startRig(running, { services: { keys } })
  try {
    const life = await prove(rig, oneShop(backend.url, GUARDS))
    assert.ok(life.guards.length === 2 && life.guards.every(({ alive }) => !alive))
    assert.ok(life.guards.flatMap(({ doors }) => doors).every(({ reason }) => reason === "passed"))
    assert.deepEqual((await prove(rig, running)).guards, [], "what only observes is not tried")
    assert.equal(backend.reached.length, 0)
  } finally {
    await rig.close()
    await backend.close()
  }
})

test("another gate's answer, a proxy's, or none at all is no proof", async () => {
  const backend = await recordingBackend()
  const other = await startRig(oneShop(backend.url, GUARDS), {
    services: { keys: keysFrom(new Uint8Array(32).fill(9)) },
  })
  const own = await startRig(oneShop(backend.url, GUARDS), { services: { keys } })
  try {
    const [site] = own.plan(oneShop(backend.url, GUARDS)).sites
    assert.ok(site)
    const foreign = await proveLife(site, { clock: Date.now, address: { host: "127.0.0.1", port: other.port } })
    assert.ok(foreign.guards.every(({ alive, doors }) => !alive && doors.every(({ reason }) => reason === "foreign")))
    const nobody = await proveLife(site, { clock: Date.now, address: { host: "127.0.0.1", port: 1 } })
    assert.ok(
      nobody.guards.every(({ alive, doors }) => !alive && doors.every(({ reason }) => reason === "unreachable")),
    )
  } finally {
    await own.close()
    await other.close()
    await backend.close()
  }
})

test("a visitor who makes up a token is a visitor like all others", async () => {
  const backend = await recordingBackend()
  const rig = await startRig(oneShop(backend.url, GUARDS), { services: { keys } })
  try {
    const old = lifeKeys(keys, "main", memoryCounters()).ask(Date.now() - 10 * 60_000)
    const otherSite = lifeKeys(keys, "other", memoryCounters()).ask(Date.now())
    const fresh = lifeKeys(keys, "main", memoryCounters()).ask(Date.now())
    const ask = (token: string): string => `GET /p HTTP/1.1\r\nHost: shop.test\r\nX-Sekisho-Life: ${token}\r\n\r\n`
    for (const token of ["x", old, otherSite, `${fresh.slice(0, -2)}xx`, `${fresh}\r\nX-Sekisho-Life: ${fresh}`]) {
      const { text } = await talk(rig.port, ask(token))
      assert.equal(statusOf(text), 200)
      assert.doesNotMatch(text, /x-sekisho/i)
    }
    assert.equal(backend.reached.length, 5)
    assert.ok(
      backend.reached.every(({ head }) => !/x-sekisho/i.test(head)),
      "the shop never sees it",
    )
    assert.match((await talk(rig.port, ask(fresh))).text, /x-sekisho-life: passed /i)
    assert.equal(backend.reached.length, 5)
    // Who has seen one on its way comes too late.
    assert.doesNotMatch((await talk(rig.port, ask(fresh))).text, /x-sekisho/i)
    assert.equal(backend.reached.length, 6)
    assert.equal(rig.events().filter(({ address }) => address?.startsWith("192.0.2.")).length, 0)
  } finally {
    await rig.close()
    await backend.close()
  }
})

test("property: only what this gate signed is an answer", () => {
  const life = lifeKeys(keys, "main", memoryCounters())
  const token = life.ask(Date.now())
  assert.equal(life.reasonIn(token, life.answer(token, "waf.sql-injection")), "waf.sql-injection")
  assert.equal(
    life.reasonIn(life.ask(Date.now()), life.answer(token, "waf.sql-injection")),
    null,
    "of another question",
  )
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, header) => {
      assert.equal(life.reasonIn(token, text), null)
      assert.equal(life.read([["x-sekisho-life", header]], Date.now()), null)
    }),
  )
})

const NOW = Date.UTC(2026, 10, 23)
const lived = (modes: Life["modes"], guards: Life["guards"], atMs = NOW): Life => ({
  version: 2,
  site: "main",
  url: "https://shop.example.jp",
  atMs,
  modes,
  guards,
})
const login = (alive: boolean): Life["guards"] => [
  {
    guard: "login-defence",
    alive,
    doors: [
      {
        claim: "account",
        door: "POST /mypage/login",
        reason: alive ? "login-defence.account-locked" : "passed",
        acted: alive,
        reached: 0,
        steps: [],
      },
    ],
  },
]
const origin = (status: "ok" | "not-ok"): Observation => ({
  criteria: ["gate/origin-closed"],
  by: "web/origin-closed",
  means: "observed",
  outcome: status === "ok" ? "closed" : "open",
  status,
  vantage: "public",
  observedAt: NOW,
  validUntil: NOW + 7 * 86_400_000,
  evidence: [{ kind: "port", where: "203.0.113.9:8080", value: "refused" }],
  title: { ja: "道", en: "way" },
  says: { ja: "道", en: "way" },
})
const verdictOf = (criterion: string, observations: readonly Observation[], now = NOW + 1_000): string => {
  const site = { id: "main", publicUrl: "https://shop.example.jp", state: "open", form: "oss", payment: "token", membership: true, platform: "ec-cube-4", strangers: ["public"], platformName: null, platformVersion: null } as const // prettier-ignore
  const document = buildDocument({
    sekisho: "0",
    catalogue: CATALOGUE_EDITION,
    site,
    requirements: REQUIREMENTS,
    observations,
    answers: [],
    startedAt: NOW,
    now,
    durationMs: 0,
    requestsSent: 0,
    browserRequestsSent: 0,
    vantage: "public",
    notSeen: [],
  })
  const found = document.verdicts.flatMap(({ criteria }) => criteria).find((one) => one.criterion === criterion)
  return found?.state ?? "?"
}

const VERDICTS: readonly (readonly [name: string, seen: readonly Observation[], want: string, now?: number])[] = [
  ["enforced, alive, origin closed", [...observationsOf(lived({ "login-defence": "enforce" }, login(true))), origin("ok")], "met"],
  ["a day later", [...observationsOf(lived({ "login-defence": "enforce" }, login(true))), origin("ok")], "unknown", NOW + 86_400_000],
  ["the origin is open", [...observationsOf(lived({ "login-defence": "enforce" }, login(true))), origin("not-ok")], "unknown"],
  ["nobody looked at the origin", observationsOf(lived({ "login-defence": "enforce" }, login(true))), "unknown"],
  ["not alive", [...observationsOf(lived({ "login-defence": "enforce" }, login(false))), origin("ok")], "unknown"],
  ["only observed", [...observationsOf(lived({ "login-defence": "observe" }, [])), origin("ok")], "unknown"],
  ["off", [...observationsOf(lived({ "login-defence": "off" }, [])), origin("ok")], "unknown"],
] // prettier-ignore
for (const [name, seen, want, now] of VERDICTS)
  test(`what the gate's life makes of build/7: ${name}`, () => {
    assert.equal(verdictOf("build/7.login-limit", seen, now), want)
  })
