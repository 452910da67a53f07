import assert from "node:assert/strict"
import { createServer, request as httpRequest } from "node:http"
import { test, type TestContext } from "node:test"
import { observationsOf } from "../../../src/cli/gate-observations.ts"
import type { Life } from "../../../src/gate/life/proof.ts"
import { devicesOf } from "../../../src/gate/stages/admin-access/devices.ts"
import { memoryCounters } from "../../../src/storage/memory-counters.ts"
import { closeWith, listen, trackSockets } from "../../servers/server.ts"
import { visitorAt } from "./accounts/visitor.ts"
import { doorsOf, lifeRig, wordsOf, type LifeRig, type LifeWish } from "./life-rig.ts"

const HANG = { timeout: 120_000 }
const site = (guards: string): string =>
  `platform: evershop\nadmin: { url: http://shop.test/admin/, allow: [203.0.113.5] }\nguards: { ${guards} }`
const open = async (t: TestContext, wish: LifeWish): Promise<LifeRig> => {
  const bench = await lifeRig(wish)
  t.after(() => bench.close())
  return bench
}
const stateOf = (life: Life, criterion: string): string => {
  const seen = observationsOf(life).find(({ criteria }) => criteria.includes(criterion))
  return seen === undefined ? "-" : seen.partly ? "partly" : seen.status
}
const all = (life: Life, guard: string, claim?: string): boolean => {
  const words = wordsOf(life, guard, claim)
  return words.length > 0 && words.every((word) => word === "acted")
}

const ADMIN = "admin-access: { mode: enforce }"
test("admin-access: a device of the gate's own is asked for the factor, and an account is locked", HANG, async (t) => {
  const bench = await open(t, { site: site(ADMIN) })
  const { records } = bench.services
  assert.ok(records)
  const devices = devicesOf("main", records)
  // What a proof that was broken off left behind.
  await devices.add({ id: "canary-old", name: "sekisho", addedAt: 1, removed: false, passkey: null }, 1)
  const life = await bench.prove()
  for (const claim of ["strangers", "factor", "lock"]) assert.ok(all(life, "admin-access", claim), claim)
  assert.deepEqual(await devices.all(), [], "no device stays behind")
  assert.deepEqual(bench.shop.reached, [])
  for (const criterion of ["build/4.second-factor", "build/4.lock", "card/1.second-factor", "card/1.lock"])
    assert.equal(stateOf(life, criterion), "ok", criterion)
  assert.ok(all(await bench.prove(), "admin-access"), "and again")
})

test(
  "admin-access: what lets the device in without the factor, or takes a code twice, is not proved",
  HANG,
  async (t) => {
    const observing = await open(t, { site: site("admin-access: { mode: observe }") })
    const life = await observing.prove(site(ADMIN))
    assert.ok(!all(life, "admin-access", "factor"))
    assert.ok((doorsOf(life, "admin-access", "factor")[0]?.reached ?? 0) > 0)
    assert.equal(stateOf(life, "build/4.second-factor"), "unknown")
    assert.equal(stateOf(life, "build/4.lock"), "unknown")
    const counters = memoryCounters()
    const twice = await open(t, {
      site: site(ADMIN),
      running: () => ({ counters: { ...counters, setIfAbsent: (key, value, forMs, timeMs) => key.startsWith("admin/main/code/") || counters.setIfAbsent(key, value, forMs, timeMs) } }), // prettier-ignore
    })
    const other = await twice.prove()
    assert.equal(doorsOf(other, "admin-access", "factor")[0]?.reason, "let-through")
    assert.equal(stateOf(other, "build/4.second-factor"), "unknown")
  },
)

const LOGIN = "login-defence: { mode: enforce }"
test(
  "login-defence: one account from many addresses, many accounts from one, weak passwords; honest visitors notice nothing",
  HANG,
  async (t) => {
    const bench = await open(t, { site: site(LOGIN) })
    for (const proof of [1, 2]) {
      const life = await bench.prove()
      for (const claim of ["account", "many-accounts", "passwords", "registrations"])
        assert.ok(all(life, "login-defence", claim), `${claim}, proof ${proof}`)
      assert.equal(stateOf(life, "build/7.many-accounts"), "ok")
      assert.equal(stateOf(life, "build/7.registration-measure"), "ok")
      assert.equal(stateOf(life, "card/login.block-addresses-registration"), "ok")
      assert.equal(stateOf(life, "build/7.weak-passwords"), "partly")
    }
    assert.deepEqual(bench.shop.reached, [])
    bench.shop.passwords.set("hanako@example.jp", "correct horse 7")
    const hanako = visitorAt(bench.rig.port, "198.51.100.1")
    const reply = await hanako.logIn("hanako@example.jp", "correct horse 7")
    assert.equal(reply.status, 200, "the shop is not taken to be under attack")
  },
)

