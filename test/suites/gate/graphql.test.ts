import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import type { Mail } from "../../../src/gate/services/services.ts"
import { breakGlassCode, devicesOf } from "../../../src/gate/stages/admin-access/devices.ts"
import { openSqlite } from "../../../src/storage/sqlite.ts"
import { startMagento } from "../../servers/shops/magento.ts"
import type { ReplayedShop } from "../../servers/shops/shop.ts"
import { startVendure } from "../../servers/shops/vendure.ts"
import { visitor, type Got, type Visitor } from "../../servers/shops/visitor.ts"
import { startWooCommerce } from "../../servers/shops/woocommerce.ts"
import { sekisho } from "../../sekisho.ts"
import { doorsOf, lifeRig } from "./life-rig.ts"
import { oneShop, startRig, type Rig } from "./rig.ts"

const [MAIL, PASSWORD] = ["taro@example.jp", "Correct-horse-9"]

interface Door {
  readonly platform: string
  readonly start: () => Promise<ReplayedShop>
  readonly path: string
  readonly field: (id: string, password: string) => string
  /** What the answer has where the password was right. */
  readonly opened: string
}
const DOORS: readonly Door[] = [
  { platform: "vendure", start: startVendure, path: "/shop-api", field: (id, password) => `login(username: "${id}", password: "${password}") { __typename }`, opened: "CurrentUser" },
  { platform: "magento", start: startMagento, path: "/graphql", field: (id, password) => `generateCustomerToken(email: "${id}", password: "${password}") { token }`, opened: '"token"' },
] // prettier-ignore

interface Guarded {
  readonly shop: ReplayedShop
  readonly rig: Rig
  reasons(): ReadonlySet<string>
}
const guarded = async (platform: string, start: () => Promise<ReplayedShop>, guards: string): Promise<Guarded> => {
  const shop = await start()
  const records = await openSqlite(":memory:")
  const mails: Mail[] = []
  const mailer = { send: (mail: Mail) => mails.push(mail) > 0 }
  const yaml = oneShop(shop.url, `platform: ${platform}\nguards: { ${guards} }`, "trusted-proxies: [127.0.0.1/32]")
  const rig = await startRig(yaml, { services: { records, mailer } })
  after(async () => {
    await rig.close()
    await records.close()
    await shop.close()
  })
  return { shop, rig, reasons: () => new Set(rig.events().map(({ reason }) => reason)) }
}
const posts = ({ reached }: ReplayedShop): number => reached.filter((one) => one.startsWith("POST")).length
/** As a shop window's script asks. */
const SCRIPT = { accept: "application/json" }
const ask = (who: Visitor, { path }: Door, query: string, more: object = {}): Promise<Got> =>
  who.post(path, { query, ...more }, SCRIPT)

const LOGIN_DEFENCE = "login-defence: { mode: enforce }"

