import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { test } from "node:test"
import { TOTP } from "otpauth"
import { sampleContext, sampleRequest, sampleServices } from "../stages/sample-request.ts"
import { everShop } from "../../platforms/evershop.ts"
import type { Records } from "../../storage/records.ts"
import { openSqlite } from "../../storage/sqlite.ts"
import { accountCode, maskAddress, plainId } from "./account.ts"
import { authenticatorOf } from "./authenticator.ts"
import { codesOf } from "./code.ts"
import { proofsOf } from "./device.ts"
import { accountRecordsOf } from "./record.ts"
import { sessionsOf } from "./session.ts"
import { whoamiOf } from "./whoami.ts"

const VISITOR = { address: "203.0.113.5", scheme: "https" } as const
const NOW = 1_800_000_000_000
const withRecords = async (work: (records: Records) => Promise<void>): Promise<void> => {
  const records = await openSqlite(":memory:")
  await work(records).finally(() => records.close())
}
const contextWith = (records: Records | null, more: Parameters<typeof sampleContext>[0] = {}) =>
  sampleContext({
    profile: everShop,
    services: { ...sampleServices(), records, random: (size) => randomBytes(size) },
    ...more,
  })

test("one account has one name, and one site's is no other's", () => {
  const { keys } = sampleServices()
  const spellings = ["hanako@example.jp", " HANAKO@Example.jp ", "hanako＠example.jp"]
  assert.equal(new Set(spellings.map((id) => accountCode(keys, "main", id))).size, 1)
  assert.notEqual(accountCode(keys, "main", "a@b.jp"), accountCode(keys, "other", "a@b.jp"))
  assert.doesNotMatch(accountCode(keys, "main", "hanako@example.jp"), /hanako/)
  assert.equal(plainId("x".repeat(1_000)).length, 320)
  assert.equal(maskAddress("hanako@example.co.jp"), "h***@e***.jp")
})

test("a code is good once, for its owner, within its time", async () => {
  const codes = codesOf(contextWith(null))
  const owner = { purpose: "log-in", session: "s", account: "a" } as const
  const code = (await codes.make(owner, NOW)) ?? ""
  assert.match(code, /^\d{6}$/)
  assert.equal(await codes.check({ ...owner, account: "b" }, code, NOW), "wrong", "another account in this session")
  assert.equal(await codes.check({ ...owner, session: "t" }, code, NOW), "none")
  assert.equal(await codes.check({ ...owner, purpose: "change" }, code, NOW), "none")
  assert.equal(await codes.check(owner, code, NOW + 600_001), "none", "too late")
  const again = (await codes.make(owner, NOW)) ?? ""
  const both = await Promise.all([codes.check(owner, again, NOW), codes.check(owner, again, NOW)])
  assert.deepEqual(both.toSorted(), ["none", "right"], "of two at once one")
  const spaced = (await codes.make(owner, NOW)) ?? ""
  assert.equal(await codes.check(owner, ` ${spaced.slice(0, 3)}-${spaced.slice(3)} `, NOW), "right")
})

test("an account gets six codes an hour and ten wrong tries over all its sessions", async () => {
  const codes = codesOf(contextWith(null))
  const owner = (session: number) => ({ purpose: "log-in", session: `s${session}`, account: "a" }) as const
  const made = await Promise.all(Array.from({ length: 8 }, (_, session) => codes.make(owner(session), NOW)))
  assert.equal(made.filter((code) => code !== null).length, 6)
  const results: string[] = []
  for (let index = 0; index < 20; index += 1) results.push(await codes.check(owner(index % 4), "abcdef", NOW))
  assert.equal(results.filter((one) => one === "wrong").length, 10)
  assert.equal(await codes.check(owner(0), made[0] ?? "", NOW), "too-many", "even the right one")
})

test("a device is known for its account and days, until everything is voided", () =>
  withRecords(async (records) => {
    const context = contextWith(records)
    const accounts = accountRecordsOf(context)
    const proofs = proofsOf(context, accounts, 30)
    const [, line = ""] = (await proofs.device("a".repeat(43), NOW)) ?? []
    assert.match(line, /^__Host-sekisho-device-a{12}=.*; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/)
    const [name = "", value = ""] = line.split(";", 1)[0]?.replace("__Host-sekisho-", "").split(/=(.*)/s) ?? []
    const request = sampleRequest({
      gateCookies: new Map([
        [name, value],
        ["device-bbbbbbbbbbbb", value],
      ]),
    })
    assert.equal(await proofs.isKnown(request, "a".repeat(43), NOW), true)
    assert.equal(await proofs.isKnown(request, "b".repeat(43), NOW), false, "another account")
    assert.equal(await proofs.isKnown(request, "a".repeat(43), NOW + 31 * 86_400_000), false, "a month later")
    await accounts?.void("a".repeat(43), NOW)
    assert.equal(await proofs.isKnown(request, "a".repeat(43), NOW), false)
    assert.equal(await proofsOf(contextWith(null), null, 30).device("a", NOW), null, "nothing without records")
  }))

