import assert from "node:assert/strict"
import { createServer, request as httpRequest } from "node:http"
import { test, type TestContext } from "node:test"
import { observationsOf } from "../../../src/cli/gate-observations.ts"
import { canaryOf } from "../../../src/gate/life/canary.ts"
import type { Life } from "../../../src/gate/life/proof.ts"
import { closeWith, listen, trackSockets } from "../../servers/server.ts"
import { startEcCube4 } from "../../servers/shops/ec-cube-4.ts"
import { startOpenCart } from "../../servers/shops/opencart.ts"
import type { ReplayedShop } from "../../servers/shops/shop.ts"
import { startWooCommerce } from "../../servers/shops/woocommerce.ts"
import { doorsOf, lifeRigOf, wordsOf, type LifeRig, type LifeWish } from "./life-rig.ts"

const HANG = { timeout: 120_000 }
type Modes = Readonly<Record<string, string>>
const ENFORCED: Modes = { "second-factor": "enforce", "step-up": "enforce", notice: "enforce" }

/** What the recorded walks prove of each shop, and what they do not. */
interface ShopRow {
  readonly id: string
  readonly start: (strict: boolean) => Promise<ReplayedShop>
  readonly account: "register" | "by-hand"
  readonly factor: readonly string[]
  readonly stepUp: readonly string[]
  readonly notice: Readonly<Record<"email" | "password" | "address" | "reset", readonly string[]>>
  /** Criteria that the proof makes `ok`. */
  readonly met: readonly string[]
  /** Criteria that stay unknown, with a word of the reason. */
  readonly unknown: Readonly<Record<string, RegExp>>
}
const EMAIL = ["build/11.email-change", "build/11.old-address", "build/11.password-change"] as const
const FACTOR = ["build/10.second-factor", "card/login.multi-factor"] as const
const STEP_UP = ["build/7.change-measure", "card/login.multi-factor-change"] as const
const NOT_SEEN = /not known yet how/
const SHOPS: readonly ShopRow[] = [
  {
    id: "ec-cube-4",
    start: startEcCube4,
    account: "by-hand",
    factor: ["acted"],
    stepUp: ["acted", "acted"],
    notice: { email: ["acted"], password: ["acted"], address: ["acted", "acted", "untried.no-recipe"], reset: ["untried.link-goes-to-mailbox"] }, // prettier-ignore
    met: [...FACTOR, ...STEP_UP, ...EMAIL],
    unknown: { "build/11.address-change": NOT_SEEN, "card/login.notice-change": NOT_SEEN },
  },
  {
    id: "opencart",
    start: startOpenCart,
    account: "register",
    factor: ["acted"],
    stepUp: ["acted", "acted", "acted"],
    notice: { email: ["acted"], password: ["acted"], address: ["untried.no-recipe"], reset: ["untried.link-goes-to-mailbox"] }, // prettier-ignore
    met: [...FACTOR, ...STEP_UP, ...EMAIL],
    unknown: { "build/11.address-change": NOT_SEEN, "card/login.notice-change": NOT_SEEN },
  },
  {
    id: "woocommerce",
    start: startWooCommerce,
    account: "register",
    factor: ["acted", "acted", "acted", "acted", "acted"],
    stepUp: ["untried.asks-password", "acted", "acted"],
    notice: { email: ["acted"], password: ["acted"], address: ["untried.no-recipe"], reset: ["untried.link-goes-to-mailbox"] }, // prettier-ignore
    met: [...FACTOR, ...EMAIL],
    unknown: { "build/7.change-measure": /current password/, "build/11.address-change": NOT_SEEN },
  },
]

const siteOf = (id: string, account: string, modes: Modes, more = ""): string =>
  `platform: ${id}\ncanary: { account: ${account} }\n${more}guards:\n${Object.entries(modes).map(([name, mode]) => `  ${name}: { mode: ${mode} }`).join("\n")}` // prettier-ignore