for (const door of DOORS) {
  const { platform, start, field, path, opened } = door
  test(`${platform}: guessing one account ends, an honest customer beside it gets in`, async () => {
    const { shop, rig, reasons } = await guarded(platform, start, LOGIN_DEFENCE)
    shop.state.customers.set("hanako@example.jp", { email: "hanako@example.jp", password: "Another-horse-8" })
    for (let at = 0; at < 30; at += 1)
      await ask(visitor(rig.port, `198.51.${at}.7`), door, `mutation { ${field(MAIL, `guess-${at}`)} }`)
    assert.ok(posts(shop) >= 3 && posts(shop) <= 12, `${posts(shop)} guesses reached the shop`)
    assert.ok([...reasons()].some((reason) => reason.startsWith("login-defence.")))
    const got = await ask(visitor(rig.port), door, `mutation { ${field("hanako@example.jp", "Another-horse-8")} }`)
    assert.ok(got.body.includes(opened), got.body)
  })

  test(`${platform}: a hundred aliases in one request are a hundred tries`, async () => {
    const { shop, rig, reasons } = await guarded(platform, start, LOGIN_DEFENCE)
    const aliases = Array.from({ length: 100 }, (_, at) => `a${at}: ${field(MAIL, `guess-${at}`)}`)
    const got = await ask(visitor(rig.port), door, `mutation { ${aliases.join(" ")} }`)
    assert.equal(got.status, 429)
    assert.equal(posts(shop), 0)
    assert.ok(reasons().has("login-defence.account-locked"), [...reasons()].join())
    const right = await ask(visitor(rig.port, "203.0.113.99"), door, `mutation { ${field(MAIL, PASSWORD)} }`)
    assert.equal(right.status, 429, "the account is locked from everywhere")
  })

  test(`${platform}: aliases of many accounts are counted for their address`, async () => {
    const { shop, rig, reasons } = await guarded(platform, start, LOGIN_DEFENCE)
    const aliases = Array.from({ length: 40 }, (_, at) => `a${at}: ${field(`leak${at}@example.com`, "p4ssw0rd")}`)
    const got = await ask(visitor(rig.port), door, `mutation { ${aliases.join(" ")} }`)
    assert.equal(got.status, 429)
    assert.equal(posts(shop), 0)
    assert.ok([...reasons()].some((reason) => /^login-defence\.address-accounts$/.test(reason)))
  })

  test(`${platform}: a failure cannot be made to look like a success`, async () => {
    const { shop, rig } = await guarded(platform, start, LOGIN_DEFENCE)
    const forged = field(MAIL, "wrong").replace(
      /\{[^}]*\}$/,
      "{ token: __typename id: __typename identifier: message }",
    )
    for (let at = 0; at < 30; at += 1) await ask(visitor(rig.port, `198.51.${at}.7`), door, `mutation { ${forged} }`)
    assert.ok(posts(shop) <= 12, `${posts(shop)} guesses reached the shop`)
  })

  test(`${platform}: twenty log-ins with the right password are no attack`, async () => {
    const { rig } = await guarded(platform, start, LOGIN_DEFENCE)
    for (let at = 0; at < 20; at += 1) {
      const got = await ask(visitor(rig.port), door, `mutation L { me: ${field(MAIL, PASSWORD)} }`, {
        operationName: "L",
      })
      assert.ok(got.body.includes(opened), `${at}: ${got.body}`)
    }
  })

  test(`${platform}: what cannot be read does not reach the shop, what only reads does`, async () => {
    const { shop, rig, reasons } = await guarded(platform, start, LOGIN_DEFENCE)
    const who = visitor(rig.port)
    const type = { "content-type": "application/x-www-form-urlencoded" }
    const text = JSON.stringify({ query: `mutation { ${field(MAIL, PASSWORD)} }` })
    assert.equal((await who.post(path, "{", { "content-type": "application/json" })).status, 400)
    assert.equal((await who.post(path, text, type)).status, 400)
    assert.equal((await who.post(path, text, { "content-type": "text/plain" })).status, 400)
    assert.equal((await ask(who, door, "mutation { broken")).status, 400)
    assert.equal((await who.post(`${path}?query=%7Ba%7D`, text, { "content-type": "application/json" })).status, 400)
    assert.ok(reasons().has("login-defence.graphql-unreadable"))
    assert.equal(posts(shop), 0)
    assert.equal((await ask(who, door, "query { products { id } }")).status, 200)
    assert.equal((await who.get(`${path}?query=%7Bproducts%7Bid%7D%7D`)).status, 200)
    assert.equal(posts(shop), 1)
  })

  test(`${platform}: where the second factor is enforced a log-in that answers a token is refused`, async () => {
    const { shop, rig, reasons } = await guarded(platform, start, "second-factor: { mode: enforce }")
    const got = await ask(visitor(rig.port), door, `mutation { ${field(MAIL, PASSWORD)} }`)
    assert.equal(got.status, 403)
    assert.ok(reasons().has("second-factor.token-door"))
    assert.equal(shop.state.sessions.size, 0)
    assert.equal((await ask(visitor(rig.port), door, "query { products { id } }")).status, 200)
  })

  test(`${platform}: observing counts every alias, writes down and refuses nothing`, async () => {
    const { shop, rig, reasons } = await guarded(platform, start, "login-defence: { mode: observe }")
    const aliases = Array.from({ length: 20 }, (_, at) => `a${at}: ${field(MAIL, `guess-${at}`)}`)
    assert.equal((await ask(visitor(rig.port), door, `mutation { ${aliases.join(" ")} }`)).status, 200)
    assert.equal((await ask(visitor(rig.port), door, "mutation { broken")).status, 200)
    assert.equal(posts(shop), 2)
    assert.ok(reasons().has("login-defence.account-locked") && reasons().has("login-defence.graphql-unreadable"))
  })
}

test("vendure: a text that the shop was made to remember is not run by its number", async () => {
  const { shop, rig, reasons } = await guarded("vendure", startVendure, LOGIN_DEFENCE)
  const who = visitor(rig.port)
  const query = "mutation L($u: String!, $p: String!) { login(username: $u, password: $p) { __typename } }"
  const extensions = { persistedQuery: { version: 1, sha256Hash: "abc" } }
  const variables = { u: MAIL, p: PASSWORD }
  const first = await who.post("/shop-api", { query, variables, extensions })
  assert.ok(first.body.includes("CurrentUser"), "with its text it is a log-in like any other")
  const before = posts(shop)
  for (let at = 0; at < 3; at += 1) {
    const got = await who.post("/shop-api", { variables, extensions })
    assert.equal(got.status, 200)
    assert.ok(got.body.includes("PersistedQueryNotSupported"), got.body)
  }
  assert.equal(posts(shop), before)
  assert.ok(reasons().has("login-defence.graphql-persisted"))
})

