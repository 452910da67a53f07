import type { SecondFactorSettings } from "../../../config/guard-accounts.ts"
import type { Words } from "../../../lib/words.ts"
import type { ProfileAct } from "../../../platforms/act.ts"
import type { Soon } from "../../../storage/counters.ts"
import { accountsOf, type Accounts } from "../../accounts/accounts.ts"
import { ANONYMOUS, type Binding } from "../../accounts/session.ts"
import type { Header } from "../../accept/headers.ts"
import { authenticatorPage } from "../../own/authenticator-page.ts"
import { isNamed } from "../../header.ts"
import { factorPage } from "../../own/factor-page.ts"
import { after } from "../../soon.ts"
import { NEXT, type Decision, type Detour, type EndedAct, type GateRequest, type Hooks, type Refusal, type ShopAnswer, type Stage, type StageContext } from "../stage.ts" // prettier-ignore
import { refuseUnreadable } from "../unreadable.ts"
import { logInOutcome } from "./outcome.ts"
import { tokenDoorWords } from "./token-doors.ts"

const PATHS = { factor: "/.sekisho/factor", confirm: "/.sekisho/confirm" } as const
const FRESH_MS = 10 * 60_000

const CONTINUE: Words = {
  ja: "ご本人の確認が必要です。ページを再読み込みして、確認コードを入力してください",
  en: "Please confirm that it is you: reload the page and type the code",
}
const refusal = (status: Refusal["status"], reason: Refusal["reason"]): Refusal => ({
  action: "refuse",
  status,
  reason,
})
const TOKEN_DOOR = refusal(403, "second-factor.token-door")
const NOT_ASKED = refusal(503, "second-factor.shop-not-asked")
const HOLD = (word: "pending" | "other-browser"): Detour => ({
  action: "hold",
  reason: `second-factor.${word}`,
  page: PATHS.factor,
  says: CONTINUE,
})
/** Only written down: nothing is ever mailed or held in `observe`. */
const WOULD_ASK: Detour = { action: "hold", reason: "second-factor.new-device", page: PATHS.factor }

const REMARKS = {
  nothing: {
    ja: "この店のソフトのログインの見分け方がわからないため、記録だけします",
    en: "how this shop's software logs in is not known: it only observes",
  },
  noMail: {
    ja: "メールを送る設定(mail:)がないため、確認コードを送れません。記録だけします",
    en: "no mail is configured (mail:), so no code can be sent: it only observes",
  },
  noAddress: {
    ja: "お客様のメールアドレスを店に確かめられないため、ログインIDがメールアドレスのときだけ使えます",
    en: "the shop cannot be asked for a customer's mail address: it works where the log-in id is one",
  },
  noRecords: {
    ja: "記録の置き場所(storage)がないため、端末を記憶できません。毎回たずねます",
    en: "there are no records (storage), so devices cannot be remembered: it asks every time",
  },
} as const satisfies Record<string, Words>

const isLogIn = (act: ProfileAct): boolean => act.who === "customer" && act.kinds.includes("log-in")

/** At an address of GraphQL anything may be asked for, not only to log out. */
const isLogOut = ({ who, kinds, mutation }: ProfileAct): boolean =>
  who === "customer" && kinds.includes("log-out") && mutation === undefined

type Give = (header: Header) => void

/** What the gate asks of a request, by its visitor's sessions. */
interface Asking {
  readonly accounts: Accounts
  readonly request: GateRequest
  readonly give: Give
  readonly isPersonal: boolean
  readonly remembers: boolean
}

/** What a request of these sessions may do, by what is known of each. */
const judge = (asking: Asking, [code, ...others]: readonly string[]): Soon<Decision> => {
  if (code === undefined) return NEXT
  const known = asking.accounts.sessions.read(code, asking.request.timeMs)
  return after(
    after(known, (binding) => judgeSession(asking, code, binding)),
    (decision) => (decision.action === "next" ? judge(asking, others) : decision),
  )
}

const judgeSession = (asking: Asking, code: string, known: Binding | null): Soon<Decision> => {
  if (known === null) return asking.isPersonal ? judgeUnknown(asking, code) : NEXT
  if (known.state === "anonymous") return NEXT
  return known.state === "pending" || known.account === null
    ? HOLD("pending")
    : judgePassed(asking, code, known.account, known.sinceMs)
}
const judgeUnknown = async ({ accounts, request, give, remembers }: Asking, code: string): Promise<Decision> => {
  const word = await bind(accounts, request, code, give, remembers)
  if (word === "unknown") return NOT_ASKED
  return word === "pending" ? HOLD("pending") : NEXT
}
const judgePassed = async (
  { accounts, request }: Asking,
  code: string,
  account: string,
  passedMs: number,
): Promise<Decision> => {
  const factorMs = accounts.proofs.factorMs(request, code, account)
  const sinceMs = Math.max(passedMs, await accounts.voidedMs(account, request.timeMs))
  return factorMs === null || factorMs < sinceMs ? HOLD("other-browser") : NEXT
}

