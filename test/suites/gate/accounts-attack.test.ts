import assert from "node:assert/strict"
import { test, type TestContext } from "node:test"
import { createHash } from "node:crypto"
import { HANAKO, startBench, type Bench } from "./accounts/bench-shop.ts"
import type { Got, Visitor } from "./accounts/visitor.ts"

const SHOPPERS = 200
const shopper = (index: number) => ({ email: `shopper${index}@example.jp`, password: `honest pass ${index}` })
const honest = Object.fromEntries(
  Array.from({ length: SHOPPERS }, (_, index) => [shopper(index).email, shopper(index).password]),
)
const bench = async (t: TestContext, more: Parameters<typeof startBench>[2] = {}): Promise<Bench> => {
  const made = await startBench({ "login-defence": "" }, honest, more)
  t.after(() => made.close())
  return made
}
const value = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]?.replaceAll("&amp;", "&") ?? ""

/** What a browser does on the puzzle's page. */
const solve = async (visitor: Visitor, location: string): Promise<Got> => {
  const { text } = await visitor.visit(location)
  const [salt, challenge, signature, back] = ["salt", "challenge", "signature", "back"].map((name) => value(text, name))
  const salted = createHash("sha256").update(salt ?? "")
  const hash = (tried: number): string => salted.copy().update(String(tried)).digest("hex")
  let number = 0
  while (number <= 60_000 && hash(number) !== challenge) number += 1
  const form = { salt: salt ?? "", challenge: challenge ?? "", signature: signature ?? "", number: String(number), back: back ?? "" } // prettier-ignore
  return visitor.post("/.sekisho/challenge", form)
}
/** An honest shopper: looks, mistypes now and then, logs in, solves a puzzle if he is asked to. True where he got in. */
const shops = async (made: Bench, index: number): Promise<boolean> => {
  const visitor = made.at(`198.18.${Math.floor(index / 200)}.${index % 200}`)
  const { email, password } = shopper(index)
  await visitor.visit("/account/login")
  if (index % 7 === 0) await visitor.logIn(email, "mistyped once")
  for (let tries = 0; tries < 3; tries += 1) {
    const got = await visitor.logIn(email, password)
    if (got.status === 200) return (await visitor.visit("/account")).status === 200
    const page = await visitor.visit("/account/login")
    if (page.status === 303) await solve(visitor, page.location)
  }
  return false
}
const leaked = (index: number) => ({ email: `leak${index}@example.com`, password: `pass${index}` })
/** Attack and shoppers, mixed as they come. */
const beside = async (made: Bench, attack: (index: number) => Promise<unknown>, size: number): Promise<number> => {
  const turns: (() => Promise<boolean>)[] = []
  for (let index = 0; index < size; index += 1) {
    turns.push(async () => ((await attack(index)) as boolean) && false)
    const next = Math.floor(((index + 1) * SHOPPERS) / size)
    if (next > Math.floor((index * SHOPPERS) / size)) turns.push(() => shops(made, next - 1))
  }
  let happy = 0
  const workers = Array.from({ length: 8 }, async () => {
    for (let turn = turns.shift(); turn; turn = turns.shift()) if (await turn()) happy += 1
  })
  await Promise.all(workers)
  return happy
}
test("500 leaked pairs from one address: puzzles, then no more; shoppers beside it all get in", { timeout: 240_000 }, async (t) => {
  const made = await bench(t)
  const happy = await beside(made, (index) => made.at("203.0.113.9").logIn(leaked(index).email, leaked(index).password), 500)
  const got = made.got("POST /customer/login")
  const stuffed = got - SHOPPERS - Math.ceil(SHOPPERS / 7)
  t.diagnostic(`${stuffed} of 500 reached the shop; ${happy} of ${SHOPPERS} shoppers got in`)
  assert.equal(happy, SHOPPERS)
  assert.ok(stuffed <= 20, `${stuffed} reached the shop`)
  const reasons = made.reasons()
  assert.ok((reasons.get("login-defence.puzzle-address") ?? 0) > 0)
  assert.ok((reasons.get("login-defence.address-accounts") ?? 0) > 400)
}) // prettier-ignore

test("500 leaked pairs from 200 addresses: the whole shop's failures are seen, and shoppers still get in", { timeout: 240_000 }, async (t) => {
  const made = await bench(t)
  const happy = await beside(made, (index) => made.at(`203.0.${Math.floor((index % 200) / 100)}.${index % 100}`).logIn(leaked(index).email, leaked(index).password), 500) // prettier-ignore
  const failed = made.shop.reached.filter((one) => one === "POST /customer/login").length - made.shop.logIns.length
  t.diagnostic(`${failed} wrong log-ins reached the shop; ${happy} of ${SHOPPERS} shoppers got in`)
  assert.equal(happy, SHOPPERS)
  assert.ok(failed < 300, `${failed} reached the shop`)
  assert.ok((made.reasons().get("login-defence.puzzle-site") ?? 0) > 200)
}) // prettier-ignore