test("vendure: log-ins of a list are each counted and each told by their own answer", async () => {
  const { shop, rig } = await guarded("vendure", startVendure, LOGIN_DEFENCE)
  const one = (password: string) => ({ query: `mutation { login(username: "${MAIL}", password: "${password}") { __typename } }` }) // prettier-ignore
  for (let at = 0; at < 6; at += 1) {
    const got = await visitor(rig.port).post("/shop-api", [one(PASSWORD), one(PASSWORD), one(PASSWORD)])
    assert.equal(got.status, 200, "right passwords, in a list or not, lock nobody")
  }
  const guesses = Array.from({ length: 12 }, (_, at) => one(`guess-${at}`))
  const before = posts(shop)
  assert.equal((await visitor(rig.port).post("/shop-api", guesses, SCRIPT)).status, 429)
  assert.equal(posts(shop), before)
})

test("vendure: a weak new password is told in GraphQL's own shape", async () => {
  const { shop, rig } = await guarded("vendure", startVendure, LOGIN_DEFENCE)
  const query = 'mutation { registerCustomerAccount(input: { emailAddress: "n@example.jp", password: "12345678" }) { success } }' // prettier-ignore
  const got = await visitor(rig.port).post("/shop-api", { query }, SCRIPT)
  assert.equal(got.status, 400)
  const told = JSON.parse(got.body) as { readonly errors: readonly { readonly message: string }[] } // the gate's own
  assert.match(told.errors[0]?.message ?? "", /パスワード/)
  assert.equal(posts(shop), 0)
})

test("vendure: cards tried by aliases are counted one by one, and pages about cards stay as they are", async () => {
  const { shop, rig, reasons } = await guarded("vendure", startVendure, "card-testing: { mode: enforce }")
  const pay = (at: number): string => `p${at}: addPaymentToOrder(input: { method: "card-${at}" }) { errorCode }`
  const query = `mutation { ${Array.from({ length: 60 }, (_, at) => pay(at)).join(" ")} }`
  assert.equal((await visitor(rig.port).post("/shop-api", { query })).status, 429)
  assert.ok(
    [...reasons()].some((reason) => reason.startsWith("card-testing.tried-")),
    [...reasons()].join(),
  )
  const type = { "content-type": "application/x-www-form-urlencoded" }
  assert.equal((await visitor(rig.port).post("/shop-api", `query=${encodeURIComponent(query)}`, type)).status, 400)
  assert.ok(reasons().has("card-testing.graphql-unreadable"))
  assert.equal(posts(shop), 0)
  const read = await visitor(rig.port, "203.0.113.77").post("/shop-api", { query: "{ products { id } }" })
  assert.equal(read.status, 200)
})

test("vendure: an administrator's log-in cannot be guessed by aliases in one request", async () => {
  const guards = "admin-access: { mode: enforce }"
  const site = `admin: { url: http://shop.test/admin/, allow: [203.0.113.5] }\nplatform: vendure\nguards: { ${guards} }`
  const shop = await startVendure()
  const records = await openSqlite(":memory:")
  const rig = await startRig(oneShop(shop.url, site, "trusted-proxies: [127.0.0.1/32]"), { services: { records } })
  after(async () => {
    await rig.close()
    await records.close()
    await shop.close()
  })
  const who = visitor(rig.port, "203.0.113.5")
  const emergency = breakGlassCode(Uint8Array.from({ length: 20 }, (_, index) => index * 7))
  await devicesOf("main", records).setCodes([emergency], 1)
  await who.post("/.sekisho/admin/code", new URLSearchParams({ code: emergency, back: "/admin/" }).toString())
  const one = (at: number): string => `a${at}: login(username: "superadmin", password: "p${at}") { __typename }`
  const guesses = (count: number) => ({ query: `mutation { ${Array.from({ length: count }, (_, at) => one(at)).join(" ")} }` }) // prettier-ignore
  assert.equal((await who.post("/admin-api", guesses(1), SCRIPT)).status, 200)
  assert.equal((await who.post("/admin-api", guesses(20), SCRIPT)).status, 429)
  assert.ok(rig.events().some(({ reason }) => reason === "admin-access.log-in-locked"))
  assert.equal(posts(shop), 1)
})

