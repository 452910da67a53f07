import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { ATTEMPT_LIMITS } from "../../../src/console/access/attempts.ts"
import { SESSION_LIMITS } from "../../../src/console/access/sessions.ts"
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/lib/clock.ts"
import { at, codeAt, PASSWORD, startRig, tokenOf, type Answered, type Browser, type Rig } from "./rig.ts"

const codeOf = (answered: Answered): unknown => at(answered.body, "code")
const STEP_MS = 30_000

let rig: Rig
let owner: Awaited<ReturnType<Rig["join"]>>
let firstLink: string
before(async () => {
  rig = await startRig()
  firstLink = (await rig.console.firstLink()) ?? ""
  owner = await rig.join(firstLink, "山田 太郎", "yamada")
})
after(() => rig.stop())

const signIn = (browser: Browser, told: Partial<{ login: string; password: string; code: string }> = {}) => {
  rig.now += STEP_MS // a code counts once
  const code = codeAt(owner.secret, rig.now)
  return browser.post("/session/password", { login: "yamada", password: PASSWORD, code, ...told })
}

describe("one-time links", () => {
  test("the first link works once, and there is none any more once somebody can sign in", async () => {
    const again = await rig.browser().post("/join/look", { token: tokenOf(firstLink) })
    assert.equal(codeOf(again), "CONSOLE_LINK_DEAD")
    assert.equal(await rig.console.firstLink(), null)
    assert.equal(at((await rig.browser().get("/session")).body, "state"), "sign-in")
  })

  test("of two who use an invitation at once one gets in", async () => {
    const link = await owner.browser.post("/people/invitations", { name: "二人", role: "auditor", sites: ["main"] })
    const token = tokenOf(at<string>(link.body, "link"))
    const offer = await rig.browser().post("/join/look", { token })
    const body = (login: string) => ({
      token,
      name: "二人",
      login,
      factor: {
        kind: "password",
        password: PASSWORD,
        code: codeAt(at<string>(offer.body, "totp", "secret"), rig.now),
      },
    })
    const both = await Promise.all([
      rig.browser().post("/join", body("futari1")),
      rig.browser().post("/join", body("futari2")),
    ])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 404])
  })

  test("an invitation dies after its days, and when it is taken back", async () => {
    const make = async () => at<{ id: string; link: string }>((await owner.browser.post("/people/invitations", { name: "n", role: "auditor", sites: ["main"], days: 1 })).body) // prettier-ignore
    const [late, back] = [await make(), await make()]
    await owner.browser.json("DELETE", `/people/invitations/${back.id}`, {})
    assert.equal(codeOf(await rig.browser().post("/join/look", { token: tokenOf(back.link) })), "CONSOLE_LINK_DEAD")
    rig.now += DAY_MS + 1
    assert.equal(codeOf(await rig.browser().post("/join/look", { token: tokenOf(late.link) })), "CONSOLE_LINK_DEAD")
    rig.now -= DAY_MS + 1
  })

  test("the role and the shops are the invitation's, whatever the body says", async () => {
    const link = await owner.browser.post("/people/invitations", { name: "n", role: "auditor", sites: ["main"] })
    const token = tokenOf(at<string>(link.body, "link"))
    const offer = await rig.browser().post("/join/look", { token })
    const factor = { kind: "password", password: PASSWORD, code: codeAt(at<string>(offer.body, "totp", "secret"), rig.now) } // prettier-ignore
    const told = { token, name: "監査", login: "kansa", factor }
    for (const more of [{ role: "owner" }, { sites: "all" }, { id: "x" }, { active: true }])
      assert.equal(codeOf(await rig.browser().post("/join", { ...told, ...more })), "CONSOLE_WRONG_REQUEST")
    const joined = await rig.browser().post("/join", told)
    assert.equal(at(joined.body, "me", "role"), "auditor")
    assert.deepEqual(at(joined.body, "me", "sites"), ["main"])
  })

  const WEAK = [
    ["short-one", "CONSOLE_PASSWORD_SHORT"],
    ["Password-2026!", "CONSOLE_PASSWORD_COMMON"],
    ["aaaaaaaaaaaaaaaa", "CONSOLE_PASSWORD_COMMON"],
    ["123456789012345", "CONSOLE_PASSWORD_COMMON"],
    ["tsuyoi-NAMAE99-desu", "CONSOLE_PASSWORD_COMMON"],
  ] as const
  for (const [password, code] of WEAK)
    test(`the password ${password} is refused`, async () => {
      const link = await owner.browser.post("/people/invitations", { name: "n", role: "auditor", sites: ["main"] })
      const token = tokenOf(at<string>(link.body, "link"))
      const offer = await rig.browser().post("/join/look", { token })
      const factor = { kind: "password", password, code: codeAt(at<string>(offer.body, "totp", "secret"), rig.now) }
      const joined = await rig.browser().post("/join", { token, name: "n", login: "namae99", factor })
      assert.equal(codeOf(joined), code)
    })
})