test("login-defence: bounds that stop nobody are not proved", HANG, async (t) => {
  const wide = "login-defence: { mode: enforce, account: 200/30m, addresses-per-account: 200/1m, accounts-per-address: 900/1m, registrations-per-address: 900/1h }" // prettier-ignore
  const bench = await open(t, { site: site(wide) })
  const life = await bench.prove()
  // A puzzle slows down; it refuses nobody.
  const many = wordsOf(life, "login-defence", "many-accounts")
  assert.deepEqual(many, ["login-defence.puzzle-address", "login-defence.puzzle-address"])
  assert.deepEqual(wordsOf(life, "login-defence", "account"), ["passed", "passed"])
  assert.deepEqual(wordsOf(life, "login-defence", "registrations"), ["passed"])
  for (const criterion of [
    "build/7.login-limit",
    "build/7.many-accounts",
    "build/7.registration-measure",
    "card/login.attempt-limit",
  ])
    // prettier-ignore
    assert.equal(stateOf(life, criterion), "unknown", criterion)
  assert.equal(stateOf(life, "build/7.weak-passwords"), "partly")
})

const CARDS = "card-testing: { mode: enforce }, card-data: { mode: enforce }"
test("card-testing and card-data: nothing reaches the shop, and no alarm is raised for customers", HANG, async (t) => {
  const bench = await open(t, { site: site(CARDS) })
  for (const proof of [1, 2]) {
    const life = await bench.prove()
    assert.ok(all(life, "card-testing") && all(life, "card-data"), `proof ${proof}`)
    assert.equal(doorsOf(life, "card-testing").length, 3)
    assert.equal(stateOf(life, "card/5.block-addresses"), "ok")
    assert.equal(stateOf(life, "build/6.no-card-number-stored"), "partly")
  }
  assert.deepEqual(bench.shop.reached, [])
  assert.ok(!bench.rig.events().some(({ reason }) => reason === "card-testing.alarm"))
  const customer = visitorAt(bench.rig.port, "198.51.100.2")
  for (let order = 0; order < 3; order += 1) assert.equal((await customer.api("POST", "/api/orders", {})).status, 200)
})

test("card-testing and card-data: without a bound, or with closed eyes, they are not proved", HANG, async (t) => {
  const open_ = "card-testing: { mode: enforce, per-address: 900/1h, declines-per-address: 900/1h }, card-data: { mode: enforce, requests: false }" // prettier-ignore
  const bench = await open(t, { site: site(open_) })
  const life = await bench.prove()
  assert.deepEqual(wordsOf(life, "card-testing"), ["passed", "passed", "passed"])
  assert.ok(wordsOf(life, "card-data").includes("passed"))
  assert.equal(stateOf(life, "card/5.block-addresses"), "unknown")
  assert.equal(stateOf(life, "build/6.no-card-number-stored"), "unknown")
})

/** Between gate and shop: adds headers to what the shop answers. */
const adding =
  (headers: Readonly<Record<string, string>>, cookie: string): NonNullable<LifeWish["front"]> =>
  async (shop) => {
    const server = createServer((request, response) => {
      const asked = httpRequest(new URL(request.url ?? "/", shop.url), { method: request.method, headers: request.headers }, (answer) => {
        const lines = (answer.headers["set-cookie"] ?? []).map((line) => line + cookie)
        response.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...headers, "set-cookie": lines })
        answer.pipe(response)
      }) // prettier-ignore
      request.pipe(asked)
    })
    const sockets = trackSockets(server)
    const port = await listen(server)
    return { url: `http://127.0.0.1:${port}`, close: closeWith(server, sockets) }
  }
const ANSWERS = "headers: { mode: enforce }, cookies: { mode: enforce }, leak: { mode: enforce }"
const LEAKY = { "x-powered-by": "Express", server: "nginx/1.24.0" }

test("headers, cookies, leak: compared with what the shop itself answers", HANG, async (t) => {
  const bench = await open(t, { site: site(ANSWERS), front: adding(LEAKY, "") })
  const life = await bench.prove()
  for (const guard of ["headers", "cookies", "leak"]) assert.ok(all(life, guard), guard)
  const [leak] = doorsOf(life, "leak")
  assert.deepEqual(leak?.steps, ["x-powered-by: Express → -", "server: nginx/1.24.0 → nginx"])
})

test(
  "headers, cookies, leak: observed only, they are missing; with nothing to add, nobody can say",
  HANG,
  async (t) => {
    const observing = await open(t, { site: site(ANSWERS.replaceAll("enforce", "observe")), front: adding(LEAKY, "") })
    const life = await observing.prove(site(ANSWERS))
    for (const guard of ["headers", "cookies", "leak"])
      assert.deepEqual([...new Set(wordsOf(life, guard))], ["missing"], guard)
    const good = { "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer", "permissions-policy": "camera=()" } // prettier-ignore
    const hardened = await open(t, { site: site(ANSWERS), front: adding(good, "; SameSite=Strict") })
    const other = await hardened.prove()
    for (const guard of ["headers", "cookies", "leak"])
      assert.deepEqual([...new Set(wordsOf(other, guard))], ["untried.nothing-to-add"], guard)
    assert.ok(!other.guards.some(({ alive }) => alive))
  },
)