test("one account from many addresses is locked after ten, its owner is told once and unlocks it by mail", { timeout: 240_000 }, async (t) => {
  const made = await bench(t)
  const owner = made.at("198.51.100.1")
  await owner.visit("/account/login")
  assert.equal((await owner.logIn(HANAKO.email, HANAKO.password)).status, 200)
  const before = made.got("POST /customer/login")
  const spellings = [HANAKO.email, HANAKO.email.toUpperCase(), ` ${HANAKO.email}`, "hanako＠example.jp"]
  for (let index = 0; index < 60; index += 1)
    await made.at(`203.0.113.${index}`).logIn(spellings[index % 4] ?? "", `guess ${index}`)
  const reached = made.got("POST /customer/login") - before
  assert.ok(reached <= 10, `${reached} reached the shop`)
  const locked = await made.at("198.51.100.2").logIn(HANAKO.email, HANAKO.password)
  assert.equal(locked.status, 429)
  assert.match(locked.text, /一時停止/)
  await made.code(HANAKO.email)
  const link = /\/\.sekisho\/unlock\?key=[\w-]{32}/.exec(made.mail.mails[0]?.text ?? "")?.[0] ?? ""
  assert.notEqual(link, "")
  assert.equal(made.mailsTo(HANAKO.email), 1)
  assert.equal((await owner.visit(link)).status, 200)
  assert.equal((await made.at("198.51.100.2").logIn(HANAKO.email, HANAKO.password)).status, 429, "looking unlocks nothing")
  const key = link.split("key=")[1] ?? ""
  assert.equal((await owner.post("/.sekisho/unlock", { key })).status, 200)
  assert.equal((await owner.post("/.sekisho/unlock", { key })).status, 422, "one use")
  assert.equal((await made.at("198.51.100.2").logIn(HANAKO.email, HANAKO.password)).status, 200)
  for (let index = 0; index < 30; index += 1) await made.at(`203.0.113.${index}`).logIn(HANAKO.email, `guess ${index}`)
  assert.equal(made.mailsTo(HANAKO.email), 1, "at most one mail a day")
  assert.equal(made.reasons().get("login-defence.lock-mail-sent"), 1)
}) // prettier-ignore

test("a lock of an account that never logged in mails nobody", { timeout: 60_000 }, async (t) => {
  const made = await bench(t)
  for (let index = 0; index < 30; index += 1) await made.at(`203.0.113.${index}`).logIn("stranger@example.com", "guess")
  assert.ok((made.reasons().get("login-defence.locked") ?? 0) >= 1)
  assert.equal(made.mail.mails.length, 0)
})

test("a hundred guesses at once are counted before the first is answered", { timeout: 60_000 }, async (t) => {
  const made = await bench(t)
  await Promise.all(
    Array.from({ length: 100 }, (_, index) => made.at(`203.0.113.${index % 10}`).logIn(HANAKO.email, `guess ${index}`)),
  )
  assert.ok(made.got("POST /customer/login") <= 10)
})

test("every spelling of the door counts, and one that can be read in two ways does not get through", async (t) => {
  const made = await bench(t)
  const thief = made.at("203.0.113.5")
  const json = (email: string) => JSON.stringify({ email, password: "x" })
  const boundary = '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\na@b.jp\r\n--b--\r\n'
  const bodies: readonly (readonly [path: string, type: string, body: string])[] = [
    ["/customer/login", "application/json", `{"email":"a@b.jp","email":"${HANAKO.email}","password":"x"}`],
    ["/customer/login", "application/json", `{"email":"a@b.jp","\\u0065mail":"${HANAKO.email}","password":"x"}`],
    ["/fr/customer/login", "application/json; charset=utf-7", json("hanako+AEA-example.jp")],
    ["/CUSTOMER/login/", "text/plain", json(HANAKO.email)],
    ["/customer/login", "application/x-www-form-urlencoded", "email=a%40b.jp&email=c%40d.jp&password=x"],
    ["/customer/login", "multipart/form-data; boundary=b; boundary=c", boundary],
  ]
  for (const [path, ...raw] of bodies)
    assert.equal((await thief.send("POST", path, { raw })).status, 400, raw.join(" "))
  assert.equal(made.got("POST /customer/login") + made.got("POST /fr/customer/login"), 0)
  assert.equal(made.reasons().get("login-defence.unreadable"), bodies.length)
  // What can be read is counted, whatever the shop makes of it.
  for (let index = 0; index < 14; index += 1) {
    const raw = index % 2 === 0 ? (["multipart/form-data; boundary=b", boundary] as const) : (["application/x-www-form-urlencoded", "email=a%40b.jp&password=x"] as const) // prettier-ignore
    await made
      .at(`203.0.113.${index}`)
      .send("POST", index % 3 === 0 ? "/de-AT/customer/login" : "/customer/login", { raw })
  }
  assert.ok((made.reasons().get("login-defence.account-locked") ?? 0) >= 1)
})