test("magento: each of its doors counts for the same account", async () => {
  const { shop, rig } = await guarded("magento", startMagento, LOGIN_DEFENCE)
  const json = { "content-type": "text/plain", "x-requested-with": "XMLHttpRequest" }
  const token = 'mutation { generateCustomerToken(email: "taro@example.jp", password: "no") { token } }'
  const doors: readonly ((who: Visitor) => Promise<Got>)[] = [
    (who) => who.post("/customer/account/loginPost/", `login%5Busername%5D=${MAIL}&login%5Bpassword%5D=no`),
    // A form's type around JSON is no way round: the shop's program does not look at it.
    (who) => who.post("/customer/ajax/login", JSON.stringify({ username: MAIL, password: "no" }), json),
    (who) => who.post("/rest/V1/integration/customer/token", { username: MAIL, password: "no" }),
    (who) => who.post("/graphql", { query: token }),
  ]
  for (let at = 0; at < 24; at += 1) await doors[at % 4]?.(visitor(rig.port, `198.51.${at}.7`))
  assert.ok(posts(shop) >= 3 && posts(shop) <= 12, `${posts(shop)} guesses reached the shop`)
  const soap = await visitor(rig.port).post("/soap/default?services=integrationCustomerTokenServiceV1", "<x/>")
  assert.equal(soap.status, 400)
})

test("magento: a customer who logs in by the page gives the code, and his address is read from the shop's page", async () => {
  const shop = await startMagento()
  const mails: Mail[] = []
  const records = await openSqlite(":memory:")
  const yaml = oneShop(shop.url, "platform: magento\nguards: { second-factor: { mode: enforce } }")
  const rig = await startRig(yaml, { services: { records, mailer: { send: (mail: Mail) => mails.push(mail) > 0 } } })
  after(async () => {
    await rig.close()
    await records.close()
    await shop.close()
  })
  const who = visitor(rig.port)
  const logIn = (password: string): Promise<Got> =>
    who.post("/customer/account/loginPost/", `login%5Busername%5D=${MAIL}&login%5Bpassword%5D=${password}`)
  await logIn("wrong")
  assert.equal(mails.length, 0)
  await logIn(PASSWORD)
  assert.equal(mails.at(-1)?.to, MAIL)
  assert.equal((await who.get("/customer/account/")).status, 303)
  // What only reads is held as well: GraphQL would know the session.
  assert.equal((await who.post("/graphql", { query: "{ customer { email } }" }, SCRIPT)).status, 429)
  const code = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? "")?.[0] ?? ""
  assert.equal((await who.post("/.sekisho/factor", `do=check&code=${code}&back=%2F`)).status, 303)
  assert.ok((await who.get("/customer/account/")).body.includes("Welcome"))
})

test("woocommerce: xmlrpc.php is closed whatever the type of its body says", async () => {
  const { shop, rig } = await guarded("woocommerce", startWooCommerce, LOGIN_DEFENCE)
  const type = { "content-type": "application/x-www-form-urlencoded" }
  assert.equal((await visitor(rig.port).post("/xmlrpc.php", "<methodCall/>", type)).status, 400)
  assert.equal(posts(shop), 0)
})

for (const platform of ["magento", "vendure", "woocommerce"])
  test(
    `${platform}: the gate can prove to itself that each log-in door is guarded`,
    { timeout: 120_000 },
    async (t) => {
      const bench = await lifeRig({ site: `platform: ${platform}\nguards: { ${LOGIN_DEFENCE} }` })
      t.after(() => bench.close())
      const life = await bench.prove()
      for (const claim of ["account", "many-accounts", ...(platform === "woocommerce" ? [] : ["passwords"])]) {
        const doors = doorsOf(life, "login-defence", claim)
        assert.deepEqual(
          doors.filter(({ acted }) => !acted).map(({ door, reason }) => `${claim} ${door}: ${reason}`),
          [],
        )
        assert.ok(doors.length >= 2, `${doors.length} doors`)
      }
      assert.deepEqual(bench.shop.reached, [])
    },
  )

test("guard status names the log-ins that cannot have a second factor", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-graphql-"))
  const guards = "platform: vendure\nguards: { second-factor: { mode: observe } }"
  writeFileSync(join(folder, "sekisho.yaml"), oneShop("http://127.0.0.1:9", guards))
  try {
    const { out, err } = await sekisho(["guard", "status", "--lang", "en"], folder)
    assert.match(out, /! all log-ins of customers .* log-in, authenticate\. .* no customer can log in/, err)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
