import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { Mail } from "../../../src/gate/services/services.ts"
import type { Clock } from "../../../src/lib/clock.ts"
import { openSqlite } from "../../../src/storage/sqlite.ts"
import { startEcCube4 } from "../../servers/shops/ec-cube-4.ts"
import { startMedusa } from "../../servers/shops/medusa.ts"
import { startOpenCart } from "../../servers/shops/opencart.ts"
import type { ReplayedShop } from "../../servers/shops/shop.ts"
import { visitor, type Got, type Visitor } from "../../servers/shops/visitor.ts"
import { startWooCommerce } from "../../servers/shops/woocommerce.ts"
import { oneShop, startRig, type Rig } from "./rig.ts"

const [MAIL, PASSWORD] = ["taro@example.jp", "Correct-horse-9"]
const form = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString()
const OC = "/index.php?language=en-gb&route="

interface Walk {
  readonly platform: string
  readonly start: () => Promise<ReplayedShop>
  readonly logIn: (who: Visitor, id: string, password: string) => Promise<Got>
  /** A page that shows that somebody is logged in, and what it says then. */
  readonly own: readonly [path: string, says: string]
}
/** Shops that keep a customer by a session, with their own signals: recorded, not invented. */
const WALKS: readonly Walk[] = [
  {
    platform: "ec-cube-4",
    start: startEcCube4,
    logIn: (who, id, password) => who.post("/mypage/login", form({ login_email: id, login_pass: password })),
    own: ["/mypage/", "ようこそ"],
  },
  {
    platform: "opencart",
    start: startOpenCart,
    logIn: (who, id, password) => who.post(`${OC}account/login.login&login_token=1`, form({ email: id, password })),
    own: [`${OC}account/account&customer_token=1`, "Logout"],
  },
  {
    platform: "woocommerce",
    start: startWooCommerce,
    logIn: (who, id, password) => who.post("/my-account/", form({ username: id, password, login: "Log in" })),
    own: ["/my-account/edit-account/", MAIL],
  },
]

interface Guarded {
  readonly shop: ReplayedShop
  readonly rig: Rig
  readonly mails: Mail[]
  reasons(): ReadonlySet<string>
}
const guarded = async (
  platform: string,
  start: () => Promise<ReplayedShop>,
  guards: string,
  clock: Clock = Date.now,
): Promise<Guarded> => {
  const shop = await start()
  const mails: Mail[] = []
  const records = await openSqlite(":memory:")
  const mailer = { send: (mail: Mail) => mails.push(mail) > 0 }
  const yaml = oneShop(shop.url, `platform: ${platform}\nguards: { ${guards} }`, "trusted-proxies: [127.0.0.1/32]")
  const rig = await startRig(yaml, { services: { records, mailer }, clock })
  after(async () => {
    await rig.close()
    await records.close()
    await shop.close()
  })
  return { shop, rig, mails, reasons: () => new Set(rig.events().map(({ reason }) => reason)) }
}
const codeIn = (mails: readonly Mail[]): string => /\b\d{6}\b/.exec(mails.at(-1)?.text ?? "")?.[0] ?? ""