test("a factor's proof is of its session and account, and ends", () => {
  const proofs = proofsOf(contextWith(null), null, 30)
  const [, line = ""] = proofs.factor("s", "a", NOW)
  const value = /=([^;]+)/.exec(line)?.[1] ?? ""
  const at = (timeMs: number, cookie = value) => sampleRequest({ timeMs, gateCookies: new Map([["factor", cookie]]) })
  assert.equal(proofs.factorMs(at(NOW + 1), "s", "a"), NOW)
  assert.equal(proofs.factorMs(at(NOW + 1), "t", "a"), null)
  assert.equal(proofs.factorMs(at(NOW + 1), "s", "b"), null)
  assert.equal(proofs.factorMs(at(NOW + 13 * 3_600_000), "s", "a"), null)
  const later = `${(NOW + 1_000).toString(36)}.${value.split(".")[1]}`
  for (const forged of ["", ".", "x", later]) assert.equal(proofs.factorMs(at(NOW, forged), "s", "a"), null, forged)
})

test("sessions: one spelling, and the shop's value stands in no store", async () => {
  const context = contextWith(null)
  const sessions = sessionsOf(context)
  assert.ok(sessions)
  const code = (value: string) => sessions.codesOf([{ name: "sid", value }])[0] ?? ""
  assert.equal(new Set(["s%3Aabc.x%2F", "s:abc.x/", '"s%3Aabc.x%2f"'].map(code)).size, 1)
  assert.notEqual(code("s%253Aabc"), code("s%3Aabc"))
  assert.doesNotThrow(() => code("%E0%A4%A"))
  assert.doesNotMatch(code("abcdef"), /abcdef/)
  assert.deepEqual(sessions.codesOf([{ name: "other", value: "1" }]), [])
  assert.deepEqual(
    sessions.codesIn([
      ["Set-Cookie", "sid=; Path=/"],
      ["set-cookie", "sid=1; Max-Age=0"],
    ]),
    [],
  )
  assert.equal(sessions.codesIn([["SET-COOKIE", "sid=abc; Path=/"]])[0], code("abc"))
  assert.equal(sessions.cookieAfter([{ name: "a", value: "1" }, { name: "sid", value: "2" }], [["Set-Cookie", "sid=3; Path=/"]]), "a=1; sid=3") // prettier-ignore
  await context.services.counters.set(`accounts/main/session/${code("x")}`, "{}", 1_000, NOW)
  assert.equal(await sessions.read(code("x"), NOW), null, "what is no binding is none")
})

test("who a session is: the shop's word; a shop in trouble says nothing", async () => {
  const said = (status: number, text: string, location: string | null = null) =>
    whoamiOf(contextWith(null, { ask: async () => ({ status, text, location, setCookies: [] }) }))?.(VISITOR, "sid=1")
  const page = (email: string) =>
    JSON.stringify({ success: true, eContext: { a: { customerId: 1, uuid: "242ccd3a-aaa4-4d8e-98e2-39e9f0311cad", email } } }) // prettier-ignore
  assert.deepEqual(await said(200, page("hanako@example.jp")), { state: "customer", email: "hanako@example.jp" })
  assert.deepEqual(await said(200, page("not an address")), { state: "customer", email: null })
  assert.deepEqual(await said(302, "", "/account/login"), { state: "nobody" })
  for (const status of [403, 404, 429, 500, 503]) assert.deepEqual(await said(status, ""), { state: "unknown" })
  assert.deepEqual(await whoamiOf(contextWith(null))?.(VISITOR, "sid=1"), { state: "unknown" }, "no answer")
  assert.deepEqual(await whoamiOf(contextWith(null))?.(VISITOR, ""), { state: "nobody" }, "no session")
})

test("records: writers at once lose nothing, and only the last word is kept", () =>
  withRecords(async (records) => {
    const accounts = accountRecordsOf(contextWith(records))
    assert.ok(accounts)
    await Promise.all([accounts.void("a", NOW), accounts.see("a", NOW), accounts.void("a", NOW)])
    const { generation, seenAt } = await accounts.read("a")
    assert.deepEqual([generation, seenAt], [2, NOW])
    assert.equal((await records.history("gate-account", "main/a", 10)).length, 1)
    await records.append([{ kind: "gate-account", key: "main/broken", body: { generation: "0" }, at: NOW }])
    await assert.rejects(accounts.read("broken"), "a damaged one is not an empty one")
  }))

test("an authenticator's code counts once, and its secret lies sealed", () =>
  withRecords(async (records) => {
    const context = contextWith(records)
    const authenticator = authenticatorOf(context, accountRecordsOf(context))
    const { secret, uri } = authenticator.begin()
    assert.match(uri, /^otpauth:\/\/totp\/shop\.test:shop\.test\?issuer=shop\.test&secret=[A-Z2-7]{32}/)
    const now = (timeMs: number) => new TOTP({ secret }).generate({ timestamp: timeMs })
    assert.equal(authenticator.proves(secret, now(NOW), NOW), true)
    assert.equal(authenticator.proves(secret, "12345", NOW), false)
    assert.equal(await authenticator.check("a", now(NOW), NOW), false, "not set")
    await authenticator.set("a", secret, NOW)
    assert.deepEqual([await authenticator.has("a"), await authenticator.has("b")], [true, false])
    assert.equal(await authenticator.check("a", now(NOW), NOW), true)
    assert.equal(await authenticator.check("a", now(NOW), NOW), false, "the same again")
    assert.equal(await authenticator.check("a", now(NOW), NOW + 120_000), false, "an old one")
    assert.doesNotMatch(JSON.stringify(await records.list("gate-account", "")), new RegExp(secret))
    await authenticator.set("a", null, NOW)
    assert.equal(await authenticator.has("a"), false)
  }))
