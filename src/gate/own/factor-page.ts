import type { Accounts, Customer } from "../accounts/accounts.ts"
import { maskAddress } from "../accounts/account.ts"
import type { CodeOwner, CodePurpose } from "../accounts/code.ts"
import { ANONYMOUS, type Binding } from "../accounts/session.ts"
import type { Header } from "../accept/headers.ts"
import type { BodyPrefix, GateAnswer, GateRequest, OwnPage, StageContext, StageReason } from "../stages/stage.ts"
import type { Language, Words } from "../../lib/words.ts"
import { alert, backOf, form, formOf, goTo, hidden, isByHand, languageOf, pageAnswer, safeBack, told } from "./frame.ts"
import { FACTOR_TITLE, FACTOR_WORDS as WORDS } from "./factor-words.ts"

export interface FactorPage {
  readonly path: string
  readonly stage: "second-factor" | "step-up"
  readonly purpose: CodePurpose
  /** How long a change may follow. */
  readonly freshMs: number
  /** Shown beside the box; null where devices are not remembered. */
  readonly rememberDays: number | null
}

/** Everything one look at the page needs. */
interface Look {
  readonly request: GateRequest
  readonly back: string
  readonly owner: CodeOwner
  readonly customer: Customer
  readonly binding: Binding | null
  readonly app: boolean
}

/** The session that this is about: the one that waits for a factor, else the first. */
const sessionIn = async (
  { sessions, cookieOf }: Accounts,
  request: GateRequest,
): Promise<{ readonly code: string; readonly binding: Binding | null } | null> => {
  const codes = cookieOf(request) === "" ? [] : sessions.codesOf(request.cookies)
  const all = await Promise.all(
    codes.map(async (code) => ({ code, binding: await sessions.read(code, request.timeMs) })),
  )
  return all.find(({ binding }) => binding?.state === "pending") ?? all[0] ?? null
}