/** A session that the gate does not know (it was restarted, or the customer came by another way) is asked of the shop. */
const bind = async (
  accounts: Accounts,
  request: GateRequest,
  code: string,
  give: Give,
  remembers: boolean,
): Promise<"goes-on" | "pending" | "unknown"> => {
  const { sessions, proofs } = accounts
  const { timeMs } = request
  const customer = await accounts.customer(request, accounts.cookieOf(request), null)
  if (customer === "unknown") return "unknown"
  if (customer === "nobody") {
    await sessions.write(code, { ...ANONYMOUS, sinceMs: timeMs }, timeMs)
    return "goes-on"
  }
  const { account } = customer
  const base = { account, id: accounts.sealId(customer.address), factorMs: 0 }
  const givenMs = proofs.factorMs(request, code, account)
  if (givenMs !== null && givenMs >= (await accounts.voidedMs(account, timeMs))) {
    await sessions.write(code, { ...base, state: "passed", sinceMs: givenMs, factorMs: givenMs }, timeMs)
    return "goes-on"
  }
  if (remembers && (await proofs.isKnown(request, account, timeMs))) {
    give(proofs.factor(code, account, timeMs))
    await sessions.write(code, { ...base, state: "passed", sinceMs: timeMs }, timeMs)
    return "goes-on"
  }
  await sessions.write(code, { ...base, state: "pending", sinceMs: timeMs }, timeMs)
  return "pending"
}

const remarksOf = (context: StageContext, settings: SecondFactorSettings): readonly Words[] => {
  const { profile, services } = context
  const remarks: Words[] = []
  if (services.mailer === null) remarks.push(REMARKS.noMail)
  if (!profile.accounts?.whoami?.email) remarks.push(REMARKS.noAddress)
  if (services.records === null) remarks.push(REMARKS.noRecords)
  const tokens = tokenDoorWords(profile, settings)
  if (tokens !== null) remarks.push(tokens)
  return remarks
}

/**
 * Asks for a second factor after a password. A session in which only a password was given is bound, not withheld: it reaches
 * static files, log-out and the gate's own pages, until the code is there; and it then works only in the browser that gave it.
 */
export const secondFactor: Stage<SecondFactorSettings> = {
  name: "second-factor",
  build(settings, context): Hooks {
    const { profile, services } = context
    const logIns = (profile.acts ?? []).filter(isLogIn)
    const accounts = accountsOf(context, settings["remember-days"])
    if (accounts === null || logIns.length === 0) return { onlyObserves: true, remarks: [REMARKS.nothing] }
    const enforced = settings.mode === "enforce" && services.mailer !== null
    const { personal, assets } = profile.accounts ?? { personal: [], assets: [] }
    const isAsset = ({ method, path }: GateRequest): boolean =>
      (method === "GET" || method === "HEAD") && assets.some((pattern) => pattern.test(path))
    const cookies = new WeakMap<GateRequest, Header[]>()
    const give = (request: GateRequest, header: Header): void => {
      cookies.set(request, [...(cookies.get(request) ?? []), header])
    }
    const outcome = logInOutcome(context, accounts, settings, enforced)
    const asked = new WeakSet<GateRequest>()
    const remembers = settings.ask === "new-device" && services.records !== null
    const page = { freshMs: FRESH_MS, stage: "second-factor" } as const
    const follow = async (request: GateRequest, answer: ShopAnswer): Promise<void> => {
      const ends: readonly EndedAct[] = answer.acts.filter(({ requested: { act } }) => act.who === "customer")
      const told = await outcome(request, answer, ends)
      if (told.asks) asked.add(request)
      for (const header of told.cookies) give(request, header)
    }
    return {
      onlyObserves: services.mailer === null,
      remarks: remarksOf(context, settings),
      onRequest(request) {
        if (!enforced || request.cookies.length === 0 || isAsset(request)) return NEXT
        if (request.candidates.some(isLogOut)) return NEXT
        const isPersonal = personal.some((pattern) => pattern.test(request.path))
        const asking = { accounts, request, give: (header: Header) => give(request, header), isPersonal, remembers }
        return judge(asking, accounts.sessions.codesOf(request.cookies))
      },
      bodyBytes: ({ candidates }) => (candidates.some(isLogIn) ? 1 : 0),
      onBody(_request, { acts }) {
        // Whom it logs in could not be told afterwards.
        if (acts.state === "unreadable")
          return acts.candidates.some(isLogIn) ? refuseUnreadable("second-factor", acts) : NEXT
        const token = acts.acts.some(({ act }) => isLogIn(act) && act.token === true)
        return token && settings["token-doors"] === "refuse" ? TOKEN_DOOR : NEXT
      },
      onOutcome(request, answer) {
        // Nothing was asked for and no session handed out: that is nearly every answer.
        const isPlain = answer.acts.length === 0 && !answer.headers.some((header) => isNamed(header, "set-cookie"))
        return isPlain ? undefined : follow(request, answer)
      },
      onResponse(request, answer) {
        if (!enforced) return asked.has(request) ? WOULD_ASK : NEXT
        const added = cookies.get(request)
        return added === undefined ? NEXT : { action: "edit", headers: [...answer.headers, ...added] }
      },
      ...(enforced
        ? {
            pages: [
              factorPage(context, accounts, {
                ...page,
                path: PATHS.factor,
                purpose: "log-in",
                rememberDays: remembers ? settings["remember-days"] : null,
              }),
              factorPage(context, accounts, {
                ...page,
                path: PATHS.confirm,
                purpose: "change",
                rememberDays: null,
              }),
              authenticatorPage(context, accounts, PATHS.confirm),
            ],
          }
        : {}),
    }
  },
}
