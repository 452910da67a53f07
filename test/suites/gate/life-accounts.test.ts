import assert from "node:assert/strict"
import { statSync, writeFileSync } from "node:fs"
import { createServer, request as httpRequest } from "node:http"
import { join } from "node:path"
import { test, type TestContext } from "node:test"
import { observationsOf } from "../../../src/cli/gate-observations.ts"
import { canaryIdentity, canaryOf, keepingCanaryMails } from "../../../src/gate/life/canary.ts"
import { lifeKeys } from "../../../src/gate/life/token.ts"
import { keysFrom, loadKeys } from "../../../src/gate/services/keys.ts"
import type { Mail } from "../../../src/gate/services/services.ts"
import { memoryCounters } from "../../../src/storage/memory-counters.ts"
import { scratch, sekisho } from "../../sekisho.ts"
import { closeWith, listen, trackSockets } from "../../servers/server.ts"
import { doorsOf, EVERSHOP, lifeRig, wordsOf, type LifeRig, type LifeWish } from "./life-rig.ts"
import { visitorAt } from "./accounts/visitor.ts"
import { oneShop } from "./rig.ts"

const GUARDS = ["second-factor", "step-up", "notice"] as const
type Modes = Partial<Record<(typeof GUARDS)[number] | "login-defence", string>>
const siteWith = (modes: Modes, shop = EVERSHOP): string =>
  `${shop}\nguards:\n${Object.entries(modes).map(([name, mode]) => `  ${name}: { mode: ${mode} }`).join("\n")}` // prettier-ignore
const ENFORCED = { "second-factor": "enforce", "step-up": "enforce", notice: "enforce" } as const

const open = async (t: TestContext, wish: LifeWish): Promise<LifeRig> => {
  const bench = await lifeRig(wish)
  t.after(() => bench.close())
  return bench
}
const HANG = { timeout: 120_000 }

test("a customer of the gate's own shows that the second factor, the step up and the notices work", HANG, async (t) => {
  const bench = await open(t, { site: siteWith(ENFORCED) })
  const life = await bench.prove()
  assert.deepEqual(wordsOf(life, "second-factor"), ["acted", "acted"])
  assert.deepEqual(wordsOf(life, "step-up"), ["acted", "acted", "acted", "acted"])
  assert.deepEqual(wordsOf(life, "notice", "address"), ["acted", "acted", "acted"])
  assert.deepEqual(wordsOf(life, "notice", "email"), ["acted"])
  assert.deepEqual(wordsOf(life, "notice", "reset"), ["untried.link-goes-to-mailbox"])
  const steps = doorsOf(life, "second-factor")[0]?.steps ?? []
  assert.deepEqual(steps, [
    "right password: reached.200",
    "own page: second-factor.pending",
    "wrong code: own.422",
    "own page: second-factor.pending",
    "right code: own.303",
    "own page: reached.200",
    "another session: reached.200",
    "used code: own.422",
    "own page: second-factor.pending",
  ])
  const { shop, mail } = bench
  assert.equal(mail.mails.length, 0, "nothing of it gets to a mail server")
  assert.equal([...shop.passwords.keys()].filter((one) => one.endsWith("@canary.invalid")).length, 1)
  const account = [...shop.passwords.keys()][0]
  const again = await bench.prove()
  assert.deepEqual(again.guards.map(({ alive }) => alive), [true, true, true]) // prettier-ignore
  assert.deepEqual(
    [...shop.passwords.keys()],
    [account],
    "it has its first address again, and nothing new was registered",
  )
})

test("many proofs in an hour use up none of the customer's codes and mails", HANG, async (t) => {
  const bench = await open(t, { site: siteWith({ "second-factor": "enforce" }) })
  for (let proof = 0; proof < 5; proof += 1)
    assert.deepEqual(wordsOf(await bench.prove(), "second-factor"), ["acted", "acted"], `proof ${proof + 1}`)
})

test("what a proof that was broken off left changed is found and put right", HANG, async (t) => {
  const bench = await open(t, { site: siteWith(ENFORCED) })
  await bench.prove()
  const { shop } = bench
  const [first = ""] = shop.passwords.keys()
  const { addresses, passwords } = canaryOf("main", bench.services, Date.now)
  assert.equal(first, addresses[0])
  shop.passwords.delete(first)
  shop.passwords.set(addresses[1], passwords[0])
  const life = await bench.prove()
  assert.deepEqual(life.guards.map(({ alive }) => alive), [true, true, true]) // prettier-ignore
  assert.equal(shop.passwords.size, 1)
})

