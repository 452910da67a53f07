import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { createAuthenticator } from "./authenticator.ts"
import { at, startRig, tokenOf, type Answered, type Browser, type Rig } from "./rig.ts"

const codeOf = (answered: Answered): unknown => at(answered.body, "code")
let rig: Rig
let origin: string
before(async () => {
  rig = await startRig()
  origin = `http://localhost:${rig.console.port}`
})
after(() => rig.stop())

const device = createAuthenticator("localhost")
const offerTo = async (browser: Browser) => {
  const offer = await browser.post("/session/passkey/offer", {})
  return { flow: at<string>(offer.body, "flow"), challenge: at<string>(offer.body, "options", "challenge") }
}
const enter = async (counter: number, told: { origin?: string; browser?: Browser } = {}) => {
  const browser = told.browser ?? rig.browser()
  const { flow, challenge } = await offerTo(browser)
  const response = device.answer(challenge, told.origin ?? origin, counter)
  return browser.post("/session/passkey", { flow, response })
}

test("the first owner joins with a passkey alone, and comes back with it", async () => {
  const browser = rig.browser()
  const token = tokenOf((await rig.console.firstLink()) ?? "")
  const offer = await browser.post("/join/look", { token })
  const challenge = at<string>(offer.body, "passkeyOptions", "challenge")
  const factor = (from: string) => ({ kind: "passkey", name: "鍵", response: device.register(challenge, from) })
  const told = { token, name: "山田 太郎", login: "yamada" }
  const phished = await browser.post("/join", { ...told, factor: factor("https://evil.example") })
  assert.equal(codeOf(phished), "CONSOLE_PASSKEY_FAILED")
  const joined = await browser.post("/join", { ...told, factor: factor(origin) })
  assert.equal(joined.status, 200, JSON.stringify(joined.body))
  assert.equal(at(joined.body, "me", "hasPassword"), false)
  const entered = await enter(1)
  assert.equal(at(entered.body, "me", "name"), "山田 太郎")
  assert.doesNotMatch(JSON.stringify(entered.body), /publicKey/)
})

test("an answer counts once, for its own challenge, from our own address, and never with an older counter", async () => {
  const browser = rig.browser()
  const { flow, challenge } = await offerTo(browser)
  const response = device.answer(challenge, origin, 2)
  assert.equal((await browser.post("/session/passkey", { flow, response })).status, 200)
  assert.equal(codeOf(await rig.browser().post("/session/passkey", { flow, response })), "CONSOLE_SIGN_IN_FAILED")
  const other = await offerTo(browser)
  assert.equal(codeOf(await browser.post("/session/passkey", { flow: other.flow, response })), "CONSOLE_SIGN_IN_FAILED")
  assert.equal(codeOf(await enter(3, { origin: "https://evil.example" })), "CONSOLE_SIGN_IN_FAILED")
  assert.equal(codeOf(await enter(1)), "CONSOLE_SIGN_IN_FAILED", "a copy of the key lags behind")
  assert.equal((await enter(4)).status, 200)
})

test("a second passkey is added by its own offer; the last way to sign in stays", async () => {
  const browser = rig.browser()
  const me = await enter(5, { browser })
  const [first = ""] = at<{ id: string }[]>(me.body, "me", "passkeys").map(({ id }) => id)
  assert.equal(codeOf(await browser.json("DELETE", `/me/passkeys/${first}`, {})), "CONSOLE_LAST_FACTOR")
  const second = createAuthenticator("localhost")
  const foreign = await offerTo(browser)
  const add = (flow: string, challenge: string) =>
    browser.post("/me/passkeys", { flow, name: "予備", response: second.register(challenge, origin) })
  assert.equal(codeOf(await add(foreign.flow, foreign.challenge)), "CONSOLE_PASSKEY_FAILED", "an offer to sign in is none to add") // prettier-ignore
  const offer = await browser.post("/me/passkeys/offer", {})
  const added = await add(at<string>(offer.body, "flow"), at<string>(offer.body, "options", "challenge"))
  assert.equal(at<unknown[]>(added.body, "me", "passkeys").length, 2)
  assert.equal((await browser.json("DELETE", `/me/passkeys/${first}`, {})).status, 200)
  assert.equal(codeOf(await enter(6)), "CONSOLE_SIGN_IN_FAILED")
})
