import type { SecondFactorSettings } from "../../../config/guard-accounts.ts"
import type { Accounts } from "../../accounts/accounts.ts"
import { isMailAddress } from "../../accounts/account.ts"
import type { Binding } from "../../accounts/session.ts"
import { resetsOf } from "../../accounts/reset.ts"
import type { Header } from "../../accept/headers.ts"
import type { ActResult } from "../../acts/outcome.ts"
import type { ActKind } from "../../../platforms/act.ts"
import type { EndedAct, GateRequest, ShopAnswer, StageContext } from "../stage.ts"

export interface Told {
  /** Gate cookies for the visitor. */
  readonly cookies: readonly Header[]
  /** A factor is (or in `observe`: would be) asked for. */
  readonly asks: boolean
}
/** What is left of a fresh factor when the account gets another name. */
const FRESH_MS = 5 * 60_000
const NOTHING: Told = { cookies: [], asks: false }

const has = (ends: readonly EndedAct[], kind: ActKind, ...results: readonly ActResult[]) =>
  ends.filter(({ requested, result }) => requested.kinds.includes(kind) && results.includes(result))

/** Follows what the shop's answers do to sessions: log-ins bind them, log-outs and registrations free them, a new id inherits. */
export const logInOutcome = (
  context: StageContext,
  accounts: Accounts,
  settings: SecondFactorSettings,
  enforced: boolean,
) => {
  const { sessions, proofs } = accounts
  const resets = resetsOf(context, accounts, "second-factor")
  const tellsWho = (context.profile.accounts?.whoami?.email ?? null) !== null

  const logIn = async (request: GateRequest, answer: ShopAnswer, end: EndedAct): Promise<Told> => {
    const { timeMs } = request
    const codes = [...new Set([...sessions.codesOf(request.cookies), ...sessions.codesIn(answer.headers)])]
    const id = end.requested.account
    const pending: Binding = { state: "pending", account: null, sinceMs: timeMs, factorMs: 0, id: accounts.sealId(id) }
    const write = async (binding: Binding): Promise<void> => {
      for (const code of codes) await sessions.write(code, binding, timeMs)
    }
    // First of all, before anything is asked that could fail: from now on a password is known to have been right.
    if (enforced) await write(pending)
    for (const code of codes) await sessions.forgetFresh(code)
    const customer = await accounts.customer(request, sessions.cookieAfter(request.cookies, answer.headers), pending)
    if (customer === "nobody" && end.result === "unknown") {
      if (enforced) for (const code of codes) await sessions.forget(code)
      return NOTHING
    }
    if (customer === "nobody" || customer === "unknown") return { cookies: [], asks: true }
    const { account, address } = customer
    if (enforced && (await resets.wasReset(customer, timeMs))) await accounts.voidAll(account, timeMs - 1)
    const bound = { ...pending, account, id: accounts.sealId(address ?? id) }
    if (settings.ask === "new-device" && (await proofs.isKnown(request, account, timeMs))) {
      if (!enforced) return NOTHING
      await write({ ...bound, state: "passed" })
      return { cookies: codes.map((code) => proofs.factor(code, account, timeMs)).slice(-1), asks: false }
    }
    if (!enforced) return { cookies: [], asks: true }
    await write(bound)
    const session = sessions.codesIn(answer.headers)[0] ?? codes[0]
    if (
      session !== undefined &&
      address !== null &&
      isMailAddress(address) &&
      !(await accounts.authenticator.has(account))
    )
      await accounts.sendCode({ purpose: "log-in", session, account }, address, "second-factor", request)
    return { cookies: [], asks: true }
  }

  /** The shop gave a session another id: what is known of the old one is true of the new one. */
  const inherit = async (request: GateRequest, answer: ShopAnswer): Promise<Told> => {
    const { timeMs } = request
    const before = sessions.codesOf(request.cookies)
    const fresh = sessions.codesIn(answer.headers).filter((code) => !before.includes(code))
    const cookies: Header[] = []
    if (fresh.length === 0) return NOTHING
    for (const old of before) {
      const binding = await sessions.read(old, timeMs)
      if (binding === null || binding.state === "anonymous") continue
      for (const code of fresh) {
        await sessions.write(code, binding, timeMs)
        const { account } = binding
        if (binding.state !== "passed" || account === null) continue
        // Only who has the proof for the old id gets one for the new.
        const givenMs = proofs.factorMs(request, old, account)
        if (givenMs !== null && givenMs >= binding.sinceMs) cookies.push(proofs.factor(code, account, givenMs))
      }
    }
    return { cookies, asks: false }
  }

  /** An account is known by its mail address: with another address it is passed on under another name, and only here. */
  const rename = async (request: GateRequest, answer: ShopAnswer, newEmail: string | null): Promise<Told> => {
    const { timeMs } = request
    const told = await accounts.customer(request, sessions.cookieAfter(request.cookies, answer.headers), null)
    const taken = newEmail !== null && isMailAddress(newEmail) ? newEmail : null
    // A shop that cannot be asked has just taken this address.
    const customer = tellsWho || taken === null ? told : { account: accounts.codeOf(taken), address: taken }
    if (typeof customer === "string") return NOTHING
    const { account, address } = customer
    const cookies: Header[] = []
    for (const code of sessions.codesOf(request.cookies)) {
      const binding = await sessions.read(code, timeMs)
      if (binding?.state !== "passed" || binding.account === null || binding.account === account) continue
      const givenMs = proofs.factorMs(request, code, binding.account)
      await accounts.authenticator.move(binding.account, account, timeMs)
      await accounts.voidAll(binding.account, timeMs)
      await sessions.write(code, { ...binding, account, id: accounts.sealId(address) }, timeMs)
      if ((await sessions.freshFor(code, timeMs)) !== null) await sessions.setFresh(code, account, FRESH_MS, timeMs)
      if (givenMs !== null) cookies.push(proofs.factor(code, account, givenMs))
    }
    return { cookies, asks: false }
  }

  return async (request: GateRequest, answer: ShopAnswer, ends: readonly EndedAct[]): Promise<Told> => {
    const logged = has(ends, "log-in", "success", "unknown").find(({ requested }) => requested.act.token !== true)
    if (logged) return logIn(request, answer, logged)
    const [renamed] = has(ends, "email-change", "success")
    if (enforced && renamed) return rename(request, answer, renamed.requested.newEmail)
    const reset = await resets.follow(request, ends)
    if (enforced && reset.id !== null) await accounts.voidAll(accounts.codeOf(reset.id), request.timeMs)
    if (has(ends, "log-out", "success").length + has(ends, "register", "success", "unknown").length > 0) {
      for (const code of sessions.codesOf(request.cookies)) {
        await sessions.forget(code)
        await sessions.forgetFresh(code)
      }
      return NOTHING
    }
    return enforced ? inherit(request, answer) : NOTHING
  }
}