test("without a test customer, or without what the shop's software is like, nobody can say", HANG, async (t) => {
  const bench = await open(t, { site: siteWith(ENFORCED) })
  for (const [shop, why] of [
    ["platform: evershop", "untried.no-canary"],
    ["platform: evershop\ncanary: { account: by-hand }", "untried.no-customer"],
    ["platform: zen-cart\ncanary: { account: register }", "untried.no-recipe"],
  ] as const) {
    const life = await bench.prove(siteWith(ENFORCED, shop))
    assert.equal(doorsOf(life, "second-factor")[0]?.reason, why)
    assert.ok(life.guards.every(({ doors }) => doors.every(({ acted }) => !acted)) || why === "untried.no-customer")
    const seen = observationsOf(life).filter(({ criteria }) => criteria.includes("build/10.second-factor"))
    assert.deepEqual(seen.map(({ status }) => status), ["unknown"]) // prettier-ignore
    assert.ok(!life.guards.some(({ guard, alive }) => guard === "step-up" && alive))
  }
})

const BROKEN: readonly (readonly [name: string, running: Modes, dead: readonly string[]])[] = [
  ["off", { "login-defence": "enforce" }, ["second-factor", "step-up", "notice"]],
  ["observing", { "second-factor": "observe", "step-up": "observe", notice: "observe" }, ["second-factor", "step-up", "notice"]],
  ["without the factor", { "step-up": "enforce", notice: "enforce" }, ["second-factor"]],
  ["without the step up", { "second-factor": "enforce", notice: "enforce" }, ["step-up"]],
  ["without notices", { "second-factor": "enforce", "step-up": "enforce" }, ["notice"]],
] // prettier-ignore
for (const [name, running, dead] of BROKEN)
  test(`a gate that runs ${name} is not proved by its configuration`, HANG, async (t) => {
    const bench = await open(t, { site: siteWith(running) })
    const life = await bench.prove(siteWith(ENFORCED))
    assert.deepEqual(life.guards.filter(({ alive }) => !alive).map(({ guard }) => guard).toSorted(), dead.toSorted()) // prettier-ignore
    const claimed = new Set(observationsOf(life).flatMap(({ status, by }) => (status === "ok" ? [by] : [])))
    for (const guard of dead) assert.ok(!claimed.has(guard), `${guard} claims nothing`)
    if (dead.includes("second-factor"))
      assert.ok((doorsOf(life, "second-factor")[0]?.reached ?? 0) > 0, "what reached the shop is counted")
  })

test("a factor that takes any code for the right one is not proved", HANG, async (t) => {
  const bench = await open(t, {
    site: siteWith(ENFORCED),
    running: ({ keys }) => ({ keys: { ...keys, matches: (purpose, text, code) => purpose === "code" || keys.matches(purpose, text, code) } }), // prettier-ignore
  })
  const life = await bench.prove()
  assert.equal(doorsOf(life, "second-factor")[0]?.reason, "let-through")
  assert.ok(!life.guards.some(({ guard, alive }) => guard !== "notice" && alive))
})

test("a factor that sends the code of before once more is not proved", HANG, async (t) => {
  const bench = await open(t, {
    site: siteWith({ "second-factor": "enforce" }),
    running: () => ({ random: (size) => new Uint8Array(size).fill(1) }),
  })
  const life = await bench.prove()
  assert.equal(doorsOf(life, "second-factor")[0]?.reason, "let-through")
  assert.ok(!life.guards.some(({ alive }) => alive))
})

/** Between gate and shop: sessions go by another cookie than the profile says. */
const otherCookie: NonNullable<LifeWish["front"]> = async (shop) => {
  const server = createServer((request, response) => {
    const cookie = (request.headers.cookie ?? "").replace(/\bother=/g, "sid=")
    const headers = { ...request.headers, cookie }
    const asked = httpRequest(new URL(request.url ?? "/", shop.url), { method: request.method, headers }, (answer) => {
      const lines = (answer.headers["set-cookie"] ?? []).map((line) => line.replace(/^sid=/, "other="))
      response.writeHead(answer.statusCode ?? 500, { ...answer.headers, "set-cookie": lines })
      answer.pipe(response)
    })
    request.pipe(asked)
  })
  const sockets = trackSockets(server)
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, close: closeWith(server, sockets) }
}