for (const { platform, start, logIn, own } of WALKS) {
  const [page, says] = own
  test(`${platform}: a right password alone opens nothing; with the mailed code all is as before`, async () => {
    const { shop, rig, mails } = await guarded(platform, start, "second-factor: { mode: enforce }")
    const who = visitor(rig.port)
    await who.get("/")
    await logIn(who, MAIL, "wrong")
    assert.equal(mails.length, 0, "a wrong password sends no code")
    await logIn(who, MAIL, PASSWORD)
    assert.equal(mails.at(-1)?.to, MAIL)
    const before = shop.reached.length
    const held = await who.get(page)
    assert.equal(held.status, 303)
    assert.match(held.location ?? "", /^\/\.sekisho\/factor\?back=/)
    assert.equal(shop.reached.length, before, "the shop was not asked")
    const given = await who.post("/.sekisho/factor", form({ do: "check", code: codeIn(mails), back: "/" }))
    assert.equal(given.status, 303)
    const shown = await who.get(page)
    assert.equal(shown.status, 200)
    assert.ok(shown.body.includes(says), shown.body.slice(0, 300))
  })

  test(`${platform}: a session that waits for its factor does not come free by waiting`, async () => {
    const now = { ms: Date.now() }
    const { shop, rig } = await guarded(platform, start, "second-factor: { mode: enforce }", () => now.ms)
    const thief = visitor(rig.port)
    await thief.get("/")
    await logIn(thief, MAIL, PASSWORD)
    for (const hours of [1, 11, 13, 48, 24 * 6]) {
      now.ms += hours * 3_600_000
      const reached = shop.reached.filter((one) => one === `GET ${page}`).length
      const got = await thief.get(page)
      assert.equal(got.status, 303, `${hours} hours later`)
      // The gate itself may ask the shop whose session it is.
      assert.ok(!got.body.includes(says) && shop.reached.filter((one) => one === `GET ${page}`).length <= reached + 1)
    }
  })

  test(`${platform}: guessing one account from many addresses ends, an honest customer beside it gets in`, async () => {
    const { shop, rig, reasons } = await guarded(platform, start, "login-defence: { mode: enforce }")
    shop.state.customers.set("hanako@example.jp", { email: "hanako@example.jp", password: "Another-horse-8" })
    for (let at = 0; at < 40; at += 1) await logIn(visitor(rig.port, `198.51.${at}.7`), MAIL, `guess-${at}`)
    const reached = shop.reached.filter((one) => one.startsWith("POST")).length
    assert.ok(reached >= 3 && reached <= 12, `${reached} guesses reached the shop`)
    assert.ok(
      [...reasons()].some((reason) => reason.startsWith("login-defence.")),
      [...reasons()].join(),
    )
    const honest = visitor(rig.port, "203.0.113.200")
    await logIn(honest, "hanako@example.jp", "Another-horse-8")
    assert.ok([...shop.state.sessions.values()].includes("hanako@example.jp"))
  })
}

test("medusa: a log-in that answers a token is refused where the second factor is enforced", async () => {
  const { shop, rig, reasons } = await guarded("medusa", startMedusa, "second-factor: { mode: enforce }")
  const got = await visitor(rig.port).post("/auth/customer/emailpass", { email: MAIL, password: PASSWORD })
  assert.equal(got.status, 403)
  assert.ok(reasons().has("second-factor.token-door"))
  assert.equal(shop.state.sessions.size, 0)
  const open = await visitor(rig.port).get("/store/products?limit=1")
  assert.equal(open.status, 200)
})

test("ec-cube-4: a target that imitates a failure holds the session all the same", async () => {
  const { rig } = await guarded("ec-cube-4", startEcCube4, "second-factor: { mode: enforce }")
  const who = visitor(rig.port)
  await who.get("/")
  const forged = form({ login_email: MAIL, login_pass: PASSWORD, _target_path: "/mypage/login" })
  const got = await who.post("/mypage/login", forged)
  assert.match(got.location ?? "", /\/mypage\/login$/)
  assert.equal((await who.get("/mypage/")).status, 303)
})

test("woocommerce: xmlrpc.php is closed where log-ins are guarded", async () => {
  const { shop, rig } = await guarded("woocommerce", startWooCommerce, "login-defence: { mode: enforce }")
  const got = await visitor(rig.port).post("/xmlrpc.php", "<methodCall/>", { "content-type": "text/xml" })
  assert.equal(got.status, 400)
  assert.ok(!shop.reached.some((one) => one.includes("xmlrpc")))
})

test("woocommerce: an id in many spellings that WordPress takes for one is counted as one", async () => {
  const { shop, rig } = await guarded("woocommerce", startWooCommerce, "login-defence: { mode: enforce }")
  const spelt = (at: number): string =>
    [`taro<b${at}>@example.jp`, `ta%0${at % 10}ro<i${at}>@example.jp`, `taro&x${at};@example.jp`, `ta<u${at}>r\u00f6@example.jp`][at % 4] ?? "" // prettier-ignore
  for (let at = 0; at < 60; at += 1)
    await visitor(rig.port, `198.51.${at}.7`).post("/my-account/", form({ username: spelt(at), password: `guess-${at}`, login: "Log in" })) // prettier-ignore
  const reached = shop.reached.filter((one) => one.startsWith("POST")).length
  assert.ok(reached >= 3 && reached <= 15, `${reached} guesses reached the shop`)
})
