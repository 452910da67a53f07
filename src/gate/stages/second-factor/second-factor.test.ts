import assert from "node:assert/strict"
import { test } from "node:test"
import { everShop } from "../../../platforms/evershop.ts"
import { GENERIC } from "../../../platforms/profiles.ts"
import { memoryCounters } from "../../../storage/memory-counters.ts"
import { accountCode } from "../../accounts/account.ts"
import { proofsOf } from "../../accounts/device.ts"
import { sessionsOf } from "../../accounts/session.ts"
import type { Header } from "../../accept/headers.ts"
import type { RequestedAct } from "../../acts/requested.ts"
import type { Mail } from "../../services/services.ts"
import { sampleContext, sampleRequest, sampleServices } from "../sample-request.ts"
import type { GateRequest, Hooks, ShopAnswer, StageContext } from "../stage.ts"
import { secondFactor } from "./second-factor.ts"

const SETTINGS = { mode: "enforce", ask: "new-device", "remember-days": 30, "token-doors": "refuse" } as const
const UUID = "242ccd3a-aaa4-4d8e-98e2-39e9f0311cad"
const COOKIES = [{ name: "sid", value: "s%3Aone" }]
const ACTS = new Map(everShop.acts.map((act) => [act.id, act]))

interface Bench {
  readonly hooks: Hooks
  readonly mails: Mail[]
  /** Whom the shop says the session belongs to. */
  who: string | null
  nowMs: number
  request(changed?: Partial<GateRequest>): GateRequest
  ends(id: string, result: "success" | "failure" | "unknown", headers?: readonly Header[]): Promise<ShopAnswer>
  decision(changed?: Partial<GateRequest>): Promise<string>
}
const bench = (
  more: Partial<StageContext> = {},
  settings: Parameters<typeof secondFactor.build>[0] = SETTINGS,
): Bench => {
  const mails: Mail[] = []
  const made = { who: "hanako@example.jp" as string | null, nowMs: 1_800_000_000_000 }
  let draws = 0
  const services = {
    ...sampleServices(),
    mailer: { send: (mail: Mail) => mails.push(mail) > 0 },
    random: (size: number) => new Uint8Array(size).fill((draws += 1)),
  }
  const ask = async () =>
    made.who === null
      ? { status: 302, location: "/account/login", setCookies: [], text: "" }
      : { status: 200, location: null, setCookies: [], text: JSON.stringify({ success: true, c: { customerId: 1, uuid: UUID, email: made.who } }) } // prettier-ignore
  const hooks = secondFactor.build(settings, sampleContext({ profile: everShop, services, ask, ...more }))
  const request: Bench["request"] = (changed = {}) =>
    sampleRequest({ timeMs: made.nowMs, cookies: COOKIES, path: "/account", ...changed })
  return Object.assign(made, {
    hooks,
    mails,
    request,
    async ends(id: string, result: "success" | "failure" | "unknown", headers: readonly Header[] = []) {
      const act = ACTS.get(id)
      assert.ok(act)
      const requested: RequestedAct = {
        act,
        kinds: act.kinds,
        account: "hanako@example.jp",
        newPassword: null,
        newEmail: null,
      }
      const answer: ShopAnswer = { status: 200, headers, body: null, acts: [{ requested, result }] }
      const asked = request({ method: "POST" })
      await hooks.onOutcome?.(asked, answer)
      const edited = await hooks.onResponse?.(asked, answer)
      return edited?.action === "edit" ? { ...answer, headers: edited.headers } : answer
    },
    async decision(changed: Partial<GateRequest> = {}) {
      const decision = await hooks.onRequest?.(request(changed))
      return decision === undefined || decision.action === "next" ? "next" : "reason" in decision ? decision.reason : ""
    },
  })
}

test("only a proved failure leaves a session as it was", async () => {
  for (const [result, expected] of [
    ["failure", "next"],
    ["success", "second-factor.pending"],
    ["unknown", "second-factor.pending"],
  ] as const) {
    const made = bench()
    await made.ends("log-in", result)
    assert.equal(await made.decision({ path: "/" }), expected, result)
    assert.equal(made.mails.length, expected === "next" ? 0 : 1)
  }
  const made = bench()
  made.who = null
  await made.ends("log-in", "unknown")
  assert.equal(await made.decision({ path: "/" }), "next", "unless the shop says that nobody is logged in")
})