describe("signing in", () => {
  test("with password and code; a code counts once, also for the step before", async () => {
    const browser = rig.browser()
    assert.equal((await signIn(browser)).status, 200)
    const replayed = await rig.browser().post("/session/password", {
      login: "yamada",
      password: PASSWORD,
      code: codeAt(owner.secret, rig.now),
    })
    assert.equal(codeOf(replayed), "CONSOLE_SIGN_IN_FAILED")
    const former = { login: "yamada", password: PASSWORD, code: codeAt(owner.secret, rig.now - STEP_MS) }
    assert.equal(codeOf(await rig.browser().post("/session/password", former)), "CONSOLE_SIGN_IN_FAILED")
  })

  test("of two with the same code at once one gets in", async () => {
    rig.now += STEP_MS
    const told = { login: "yamada", password: PASSWORD, code: codeAt(owner.secret, rig.now) }
    const both = await Promise.all([1, 2].map(() => rig.browser().post("/session/password", told)))
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 401])
  })

  test("a recovery code lets in once", async () => {
    const [code = ""] = owner.recovery
    assert.equal((await signIn(rig.browser(), { code: code.toUpperCase().replaceAll("-", " ") })).status, 200)
    assert.equal(codeOf(await signIn(rig.browser(), { code })), "CONSOLE_SIGN_IN_FAILED")
  })

  test("wrong name, wrong password, wrong code: the same answer", async () => {
    const wrong = [{ login: "nobody" }, { password: "wrong-wrong-wrong" }, { code: "000000" }]
    const bodies = []
    for (const told of wrong) bodies.push((await signIn(rig.browser(), told)).body)
    assert.deepEqual(bodies[1], bodies[0])
    assert.deepEqual(bodies[2], bodies[0])
    await signIn(rig.browser())
  })

  test("the cookie is for scripts and other sites out of reach, and a session that somebody planted is worth nothing", async () => {
    const planted = rig.browser()
    planted.cookie = `sekisho-console=${owner.id}.${"A".repeat(43)}`
    const before = planted.cookie
    assert.equal(codeOf(await planted.get("/sites")), "CONSOLE_SIGN_IN")
    const entered = await signIn(planted)
    const cookie = entered.headers.get("set-cookie") ?? ""
    assert.match(cookie, /; HttpOnly; SameSite=Strict/)
    assert.doesNotMatch(cookie, /Domain|Max-Age/)
    assert.notEqual(planted.cookie, before)
    const thief = rig.browser()
    thief.cookie = before
    assert.equal(codeOf(await thief.get("/sites")), "CONSOLE_SIGN_IN")
    const former = planted.cookie
    await signIn(planted)
    thief.cookie = former
    assert.equal(codeOf(await thief.get("/sites")), "CONSOLE_SIGN_IN", "signing in again ends the session before")
  })

  test("two cookies of our name are no cookie", async () => {
    const browser = rig.browser()
    await signIn(browser)
    browser.cookie = `${browser.cookie}; ${browser.cookie}`
    assert.equal(codeOf(await browser.get("/sites")), "CONSOLE_SIGN_IN")
  })

  test("sessions are listed, end one by one, and end by themselves", async () => {
    const [one, other] = [rig.browser(), rig.browser()]
    await signIn(one)
    await signIn(other)
    const listed = at<{ id: string; current: boolean }[]>((await one.get("/me/sessions")).body, "sessions")
    assert.equal(listed.filter(({ current }) => current).length, 1)
    const [newest] = listed
    assert.equal(newest?.current, false)
    await one.json("DELETE", `/me/sessions/${newest?.id}`, {})
    assert.equal(codeOf(await other.get("/sites")), "CONSOLE_SIGN_IN")
    assert.equal((await one.get("/sites")).status, 200)
    rig.now += SESSION_LIMITS.idleMs + 1
    assert.equal(codeOf(await one.get("/sites")), "CONSOLE_SIGN_IN")
  })

  test("in use a session goes on for a week and no longer", async () => {
    const browser = rig.browser()
    await signIn(browser)
    const end = rig.now + SESSION_LIMITS.lifeMs
    while (rig.now + 20 * HOUR_MS < end) {
      rig.now += 20 * HOUR_MS
      assert.equal((await browser.get("/sites")).status, 200)
    }
    rig.now = end
    assert.equal(codeOf(await browser.get("/sites")), "CONSOLE_SIGN_IN")
  })

  test("factors and people are changed only shortly after signing in, and every other session ends", async () => {
    const [one, other] = [rig.browser(), rig.browser()]
    await signIn(other)
    await signIn(one)
    const fresh = await one.json("POST", "/me/recovery", {})
    assert.equal(at<unknown[]>(fresh.body, "recoveryCodes").length, 10)
    assert.equal(codeOf(await other.get("/sites")), "CONSOLE_SIGN_IN")
    rig.now += SESSION_LIMITS.freshMs + 1
    for (const [method, path, body] of [
      ["POST", "/me/recovery", {}],
      ["POST", "/people/invitations", { name: "n", role: "auditor", sites: ["main"] }],
      ["POST", "/me/totp/offer", {}],
      ["PUT", "/me/password", { password: PASSWORD, code: "000000" }],
    ] as const)
      assert.equal(codeOf(await one.json(method, path, body)), "CONSOLE_SIGN_IN_AGAIN", path)
  })

  test("password and authenticator can be changed; the old ones then fail", async () => {
    const browser = rig.browser()
    await signIn(browser)
    rig.now += STEP_MS
    const password = "atarashii-mise-no-kagi"
    const changed = await browser.json("PUT", "/me/password", { password, code: codeAt(owner.secret, rig.now) })
    assert.equal(changed.status, 200)
    assert.equal(codeOf(await signIn(rig.browser())), "CONSOLE_SIGN_IN_FAILED")
    const offer = await browser.json("POST", "/me/totp/offer", {})
    const secret = at<string>(offer.body, "secret")
    rig.now += STEP_MS
    const told = { flow: at(offer.body, "flow"), code: codeAt(secret, rig.now) }
    assert.equal((await browser.json("PUT", "/me/totp", told)).status, 200)
    assert.equal(codeOf(await signIn(rig.browser(), { password })), "CONSOLE_SIGN_IN_FAILED")
    owner = { ...owner, secret }
    assert.equal((await signIn(rig.browser(), { password })).status, 200)
  })
})