test("a shop whose sessions are others than the profile says is not taken for guarded", HANG, async (t) => {
  const bench = await open(t, { site: siteWith(ENFORCED), front: otherCookie })
  const life = await bench.prove()
  const [door] = doorsOf(life, "second-factor")
  assert.deepEqual([door?.acted, door?.reason, door?.reached], [false, "reached.200", 1])
  assert.ok(!life.guards.some(({ guard, alive }) => guard === "second-factor" && alive))
  assert.ok(!life.guards.some(({ guard, alive }) => guard === "step-up" && alive))
})

test("a stranger with a made-up token is held, counted and written down as everybody", HANG, async (t) => {
  const bench = await open(t, { site: siteWith({ ...ENFORCED, "login-defence": "enforce" }) })
  const { shop, rig } = bench
  shop.passwords.set("hanako@example.jp", "correct horse 7")
  const thief = lifeKeys(keysFrom(new Uint8Array(32).fill(9)), "main", memoryCounters())
  const visitor = visitorAt(rig.port, "203.0.113.66")
  const headers = (): Record<string, string> => ({ "x-sekisho-life": thief.ask(Date.now(), "goes-on", 7) })
  const logIn = (password: string) =>
    visitor.send("POST", "/customer/login", { json: { email: "hanako@example.jp", password }, headers: headers() })
  await visitor.send("GET", "/account/login", { visit: true, headers: headers() })
  assert.equal((await logIn("correct horse 7")).status, 200)
  assert.equal((await visitor.send("GET", "/account", { visit: true, headers: headers() })).status, 303)
  visitor.cookies.clear()
  for (let tries = 0; tries < 4; tries += 1) await logIn("wrong")
  const events = rig.events().filter(({ address }) => address === "203.0.113.66")
  assert.ok(events.some(({ reason }) => reason === "second-factor.pending"))
  assert.ok(events.some(({ reason }) => reason === "login-defence.delay"))
  assert.equal(rig.events().filter(({ address }) => address?.startsWith("192.0.2.")).length, 0)
})

test("the canary's mails are sealed, read once, and nobody else's are kept", async () => {
  const [counters, keys] = [memoryCounters(), keysFrom(new Uint8Array(32).fill(3))]
  const stored: string[] = []
  const watched = { ...counters, setIfAbsent: (key: string, value: string, forMs: number, timeMs: number) => { stored.push(value); return counters.setIfAbsent(key, value, forMs, timeMs) } } // prettier-ignore
  const canary = canaryOf("main", { counters, keys }, Date.now)
  const sent: Mail[] = []
  const mailer = keepingCanaryMails({ send: (mail) => sent.push(mail) > 0 }, "main", { counters: watched, keys }, canary, Date.now) // prettier-ignore
  const to = (address: string): Mail => ({ to: address, subject: "s", text: "    123456" })
  const [address] = canary.addresses
  assert.equal(mailer.send(to(address)), true)
  assert.equal(mailer.send(to(address.toUpperCase())), true)
  assert.equal(mailer.send(to("hanako@example.jp")), true)
  assert.equal(mailer.send(to("sekisho-00000000000000000000@canary.invalid")), true)
  assert.deepEqual(sent.map((mail) => mail.to), ["hanako@example.jp", "sekisho-00000000000000000000@canary.invalid"]) // prettier-ignore
  assert.ok(stored.length >= 2 && stored.every((text) => !text.includes("123456") && !text.includes("canary")))
  for (const [site, other] of [
    ["main", keysFrom(new Uint8Array(32).fill(4))],
    ["second", keys],
  ] as const)
    assert.equal((await canaryOf(site, { counters: memoryCounters(), keys: other }, Date.now).mails()).length, 0)
  assert.notDeepEqual(canaryOf("second", { counters, keys }, Date.now).addresses, canary.addresses)
  assert.equal((await canary.mails()).length, 2)
  assert.equal((await canary.mails()).length, 0)
})

test("sekisho guard canary tells whoever registers it by hand what the gate will log in with", HANG, async () => {
  const folder = scratch()
  writeFileSync(join(folder, "sekisho.yaml"), oneShop("http://127.0.0.1:9", "platform: evershop"))
  const ended = await sekisho(["guard", "canary", "--lang", "en"], folder)
  assert.equal(ended.code, 0, ended.err)
  const key = join(folder, ".sekisho", "gate.key")
  const { addresses, passwords } = canaryIdentity(loadKeys(key), "main")
  assert.equal(ended.out, `${addresses[0]}\n${passwords[0]}\n`)
  assert.match(ended.err, /by-hand/)
  assert.equal(statSync(key).mode & 0o077, 0)
})
