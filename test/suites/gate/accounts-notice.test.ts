import assert from "node:assert/strict"
import { after, test } from "node:test"
import { HANAKO, passAs, startBench, TARO } from "./accounts/bench-shop.ts"
import { soon } from "./rig.ts"

const bench = await startBench({ "second-factor": "", "step-up": "", notice: "" })
after(() => bench.close())
const told = (reason: string): number => bench.reasons().get(reason) ?? 0
const subjects = (address: string): readonly string[] =>
  bench.mail.mails.filter(({ to }) => to.includes(address)).map(({ subject }) => subject)
const noticed = (address: string, word: string): Promise<boolean> =>
  soon(() => subjects(address).some((one) => one.includes(word)))

test("a mail address is changed while the log-in's code is fresh, and both addresses are told", async () => {
  const hanako = bench.at("198.51.100.1")
  await passAs(bench, hanako, HANAKO)
  // The log-in's own code is fresh: what follows at once needs no other.
  assert.equal((await hanako.api("PATCH", "/api/customers/me", { full_name: "Hana", email: HANAKO.email })).status, 200)
  assert.equal(told("notice.sent"), 0, "the same address again is no change")
  const changed = await hanako.api("PATCH", "/api/customers/me", { email: "hana-new@example.jp" })
  assert.equal(changed.status, 200)
  assert.ok(await noticed(HANAKO.email, "メールアドレスが変更されました"))
  assert.ok(await noticed("hana-new@example.jp", "Your mail address was changed"))
  assert.equal(told("notice.sent"), 2)
  assert.equal((await hanako.visit("/account")).text, "<p>hana-new@example.jp</p>", "he goes on under his new address")
})

test("a known device asks again before a change, once, and not for a script's second try", async () => {
  const taro = bench.at("198.51.100.2")
  await passAs(bench, taro, TARO, true)
  await taro.api("POST", "/customer/logout")
  await taro.logIn(TARO.email, TARO.password)
  assert.equal((await taro.visit("/account")).status, 200)
  const before = bench.got("POST /api/customers/me/addresses")
  const stopped = await taro.api("POST", "/api/customers/me/addresses", { city: "x" })
  assert.equal(stopped.status, 429)
  assert.match(stopped.text, /確認コードを入力してから/)
  assert.equal(bench.got("POST /api/customers/me/addresses"), before)
  const next = await taro.visit("/account")
  assert.deepEqual([next.status, next.location], [303, "/.sekisho/step-up?back=%2Faccount"])
  const mails = bench.mailsTo(TARO.email)
  await taro.post("/.sekisho/step-up", { do: "send", back: "/account" })
  const code = await bench.code(TARO.email, mails + 1)
  const asLogIn = await taro.post("/.sekisho/confirm", { do: "check", code, back: "/account" })
  assert.equal(asLogIn.status, 303, "the same purpose, the same code")
  assert.equal((await taro.api("POST", "/api/customers/me/addresses", { city: "x" })).status, 200)
  assert.ok(await noticed(TARO.email, "ご住所"))
  assert.equal((await taro.visit("/account")).status, 200, "the page was due once")
})

test("a code for a log-in confirms no change, and the other way round", async () => {
  const owner = { email: "purpose@example.jp", password: "correct horse 14" }
  bench.shop.passwords.set(owner.email, owner.password)
  const visitor = bench.at("198.51.100.3")
  await visitor.visit("/account/login")
  await visitor.logIn(owner.email, owner.password)
  const code = await bench.code(owner.email, 1)
  assert.equal((await visitor.post("/.sekisho/step-up", { do: "check", code, back: "/" })).status, 422)
  await visitor.post("/.sekisho/step-up", { do: "send", back: "/" })
  const other = await bench.code(owner.email, 2)
  if (other !== code)
    assert.equal((await visitor.post("/.sekisho/factor", { do: "check", code: other, back: "/" })).status, 422)
  assert.equal((await visitor.post("/.sekisho/factor", { do: "check", code, back: "/" })).status, 303)
})

test("a reset is told to its owner, ends his known devices, and is told once", async () => {
  const owner = { email: "reset@example.jp", password: "correct horse 15" }
  bench.shop.passwords.set(owner.email, owner.password)
  const known = bench.at("198.51.100.4")
  await passAs(bench, known, owner, true)
  const resets = bench.at("198.51.100.5")
  await resets.visit("/account/login")
  assert.equal((await resets.api("POST", "/api/customers/reset-password", { email: owner.email })).status, 200)
  assert.equal(
    (await resets.api("POST", "/api/customers/password", { token: "wrong", password: "new horse battery" })).status,
    400,
  )
  assert.equal(subjects(owner.email).filter((one) => one.includes("再設定")).length, 0)
  const token = bench.shop.links.get(owner.email)
  assert.equal(
    (await resets.api("POST", "/api/customers/password", { token, password: "new horse battery" })).status,
    200,
  )
  assert.ok(await noticed(owner.email, "パスワードが再設定されました"))
  const again = await known.visit("/account")
  assert.equal(again.status, 303, "what was passed before must be passed again")
  assert.equal((await known.visit(again.location)).status, 200, "and the page asks for it")
  await known.api("POST", "/customer/logout")
  await known.logIn(owner.email, "new horse battery")
  assert.equal((await known.visit("/account")).status, 303, "the device is not known any more")
  assert.equal(subjects(owner.email).filter((one) => one.includes("再設定")).length, 1)
})

test("a reset in another browser is told at the next log-in", async () => {
  const owner = { email: "reset2@example.jp", password: "correct horse 16" }
  bench.shop.passwords.set(owner.email, owner.password)
  await bench.at("198.51.100.6").api("POST", "/api/customers/reset-password", { email: owner.email })
  const token = bench.shop.links.get(owner.email)
  const phone = bench.at("198.51.100.7")
  const unknown = told("notice.address-unknown")
  await phone.api("POST", "/api/customers/password", { token, password: "new horse battery 2" })
  assert.equal(told("notice.address-unknown"), unknown + 1)
  await phone.visit("/account/login")
  await phone.logIn(owner.email, "new horse battery 2")
  assert.ok(await noticed(owner.email, "パスワードが再設定されました"))
})

test("nobody's change is the shop's to refuse, and one that cannot be read does not get through", async () => {
  const guest = bench.at("198.51.100.8")
  assert.equal((await guest.api("PATCH", "/api/customers/me", { email: "x@example.jp" })).status, 401)
  const raw = ["application/json", '{"email":"a@b.jp","email":"c@d.jp"}'] as const
  assert.equal((await guest.send("PATCH", "/api/customers/me", { raw })).status, 400)
})

test("a shop that cannot be asked stops what is personal, not the storefront", async () => {
  const visitor = bench.at("198.51.100.9", new Map([["sid", "s%3Asomebody"]]))
  bench.shop.broken = true
  assert.equal((await visitor.visit("/account")).status, 503)
  assert.equal((await visitor.visit("/tea/hojicha-100g")).status, 200)
  bench.shop.broken = false
  assert.ok(told("second-factor.shop-not-asked") >= 1)
})
