import assert from "node:assert/strict"
import { after, test } from "node:test"
import { TOTP } from "otpauth"
import { HANAKO, passAs, startBench, TARO } from "./accounts/bench-shop.ts"

const bench = await startBench({ "second-factor": "" })
after(() => bench.close())
const told = (reason: string): number => bench.reasons().get(reason) ?? 0

test("a password alone reaches static files, log-out and the gate's pages; with the code it is as before", async () => {
  const hanako = bench.at("198.51.100.1")
  assert.equal((await hanako.visit("/account/login")).status, 200)
  assert.equal((await hanako.logIn(HANAKO.email, HANAKO.password)).status, 200)
  const held = await hanako.visit("/account")
  assert.deepEqual([held.status, held.location], [303, "/.sekisho/factor?back=%2Faccount"])
  const before = bench.got("POST /api/orders")
  const order = await hanako.api("POST", "/api/orders", {})
  assert.equal(order.status, 429)
  assert.match(order.text, /^\{"error":\{"status":429,"message":".*ページを再読み込み/)
  assert.equal(bench.got("POST /api/orders"), before)
  assert.equal((await hanako.visit("/assets/a.css")).status, 200)
  const page = await hanako.visit(held.location)
  assert.equal(page.status, 200)
  assert.match(page.text, /h\*\*\*@e\*\*\*\.jp/)
  assert.doesNotMatch(page.text, /hanako@/)
  const wrong = await hanako.post("/.sekisho/factor", { do: "check", code: "000000", back: "/account" })
  assert.equal(wrong.status, 422)
  const code = await bench.code(HANAKO.email)
  const right = await hanako.post("/.sekisho/factor", { do: "check", code, back: "/account", remember: "1" })
  assert.deepEqual([right.status, right.location], [303, "/account"])
  assert.equal((await hanako.visit("/account")).text, `<p>${HANAKO.email}</p>`)
  assert.equal((await hanako.api("POST", "/api/orders", {})).status, 200)
  assert.deepEqual([told("second-factor.code-sent"), told("second-factor.passed"), told("second-factor.wrong-code")], [1, 1, 1]) // prettier-ignore
  const again = await hanako.post("/.sekisho/factor", { do: "check", code, back: "/account" })
  assert.equal(again.location, "/account", "who has passed is sent on")

  await hanako.api("POST", "/customer/logout")
  assert.equal((await hanako.visit("/account")).location, "/account/login")
  await hanako.logIn(HANAKO.email, HANAKO.password)
  assert.equal((await hanako.visit("/account")).status, 200, "a remembered device is not asked")
  assert.equal(bench.mailsTo(HANAKO.email), 1)
})

test("guests are never interrupted, up to the order", async () => {
  const guest = bench.at("198.51.100.2")
  for (const path of ["/", "/tea/hojicha-100g", "/cart", "/checkout"])
    assert.equal((await guest.visit(path)).status, 200)
  for (const path of ["/api/cart/mine/items", "/api/carts/1/contacts", "/api/orders"])
    assert.equal((await guest.api("POST", path, {})).status, 200)
  assert.ok(bench.shop.askedFor.has("198.51.100.2"), "the shop counts the gate's question as the visitor's")
})

test("a stolen session without the browser's own proof is held: pending, passed, and with another's cookies", async () => {
  const taro = bench.at("198.51.100.3")
  await taro.visit("/account/login")
  await taro.logIn(TARO.email, TARO.password)
  const sid = taro.cookies.get("sid") ?? ""
  const thief = (cookies: Record<string, string> = {}) =>
    bench.at("203.0.113.66", new Map(Object.entries({ sid, ...cookies })))
  assert.equal((await thief().visit("/account")).status, 303)
  const code = await bench.code(TARO.email)
  await taro.post("/.sekisho/factor", { do: "check", code, back: "/" })
  assert.equal((await taro.visit("/account")).status, 200)
  const before = told("second-factor.other-browser")
  assert.equal((await thief().visit("/account")).status, 303)
  const own = bench.at("203.0.113.66")
  await passAs(bench, own, HANAKO)
  const factor = own.cookies.get("sekisho-factor") ?? ""
  assert.notEqual(factor, "")
  assert.equal((await thief({ "sekisho-factor": factor }).visit("/account")).status, 303)
  // Another spelling of the same session is the same session.
  for (const other of [decodeURIComponent(sid), sid.replace("%3A", "%3a"), `"${sid}"`])
    assert.notEqual(
      (await bench.at("203.0.113.66", new Map([["sid", other]])).api("POST", "/api/orders", {})).status,
      200,
    )
  assert.ok(told("second-factor.other-browser") > before)
})

test("fixation: a session that somebody planted passes only in the browser that gave the code", async () => {
  const planter = bench.at("203.0.113.67")
  await planter.visit("/account/login")
  const sid = planter.cookies.get("sid") ?? ""
  const victim = bench.at("198.51.100.4", new Map([["sid", sid]]))
  await passAs(bench, victim, TARO)
  assert.equal((await victim.visit("/account")).text, `<p>${TARO.email}</p>`)
  assert.equal((await planter.visit("/account")).status, 303)
  assert.equal((await planter.api("PATCH", "/api/customers/me", { email: "x@evil.example" })).status, 429)
  assert.ok(bench.shop.passwords.has(TARO.email))
})

test("passing as A does not pass as B in the same session", async () => {
  const thief = bench.at("203.0.113.68")
  bench.shop.passwords.set("own@evil.example", "thieves have one")
  await passAs(bench, thief, { email: "own@evil.example", password: "thieves have one" }, true)
  assert.equal((await thief.visit("/account")).status, 200)
  await thief.logIn(HANAKO.email, HANAKO.password)
  assert.equal((await thief.visit("/account")).status, 303)
  const reply = await thief.post("/.sekisho/factor", { do: "check", code: "123456", back: "/account" })
  assert.equal(reply.status, 422)
})

test("an id that only looks like another's is asked for the other's code, at his address", async () => {
  bench.shop.passwords.set("_anako@example.jp", "thieves have one")
  const thief = bench.at("203.0.113.69")
  const before = bench.mailsTo(HANAKO.email)
  await thief.visit("/account/login")
  assert.equal((await thief.logIn("_anako@example.jp", HANAKO.password)).status, 200, "the shop takes it for hanako")
  await bench.code(HANAKO.email, before + 1)
  assert.equal(bench.mailsTo(HANAKO.email), before + 1)
  assert.equal(bench.mailsTo("_anako@example.jp"), 0)
  assert.equal((await thief.visit("/account")).status, 303)
})

test("a device's cookie is of use for its account alone, and not when it was changed", async () => {
  const taro = bench.at("198.51.100.5")
  await passAs(bench, taro, TARO, true)
  const [name = "", value = ""] = [...taro.cookies].find(([one]) => one.startsWith("sekisho-device-")) ?? []
  assert.notEqual(name, "")
  const hanako = bench.at("198.51.100.15")
  bench.shop.passwords.set("device@example.jp", "correct horse 18")
  await passAs(bench, hanako, { email: "device@example.jp", password: "correct horse 18" }, true)
  const hersName = [...hanako.cookies.keys()].find((one) => one.startsWith("sekisho-device-")) ?? ""
  assert.notEqual(hersName, name)
  const forged = [value, value.replace(/^0/, "1"), `${value.slice(0, -2)}AA`, "0.zzzzzz.AAAA.AAAA"]
  for (const one of forged) {
    const thief = bench.at("203.0.113.70", new Map([[hersName, one]]))
    await thief.visit("/account/login")
    await thief.logIn("device@example.jp", "correct horse 18")
    assert.equal((await thief.visit("/account")).status, 303, one)
  }
})

test("codes: replayed, guessed and crossed ones do not pass", async () => {
  bench.shop.passwords.set("codes@example.jp", "correct horse 9")
  bench.shop.passwords.set("cross@example.jp", "correct horse 10")
  const owner = { email: "codes@example.jp", password: "correct horse 9" }
  const [one, two] = [bench.at("198.51.100.6"), bench.at("198.51.100.7")]
  await one.visit("/account/login")
  await one.logIn(owner.email, owner.password)
  const first = await bench.code(owner.email, 1)
  await two.visit("/account/login")
  await two.logIn("cross@example.jp", "correct horse 10")
  const crossed = await two.post("/.sekisho/factor", { do: "check", code: first, back: "/" })
  assert.equal(crossed.status, 422, "another session's code")
  await one.post("/.sekisho/factor", { do: "send", back: "/" })
  const second = await bench.code(owner.email, 2)
  if (second !== first) {
    const old = await one.post("/.sekisho/factor", { do: "check", code: first, back: "/" })
    assert.equal(old.status, 422, "the code before")
  }
  for (let guess = 0; guess < 5; guess += 1)
    await one.post("/.sekisho/factor", { do: "check", code: String(900_000 + guess), back: "/" })
  const late = await one.post("/.sekisho/factor", { do: "check", code: second, back: "/" })
  assert.equal(late.status, 422, "five tries are all")
  assert.ok(told("second-factor.code-used-up") >= 1)
  assert.equal((await one.visit("/account")).status, 303)
})

test("guessing over many sessions ends with the account, not with the session", async () => {
  bench.shop.passwords.set("guess@example.jp", "correct horse 11")
  let refused = 0
  for (let session = 0; session < 4; session += 1) {
    const thief = bench.at(`203.0.113.${100 + session}`)
    await thief.visit("/account/login")
    await thief.logIn("guess@example.jp", "correct horse 11")
    for (let guess = 0; guess < 5; guess += 1) {
      const got = await thief.post("/.sekisho/factor", { do: "check", code: `11111${guess}`, back: "/" })
      if (got.status === 429) refused += 1
    }
  }
  assert.ok(refused > 0 || told("second-factor.too-many-codes") > 0)
  assert.ok(told("second-factor.wrong-code") <= 1 + 1 + 5 + 6 + 10, "at most ten wrong codes an account")
})

test("the way back leads nowhere else, and a script's form is no person's", async () => {
  const owner = bench.at("198.51.100.8")
  bench.shop.passwords.set("back@example.jp", "correct horse 12")
  const backs = ["https://evil.example/", "//evil.example", "/\\evil.example", "/%5c/../\\x", "/.sekisho/unlock", "javascript:alert(1)", "/\tx"] // prettier-ignore
  for (const back of backs) {
    await owner.visit("/account/login")
    await owner.logIn("back@example.jp", "correct horse 12")
    const page = await owner.visit(`/.sekisho/factor?back=${encodeURIComponent(back)}`)
    const kept = /name="back" value="([^"]*)"/.exec(page.text)?.[1]
    if (kept !== undefined) assert.match(kept, /^\/(?:%5c\/\.\.\/)?$|^\/$/, back)
  }
  const script = await owner.send("POST", "/.sekisho/factor", { form: { do: "send", back: "/" } })
  assert.equal(script.status, 403, "fetch is no navigation")
  const foreign = await owner.send("POST", "/.sekisho/factor", { form: { do: "send" }, visit: true, headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" } }) // prettier-ignore
  assert.equal(foreign.status, 403)
  assert.ok(told("gate.foreign-form") >= 1)
})

test("a thief who has the password cannot set up an authenticator", async () => {
  const thief = bench.at("203.0.113.71")
  bench.shop.passwords.set("app@example.jp", "correct horse 13")
  await thief.visit("/account/login")
  await thief.logIn("app@example.jp", "correct horse 13")
  const page = await thief.visit("/.sekisho/authenticator")
  assert.deepEqual([page.status, page.location.split("?")[0]], [303, "/.sekisho/confirm"])
  const posted = await thief.post("/.sekisho/authenticator", { key: "x", code: "123456" })
  assert.equal(posted.status, 303)
  assert.equal(told("second-factor.authenticator-set"), 0)
})

test("an app that was set up after a code is asked instead of the mailbox, on every new device", async () => {
  const owner = { email: "phone@example.jp", password: "correct horse 17" }
  bench.shop.passwords.set(owner.email, owner.password)
  const first = bench.at("198.51.100.9")
  await passAs(bench, first, owner)
  const page = await first.visit("/.sekisho/authenticator")
  const secret = /<code translate="no">([A-Z2-7 ]+)</.exec(page.text)?.[1]?.replaceAll(" ", "") ?? ""
  const key = /name="key" value="([^"]+)"/.exec(page.text)?.[1] ?? ""
  const app = (): string => new TOTP({ secret }).generate()
  assert.equal((await first.post("/.sekisho/authenticator", { key, code: "12345" })).status, 422)
  const bare = await first.send("POST", "/.sekisho/authenticator", { form: { key, code: app() }, visit: true, headers: { "sec-fetch-dest": "iframe" } }) // prettier-ignore
  assert.equal(bare.status, 403, "a frame of the shop's page is no person")
  assert.equal((await first.post("/.sekisho/authenticator", { key, code: app() })).status, 200)
  const mails = bench.mailsTo(owner.email)
  const second = bench.at("198.51.100.10")
  await second.visit("/account/login")
  await second.logIn(owner.email, owner.password)
  assert.match((await second.visit("/.sekisho/factor?back=%2Faccount")).text, /認証アプリに表示/)
  await second.post("/.sekisho/factor", { do: "send", back: "/account" })
  assert.equal((await second.post("/.sekisho/factor", { do: "check", code: "000000", back: "/account" })).status, 422)
  assert.equal(
    (await second.post("/.sekisho/factor", { do: "check", code: app(), back: "/account" })).location,
    "/account",
  )
  assert.equal((await second.visit("/account")).status, 200)
  assert.equal(bench.mailsTo(owner.email), mails, "no code was mailed")
})

test("log-ins that answer a token are refused, and so is a log-in that can be read in two ways", async () => {
  const thief = bench.at("203.0.113.72")
  const token = await thief.api("POST", "/api/customer/tokens", HANAKO)
  assert.equal(token.status, 403)
  assert.equal(bench.got("POST /api/customer/tokens"), 0)
  const before = bench.got("POST /customer/login")
  const twice = `{"email":"x@example.jp","email":"${HANAKO.email}","password":"${HANAKO.password}"}`
  const bodies: readonly (readonly [string, string])[] = [
    ["application/json", twice],
    ["application/json; charset=utf-7", JSON.stringify(HANAKO)],
    ["application/json; charset=utf-16le", JSON.stringify(HANAKO)],
    ["text/plain", JSON.stringify(HANAKO)],
    ["application/x-www-form-urlencoded", `email=a%40b.jp&email=${HANAKO.email}&password=x`],
  ]
  for (const raw of bodies) assert.equal((await thief.send("POST", "/fr/Customer/Login/", { raw })).status, 400, raw[0])
  assert.equal(bench.got("POST /customer/login"), before)
  assert.equal(told("second-factor.unreadable"), bodies.length)
  assert.equal(told("second-factor.token-door"), 1)
})