type Bench = LifeRig<ReplayedShop>
interface Opened {
  readonly bench: Bench
  readonly canary: ReturnType<typeof canaryOf>
}
/** A gate in front of one of the shops; where the customer is registered by hand, somebody has done so. */
const open = async (t: TestContext, row: ShopRow, wish: Partial<LifeWish<ReplayedShop>> & { readonly modes?: Modes } = {}): Promise<Opened> => {
  const { modes = ENFORCED, ...rest } = wish
  const bench = await lifeRigOf(await row.start(true), { site: siteOf(row.id, row.account, modes), ...rest })
  t.after(() => bench.close())
  const canary = canaryOf("main", bench.services, Date.now)
  if (row.account === "by-hand") register(bench.shop, canary.addresses[0], canary.passwords[0])
  return { bench, canary }
} // prettier-ignore
const register = ({ state }: ReplayedShop, email: string, password: string): void =>
  void state.customers.set(email, { email, password })
const own = ({ state }: ReplayedShop) => [...state.customers].filter(([id]) => id.endsWith("@canary.invalid"))
const reasonOf = (life: Life, criterion: string) => {
  const found = observationsOf(life).find(({ criteria }) => criteria.includes(criterion))
  return { status: found?.status ?? "-", says: found?.says.en ?? "" }
}

for (const row of SHOPS) {
  const { id } = row
  test(`${id}: the gate's own customer shows that its guards work, and leaves nothing behind`, HANG, async (t) => {
    const { bench, canary } = await open(t, row)
    const { shop, mail } = bench
    for (const proof of [1, 2]) {
      const life = await bench.prove()
      const all = JSON.stringify(life.guards, null, 1)
      assert.deepEqual(wordsOf(life, "second-factor"), row.factor, all)
      assert.deepEqual(wordsOf(life, "step-up"), row.stepUp, all)
      for (const claim of ["email", "password", "address", "reset"] as const)
        assert.deepEqual(wordsOf(life, "notice", claim), row.notice[claim], `${claim}, proof ${proof}: ${all}`)
      for (const criterion of row.met) assert.equal(reasonOf(life, criterion).status, "ok", criterion)
      for (const [criterion, why] of Object.entries(row.unknown)) {
        assert.equal(reasonOf(life, criterion).status, "unknown", criterion)
        assert.match(reasonOf(life, criterion).says, why)
      }
      assert.deepEqual(own(shop), [[canary.addresses[0], { email: canary.addresses[0], password: canary.passwords[0] }]]) // prettier-ignore
    }
    assert.equal(mail.mails.length, 0, "nothing of it gets to a mail server")
    assert.equal(shop.state.orders, 0)
    assert.deepEqual(shop.state.customers.get("taro@example.jp"), { email: "taro@example.jp", password: "Correct-horse-9" }) // prettier-ignore
    assert.ok(!shop.reached.some((one) => /admin|checkout|cart|payment|shopping/.test(one)))
    assert.ok(!JSON.stringify(await bench.prove()).includes(canary.passwords[0].slice(3, 20)), "no secret stands in it")
  })

  for (const [name, running, dead] of [
    [
      "observing",
      { "second-factor": "observe", "step-up": "observe", notice: "observe" },
      ["notice", "second-factor", "step-up"],
    ],
    // Whose session it is OpenCart does not say: without the factor nobody can be told either.
    [
      "without the factor",
      { "step-up": "enforce", notice: "enforce" },
      id === "opencart" ? ["notice", "second-factor", "step-up"] : ["second-factor"],
    ],
    ["without the step up", { "second-factor": "enforce", notice: "enforce" }, ["step-up"]],
    ["without notices", { "second-factor": "enforce", "step-up": "enforce" }, ["notice"]],
  ] as const)
    // prettier-ignore
    test(`${id}: a gate that runs ${name} is not proved by its configuration`, HANG, async (t) => {
      const { bench } = await open(t, row, { modes: running })
      const life = await bench.prove(siteOf(id, row.account, ENFORCED))
      assert.deepEqual(life.guards.filter(({ alive }) => !alive).map(({ guard }) => guard).toSorted(), dead, JSON.stringify(life.guards, null, 1)) // prettier-ignore
      const claimed = new Set(observationsOf(life).flatMap(({ status, by }) => (status === "ok" ? [by] : [])))
      for (const guard of dead) assert.ok(!claimed.has(guard), `${guard} claims nothing`)
      assert.equal(bench.mail.mails.length, 0)
    })

  test(`${id}: a factor that takes any code for the right one is not proved`, HANG, async (t) => {
    const { bench } = await open(t, row, {
      running: ({ keys }) => ({ keys: { ...keys, matches: (purpose, text, code) => purpose === "code" || keys.matches(purpose, text, code) } }), // prettier-ignore
    })
    const life = await bench.prove()
    assert.equal(doorsOf(life, "second-factor")[0]?.reason, "let-through")
    assert.ok(!life.guards.some(({ guard, alive }) => guard === "step-up" && alive))
  })

  test(`${id}: what a proof that was broken off left changed is found and put right`, HANG, async (t) => {
    const { bench, canary } = await open(t, row)
    await bench.prove()
    const { state } = bench.shop
    state.customers.delete(canary.addresses[0])
    register(bench.shop, canary.addresses[1], canary.passwords[1])
    const life = await bench.prove()
    assert.deepEqual(wordsOf(life, "second-factor"), row.factor)
    assert.deepEqual(wordsOf(life, "notice", "password"), ["acted"])
    assert.equal(own(bench.shop).length, 1)
  })

  test(`${id}: without a customer nobody can say, and the reason tells what to do`, HANG, async (t) => {
    const { bench, canary } = await open(t, row)
    bench.shop.state.customers.delete(canary.addresses[0])
    const life = await bench.prove(siteOf(id, "by-hand", ENFORCED))
    assert.equal(doorsOf(life, "second-factor")[0]?.reason, "untried.no-customer")
    for (const guard of ["second-factor", "step-up", "notice"])
      assert.ok(doorsOf(life, guard).some(({ acted }) => !acted) && observationsOf(life).every(({ by, status }) => by !== guard || status === "unknown"), guard) // prettier-ignore
    assert.match(reasonOf(life, "build/10.second-factor").says, /sekisho guard canary/)
    assert.deepEqual(own(bench.shop), [], "by hand means that the gate registers nobody")
  })
}