test("after a restart a session on a personal page is asked of the shop, and waits for its factor", async () => {
  const made = bench()
  assert.equal(await made.decision({ path: "/tea/hojicha" }), "next")
  assert.equal(await made.decision({ path: "/account" }), "second-factor.pending")
  assert.equal(await made.decision({ path: "/tea/hojicha" }), "second-factor.pending", "now it is known")
  assert.equal(await made.decision({ path: "/assets/app.js" }), "next")
  const logOut = ACTS.get("log-out")
  assert.ok(logOut)
  assert.equal(await made.decision({ path: "/customer/logout", candidates: [logOut] }), "next")
  const guest = bench()
  guest.who = null
  assert.equal(await guest.decision({ path: "/checkout" }), "next")
  assert.equal(await bench({ ask: async () => null }).decision(), "second-factor.shop-not-asked")
})

test("after a restart the browser's own proof still counts, for the account that gave it alone", async () => {
  const context = sampleContext({ profile: everShop })
  const [code = ""] = sessionsOf(context)?.codesOf(COOKIES) ?? []
  const account = accountCode(context.services.keys, "main", "hanako@example.jp")
  const made = bench()
  const [, line] = proofsOf(context, null, 30).factor(code, account, made.nowMs - 1_000)
  const gateCookies = new Map([["factor", /=([^;]+)/.exec(line)?.[1] ?? ""]])
  assert.equal(await made.decision({ gateCookies }), "next")
  assert.equal(await made.decision(), "second-factor.other-browser", "not in another browser")
  const other = bench()
  other.who = "taro@example.jp"
  assert.equal(await other.decision({ gateCookies }), "second-factor.pending")
})

test("a session id that the shop changes takes its state along", async () => {
  const made = bench()
  await made.ends("log-in", "success", [["Set-Cookie", "sid=s%3Atwo; Path=/"]])
  for (const value of ["s%3Aone", "s%3Atwo"])
    assert.equal(await made.decision({ path: "/", cookies: [{ name: "sid", value }] }), "second-factor.pending", value)
  const later: ShopAnswer = { status: 200, headers: [["Set-Cookie", "sid=s%3Athree"]], body: null, acts: [] }
  await made.hooks.onOutcome?.(made.request({ cookies: [{ name: "sid", value: "s%3Atwo" }] }), later)
  assert.equal(
    await made.decision({ path: "/", cookies: [{ name: "sid", value: "s%3Athree" }] }),
    "second-factor.pending",
  )
  assert.equal(await made.decision({ path: "/", cookies: [{ name: "sid", value: "s%3Aother" }] }), "next")
})

test("log-out and registration free a session; a failed log-out does not", async () => {
  for (const [id, result, expected] of [
    ["log-out", "success", "next"],
    ["register", "unknown", "next"],
    ["log-out", "unknown", "second-factor.pending"],
  ] as const) {
    const made = bench()
    await made.ends("log-in", "success")
    await made.ends(id, result)
    assert.equal(await made.decision({ path: "/" }), expected, `${id} ${result}`)
  }
})

test("counters that do not answer let nobody through", async () => {
  const counters = { ...memoryCounters(), get: () => Promise.reject(new Error("away")) }
  const services = { ...sampleServices(), counters, mailer: { send: () => true } }
  const { hooks } = bench({ services })
  await assert.rejects(async () => hooks.onRequest?.(sampleRequest({ cookies: COOKIES })))
})

test("without what it needs it only observes, and says so", () => {
  const build = (more: Partial<StageContext>) => secondFactor.build(SETTINGS, sampleContext(more))
  const unknown = build({ profile: GENERIC })
  assert.equal(unknown.onlyObserves, true)
  assert.match(unknown.remarks?.[0]?.en ?? "", /not known/)
  const noMail = build({ profile: everShop })
  assert.equal(noMail.onlyObserves, true)
  assert.equal(noMail.pages, undefined)
  assert.ok(noMail.remarks?.some(({ en }) => en.includes("no mail")))
  const passing = secondFactor.build({ ...SETTINGS, "token-doors": "pass" }, sampleContext({ profile: everShop }))
  assert.ok(passing.remarks?.some(({ en }) => en.includes("not covered by the second factor: token")))
})