test("weak passwords are refused in the shop's own shape, good ones pass", async (t) => {
  const made = await bench(t)
  const visitor = made.at("198.51.100.9")
  const rows: readonly (readonly [password: string, reason: string])[] = [
    ["short1", "short"],
    ["password123", "common"],
    ["12345678901", "common"],
    ["aaaaaaaaaa", "common"],
    ["newcustomer1", "contains-id"],
  ]
  for (const [password, why] of rows) {
    const got = await visitor.api("POST", "/api/customers", {
      email: "newcustomer@example.jp",
      password,
      full_name: "N",
    })
    assert.equal(got.status, 400, password)
    assert.match(got.text, /^\{"error":\{"status":400,"message":"[^"]*パスワード/)
    assert.ok((made.reasons().get(`login-defence.password-${why}`) ?? 0) >= 1, password)
  }
  assert.equal(made.got("POST /api/customers"), 0)
  const good = await visitor.api("POST", "/api/customers", {
    email: "newcustomer@example.jp",
    password: "kagoshima-no-ocha 9",
  })
  assert.equal(good.status, 200)
})

test("without a script the puzzle's page is waited out, one at a time and each once", async (t) => {
  let nowMs = 1_800_000_000_000
  const made = await bench(t, { clock: () => nowMs })
  const visitor = made.at("198.51.100.10")
  const page = await visitor.visit("/.sekisho/challenge?back=%2Faccount%2Flogin")
  const form = Object.fromEntries(["salt", "challenge", "signature", "wait", "back"].map((name) => [name, value(page.text, name)])) // prettier-ignore
  const other = await visitor.visit("/.sekisho/challenge?back=%2F")
  const second = Object.fromEntries(["salt", "challenge", "signature", "wait", "back"].map((name) => [name, value(other.text, name)])) // prettier-ignore
  assert.equal((await visitor.post("/.sekisho/challenge", form)).status, 422, "too early")
  nowMs += 31_000
  assert.equal((await visitor.post("/.sekisho/challenge", { ...form, wait: "forged" })).status, 422)
  const passed = await visitor.post("/.sekisho/challenge", form)
  assert.deepEqual([passed.status, passed.location], [303, "/account/login"])
  assert.equal((await visitor.post("/.sekisho/challenge", form)).status, 422, "once")
  assert.equal((await visitor.post("/.sekisho/challenge", second)).status, 422, "one at a time")
  const guess = { ...second, number: "1" }
  assert.equal((await visitor.post("/.sekisho/challenge", guess)).status, 422, "a wrong solution")
})

test("observe refuses nothing, mails nobody, sets nothing, and says what it would have done", { timeout: 60_000 }, async (t) => {
  const made = await startBench({ "login-defence": "", "second-factor": "", "step-up": "", notice: "" }, honest, { mode: "observe" })
  t.after(() => made.close())
  for (let index = 0; index < 40; index += 1) {
    const visitor = made.at(`203.0.113.${index}`)
    assert.equal((await visitor.logIn(HANAKO.email, `guess ${index}`)).status, 400)
  }
  const owner = made.at("198.51.100.1")
  await owner.visit("/account/login")
  await owner.logIn(HANAKO.email, HANAKO.password)
  assert.equal((await owner.visit("/account")).text, `<p>${HANAKO.email}</p>`)
  assert.equal((await owner.api("PATCH", "/api/customers/me", { email: "new@example.jp" })).status, 200)
  assert.deepEqual([...owner.cookies.keys()], ["sid"])
  assert.equal((await owner.visit("/.sekisho/factor")).status, 404)
  assert.equal(made.mail.mails.length, 0)
  const reasons = made.reasons()
  for (const reason of ["login-defence.account-locked", "second-factor.new-device", "step-up.factor-needed", "notice.would-send"])
    assert.ok((reasons.get(reason) ?? 0) >= 1, reason)
}) // prettier-ignore

test(
  "accounts in bulk from one address: thirty an hour, and others still register",
  { timeout: 120_000 },
  async (t) => {
    const made = await bench(t)
    const register = (visitor: Visitor, index: number): Promise<Got> =>
    visitor.api("POST", "/api/customers", { full_name: "一郎", email: `bulk${index}@example.jp`, password: `Kq7-vase-${index}-pond` }) // prettier-ignore
    const machine = made.at("203.0.113.77")
    for (let index = 0; index < 60; index += 1) await register(machine, index)
    assert.equal(made.got("POST /api/customers"), 30)
    assert.equal(made.reasons().get("login-defence.registrations"), 30)
    assert.notEqual((await register(made.at("203.0.113.78"), 99)).status, 429)
    assert.equal(made.got("POST /api/customers"), 31)
  },
)