const EVERYTHING = ["limits", "sensitive-files", "waf", "admin-access", "login-defence", "second-factor", "step-up", "notice", "card-testing", "card-data", "headers", "cookies", "leak"] as const // prettier-ignore
const ADMIN = "admin: { url: http://shop.test/admin/, allow: [203.0.113.5] }\n"
const enforced = (names: readonly string[]): Modes => Object.fromEntries(names.map((name) => [name, "enforce"]))
/** Doors at which nothing can be said, by guard and reason. */
const notActed = (life: Life) =>
  new Set(life.guards.flatMap(({ guard, doors }) => doors.flatMap(({ acted, reason }) => (acted ? [] : [`${guard} ${reason}`])))) // prettier-ignore

for (const row of SHOPS)
  test(`${row.id}: with every guard enforced all that the walks tell acts, with none of them nothing is alive`, HANG, async (t) => {
    const whole = siteOf(row.id, row.account, enforced(EVERYTHING), ADMIN)
    const { bench } = await open(t, row, { site: whole })
    const life = await bench.prove()
    const known = new Set(["notice untried.link-goes-to-mailbox", "notice untried.no-recipe", "step-up untried.asks-password"])
    // The replayed shops send no version and, one of them, no cookie to a stranger.
    const left = [...notActed(life)].filter((one) => !known.has(one) && !one.endsWith("untried.nothing-to-add"))
    assert.deepEqual(left, [])
    assert.deepEqual([bench.shop.state.orders, bench.mail.mails.length], [0, 0])
    const bare = await open(t, row, { modes: { limits: "enforce" } })
    const dead = await bare.bench.prove(whole)
    assert.deepEqual(dead.guards.flatMap(({ guard, alive }) => (alive ? [guard] : [])), ["limits"])
    assert.equal(bare.bench.shop.state.orders, 0)
  }) // prettier-ignore

/** Between gate and shop: changes what the shop's pages say. */
const rewriting =
  (change: (html: string) => string): NonNullable<LifeWish<ReplayedShop>["front"]> =>
  async (shop) => {
    const server = createServer((request, response) => {
      const asked = httpRequest(new URL(request.url ?? "/", shop.url), { method: request.method, headers: request.headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on("data", (chunk: Buffer) => chunks.push(chunk))
        answer.on("end", () => {
          const { "content-length": _, "transfer-encoding": __, ...headers } = answer.headers
          response.writeHead(answer.statusCode ?? 500, headers).end(change(Buffer.concat(chunks).toString("utf8")))
        })
      })
      request.pipe(asked)
    })
    const sockets = trackSockets(server)
    const port = await listen(server)
    return { url: `http://127.0.0.1:${port}`, close: closeWith(server, sockets) }
  } // prettier-ignore