/** The page where a code is asked for, sent and checked: after a log-in, or before a change. */
export const factorPage = (context: StageContext, accounts: Accounts, options: FactorPage): OwnPage => {
  const { origin, note, profile } = context
  const { sessions, codes, proofs, authenticator, host } = accounts
  const reason = (word: string): StageReason => `${options.stage}.${word}`

  const show = (request: GateRequest, back: string, status: number, main: (language: Language) => string): GateAnswer =>
    pageAnswer({ request, host, status, title: FACTOR_TITLE[options.purpose], back, main: main(languageOf(request)) })
  const leaveForm = (request: GateRequest, language: Language): string =>
    options.purpose === "log-in"
      ? form(
          request,
          options.path,
          `${hidden("do", "leave")}<button class="plain">${told(WORDS.leave, language)}</button>`,
        )
      : ""
  const sorry = (request: GateRequest, back: string, status: number, words: Words): GateAnswer =>
    show(request, back, status, (language) => `${alert(told(words, language))}${leaveForm(request, language)}`)

  const codeForm = ({ request, back }: Look, language: Language, bad: boolean): string => {
    const box =
      options.rememberDays === null
        ? ""
        : `<div class="row"><label class="check"><input type="checkbox" name="remember" value="1" checked> <span>${told(WORDS.remember, language, { days: options.rememberDays })}</span></label></div>`
    const field = `<label for="code">${told(WORDS.code, language)}</label><input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required autofocus aria-describedby="how"${bad ? ' aria-invalid="true"' : ""}>`
    return form(
      request,
      options.path,
      `${hidden("do", "check")}${hidden("back", back)}${field}${box}<div class="row"><button>${told(WORDS.check, language)}</button></div>`,
    )
  }
  const sendForm = ({ request, back }: Look, language: Language, label: Words, plain: boolean): string =>
    form(
      request,
      options.path,
      `${hidden("do", "send")}${hidden("back", back)}<button${plain ? ' class="plain"' : ""}>${told(label, language)}</button>`,
    )
  const askFor = async (look: Look, by: "app" | "mail", problem: Words | null, status = 200): Promise<GateAnswer> => {
    const { request, back, customer, owner } = look
    const waiting = by === "mail" && (await codes.waits(owner, request.timeMs))
    const address = customer.address === null ? null : maskAddress(customer.address)
    if (address === null && by === "mail") return sorry(request, back, 503, WORDS.noAddress)
    return show(request, back, status, (language) => {
      const why = `<p>${told(options.purpose === "change" ? WORDS.whyChange : WORDS.why, language)}</p>`
      const bad = problem === null ? "" : alert(told(problem, language))
      const end = leaveForm(request, language)
      const values = { address: address ?? "" }
      if (by === "app")
        return `${why}${bad}<p id="how">${told(WORDS.app, language)}</p>${codeForm(look, language, problem !== null)}<p>${told(WORDS.noApp, language)}</p>${end}`
      if (!waiting)
        return `${why}${bad}<p>${told(WORDS.sendTo, language, values)}</p>${sendForm(look, language, WORDS.send, false)}${end}`
      return `${why}${bad}<p id="how" class="note">${told(WORDS.sent, language, values)} ${told(WORDS.notThere, language)}</p>${codeForm(look, language, problem !== null)}${sendForm(look, language, WORDS.again, true)}${end}`
    })
  }

  const passed = async ({ request, back, owner, binding }: Look, remember: boolean): Promise<GateAnswer> => {
    const { timeMs } = request
    const { session, account } = owner
    // A change that was confirmed passes no log-in: that is another question.
    if (options.purpose === "log-in") {
      const sinceMs = binding?.account === account ? binding.sinceMs : timeMs
      const state = { state: "passed", account, sinceMs, factorMs: timeMs, id: binding?.id ?? null } as const
      await sessions.write(session, state, timeMs)
    }
    await sessions.setFresh(session, account, options.freshMs, timeMs)
    const device = remember && options.rememberDays !== null ? await proofs.device(account, timeMs) : null
    note(reason("passed"), request)
    const headers: readonly Header[] = [proofs.factor(session, account, timeMs), ...(device === null ? [] : [device])]
    return goTo(back, headers)
  }
  const check = async (look: Look, fields: URLSearchParams): Promise<GateAnswer> => {
    const { request, owner } = look
    const [typed, remember] = [fields.get("code") ?? "", fields.get("remember") === "1"]
    // A mailbox must not stand in for the app: the shop's own reset comes there, too.
    if (look.app) {
      if (!(await codes.mayTry(owner.account, request.timeMs))) return sorry(request, look.back, 429, WORDS.tooMany)
      if (await authenticator.check(owner.account, typed, request.timeMs)) return passed(look, remember)
      note(reason("wrong-code"), request)
      return askFor(look, "app", WORDS.wrong, 422)
    }
    const result = await codes.check(owner, typed, request.timeMs, request.own)
    if (result === "right") return passed(look, remember)
    note(reason(result === "wrong" ? "wrong-code" : `code-${result}`), request)
    if (result === "too-many") return sorry(request, look.back, 429, WORDS.tooMany)
    return askFor(look, "mail", result === "wrong" ? WORDS.wrong : WORDS.ended, 422)
  }
  const send = async (look: Look): Promise<GateAnswer> => {
    const { customer, request, back, owner } = look
    if (look.app) return askFor(look, "app", null)
    if (customer.address === null) {
      note(reason("address-unknown"), request)
      return sorry(request, back, 503, WORDS.noAddress)
    }
    const sent = await accounts.sendCode(owner, customer.address, options.stage, request)
    return sent ? askFor(look, "mail", null) : sorry(request, back, 429, WORDS.tooMany)
  }
  /** Nothing of the shop's is asked: the browser forgets the session, and with it what is pending. */
  const leave = (request: GateRequest): GateAnswer => {
    const pattern = profile.accounts?.session
    const names = request.cookies.map(({ name }) => name).filter((name) => pattern?.test(name) ?? false)
    return goTo(
      "/",
      names.map((name): Header => ["Set-Cookie", `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`]),
    )
  }

  const look = async (request: GateRequest, back: string): Promise<Look | GateAnswer> => {
    const session = await sessionIn(accounts, request)
    if (session === null) return goTo(back)
    const { code, binding } = session
    const customer = await accounts.customer(request, accounts.cookieOf(request), binding)
    if (customer === "unknown") return sorry(request, back, 503, WORDS.unable)
    if (customer === "nobody") {
      await sessions.write(code, { ...ANONYMOUS, sinceMs: request.timeMs }, request.timeMs)
      return goTo(back)
    }
    const { account } = customer
    if (options.purpose === "log-in" && binding?.state === "passed" && binding.account === account) {
      const givenMs = proofs.factorMs(request, code, account)
      const sinceMs = Math.max(binding.sinceMs, await accounts.voidedMs(account, request.timeMs))
      if (givenMs !== null && givenMs >= sinceMs) return goTo(back)
    }
    const owner = { purpose: options.purpose, session: code, account }
    return { request, back, owner, customer, binding, app: await authenticator.has(account) }
  }

  return {
    path: options.path,
    methods: ["GET", "POST"],
    async answer(request: GateRequest, body: BodyPrefix) {
      if (request.method !== "POST") {
        const seen = await look(request, backOf(origin, request))
        return "body" in seen ? seen : askFor(seen, seen.app ? "app" : "mail", null)
      }
      const fields = formOf(request, body)
      const back = safeBack(origin, fields?.get("back") ?? null)
      if (fields === null || !isByHand(request)) return sorry(request, back, 403, WORDS.byHand)
      if (fields.get("do") === "leave") return leave(request)
      const seen = await look(request, back)
      if ("body" in seen) return seen
      return fields.get("do") === "send" ? send(seen) : check(seen, fields)
    },
  }
}