describe("people", () => {
  test("the last owner stays, and who is removed is out at once", async () => {
    const boss = rig.browser()
    await signIn(boss, { password: "atarashii-mise-no-kagi" })
    assert.equal(codeOf(await boss.json("DELETE", `/people/${owner.id}`, {})), "CONSOLE_LAST_OWNER")
    assert.equal(codeOf(await boss.json("PATCH", `/people/${owner.id}`, { role: "auditor" })), "CONSOLE_LAST_OWNER")
    const link = await boss.post("/people/invitations", { name: "佐藤", role: "practitioner", sites: ["main"] })
    const sato = await rig.join(at<string>(link.body, "link"), "佐藤", "sato")
    assert.equal((await sato.browser.get("/sites/main")).status, 200)
    const listed = await boss.json("DELETE", `/people/${sato.id}`, {})
    assert.equal(at<{ id: string; active: boolean }[]>(listed.body, "people").find(({ id }) => id === sato.id)?.active, false) // prettier-ignore
    assert.equal(codeOf(await sato.browser.get("/sites/main")), "CONSOLE_SIGN_IN")
  })

  test("nothing that is asked for holds a hash, a sealed secret or a token", async () => {
    const boss = rig.browser()
    await signIn(boss, { password: "atarashii-mise-no-kagi" })
    for (const path of ["/people", "/session", "/me/sessions", "/sites/main/journal", "/sites/main/contractors"]) {
      const { body, status } = await boss.get(path)
      assert.equal(status, 200, path)
      assert.doesNotMatch(JSON.stringify(body), /argon2|"totp"|publicKey|"recovery"|"password":|"hash":/, path)
    }
  })
})

describe("guessing", () => {
  test("answers take longer and longer, then the account is locked for all, and opens again", async () => {
    const guess = (password: string) => signIn(rig.browser(), { login: "Yamada ", password })
    rig.pauses.splice(0)
    for (let failure = 0; failure < ATTEMPT_LIMITS.perAccount; failure += 1)
      assert.equal(codeOf(await guess(`wrong-${failure}-wrong-wrong`)), "CONSOLE_SIGN_IN_FAILED")
    assert.deepEqual(rig.pauses.slice(0, 3), [250, 500, 1_000])
    assert.equal(Math.max(...rig.pauses), ATTEMPT_LIMITS.maxDelayMs)
    const locked = await signIn(rig.browser(), { password: "atarashii-mise-no-kagi" })
    assert.equal(codeOf(locked), "CONSOLE_TOO_OFTEN")
    assert.ok(at<number>(locked.body, "retryAfterSeconds") > 0)
    rig.now += ATTEMPT_LIMITS.lockMs + MINUTE_MS
    assert.equal((await signIn(rig.browser(), { password: "atarashii-mise-no-kagi" })).status, 200)
  })

  test("many names from one address lock the address; a name that nobody has is locked like one that somebody has", async () => {
    rig.now += ATTEMPT_LIMITS.windowMs + MINUTE_MS
    const codes: unknown[] = []
    for (let failure = 0; failure <= ATTEMPT_LIMITS.perAddress; failure += 1)
      codes.push(codeOf(await signIn(rig.browser(), { login: `nobody${failure}` })))
    assert.equal(codes.filter((code) => code === "CONSOLE_SIGN_IN_FAILED").length, ATTEMPT_LIMITS.perAddress)
    assert.equal(codes.at(-1), "CONSOLE_TOO_OFTEN")
    assert.equal(codeOf(await rig.browser().post("/terminal/look", { token: "x".repeat(43) })), "CONSOLE_TOO_OFTEN")
    rig.now += ATTEMPT_LIMITS.lockMs + MINUTE_MS
  })
})