const rowOf = (id: string): ShopRow => {
  const row = SHOPS.find((one) => one.id === id)
  assert.ok(row)
  return row
}
const PAGES: readonly (readonly [name: string, id: string, change: (html: string) => string, why: string])[] = [
  ["has no form to log in", "woocommerce", (html) => html.replaceAll("woocommerce-login-nonce", "other-nonce"), "untried.no-form"],
  ["sends the password to another place", "opencart", (html) => html.replaceAll("http://shop.test/", "http://collect.example/"), "untried.no-form"],
  ["sends it to another place over the same name", "ec-cube-4", (html) => html.replaceAll("http://shop.test/", "https://shop.test/"), "untried.no-form"],
  ["logs in where an order is placed", "ec-cube-4", (html) => html.replaceAll("/mypage/login", "/shopping/checkout"), "untried.no-form"],
  ["lets nobody register", "woocommerce", (html) => html.replaceAll("woocommerce-register-nonce", "other-nonce"), "untried.not-registered"],
  ["gives no token", "ec-cube-4", (html) => html.replaceAll("_csrf_token", "other"), "untried.log-in"],
] // prettier-ignore
for (const [name, id, change, why] of PAGES)
  test(`a shop whose page ${name} leaves its guards unproved`, HANG, async (t) => {
    const { bench } = await open(t, rowOf(id), { front: rewriting(change) })
    const life = await bench.prove()
    assert.equal(doorsOf(life, "second-factor")[0]?.reason, why)
    for (const criterion of [...FACTOR, ...STEP_UP, ...EMAIL])
      assert.equal(reasonOf(life, criterion).status, "unknown", criterion)
    assert.doesNotMatch(reasonOf(life, FACTOR[0]).says, /untried|undefined|\{why/)
    assert.equal(bench.shop.state.orders, 0)
    assert.ok(why !== "untried.no-form" || !bench.shop.reached.some((one) => one.startsWith("POST")))
  })

test(
  "where somebody has to finish the registration, the reason says so, and nothing is registered",
  HANG,
  async (t) => {
    const row = rowOf("ec-cube-4")
    const { bench, canary } = await open(t, row)
    bench.shop.state.customers.delete(canary.addresses[0])
    const life = await bench.prove(siteOf(row.id, "register", ENFORCED))
    assert.equal(doorsOf(life, "second-factor")[0]?.reason, "untried.registers-by-hand")
    assert.match(reasonOf(life, FACTOR[0]).says, /by-hand/)
    assert.deepEqual(own(bench.shop), [])
    assert.ok(!bench.shop.reached.some((one) => one.includes("/entry")))
  },
)

test("by hand, a shop that lets nobody register is proved all the same", HANG, async (t) => {
  const row = rowOf("woocommerce")
  const closed = rewriting((html) => html.replaceAll("woocommerce-register-nonce", "other-nonce"))
  const { bench } = await open(t, { ...row, account: "by-hand" }, { front: closed })
  const life = await bench.prove()
  assert.deepEqual(wordsOf(life, "second-factor"), row.factor)
  assert.deepEqual(wordsOf(life, "notice", "email"), ["acted"])
})

const LOGIN: Modes = { "login-defence": "enforce" }
for (const row of SHOPS)
  test(`${row.id}: log-in defence acts at every door that the profile names, and unproved bounds do not`, HANG, async (t) => {
    const { bench } = await open(t, row, { modes: LOGIN })
    const life = await bench.prove()
    for (const claim of ["account", "many-accounts", "passwords", "registrations"]) {
      const words = wordsOf(life, "login-defence", claim)
      assert.ok(words.length > 0 && words.every((word) => word === "acted"), `${claim}: ${words.join()}`)
    }
    assert.ok(!bench.shop.reached.some((one) => one.startsWith("POST")), "nothing of it reaches the shop")
    const observing = await open(t, row, { modes: { "login-defence": "observe" } })
    const dead = await observing.bench.prove(siteOf(row.id, row.account, LOGIN))
    for (const claim of ["account", "many-accounts", "passwords", "registrations"])
      assert.ok(wordsOf(dead, "login-defence", claim).every((word) => word !== "acted"), claim)
  }) // prettier-ignore
