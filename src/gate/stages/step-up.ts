import type { StepUpSettings } from "../../config/guard-accounts.ts"
import type { Words } from "../../lib/words.ts"
import type { Soon } from "../../storage/counters.ts"
import type { ActKind, ProfileAct } from "../../platforms/act.ts"
import { plainId } from "../accounts/account.ts"
import { accountsOf, type Accounts } from "../accounts/accounts.ts"
import type { Header } from "../accept/headers.ts"
import type { RequestedAct } from "../acts/requested.ts"
import { factorPage } from "../own/factor-page.ts"
import { after } from "../soon.ts"
import { NEXT, type Decision, type Detour, type GateRequest, type Hooks, type Refusal, type Stage } from "./stage.ts"
import { refuseUnreadable } from "./unreadable.ts"

const PATH = "/.sekisho/step-up"
const CHANGES: ReadonlySet<ActKind> = new Set<ActKind>(["password-change", "email-change", "address-change"])
const RESETTING: ReadonlySet<ActKind> = new Set<ActKind>(["log-in", "log-out", "register"])
/** How long the next page that this visitor opens is the one that asks for the code. */
const DUE_MS = 5 * 60_000

const CONTINUE: Words = {
  ja: "変更の前にご本人の確認が必要です。ページを再読み込みして、確認コードを入力してから、もう一度変更してください",
  en: "Please confirm that it is you before you change this: reload the page, type the code, then change it once more",
}
const HOLD: Detour = { action: "hold", reason: "step-up.factor-needed", page: PATH, says: CONTINUE }
const SHOW_PAGE: Detour = { ...HOLD, reason: "step-up.page-due" }
const NOT_ASKED: Refusal = { action: "refuse", status: 503, reason: "step-up.shop-not-asked" }

const REMARKS = {
  nothing: {
    ja: "この店のソフトの登録内容の変更の見分け方がわからないため、記録だけします",
    en: "how this shop's software changes a customer's details is not known: it only observes",
  },
  noMail: {
    ja: "メールを送る設定(mail:)がないため、確認コードを送れません。記録だけします",
    en: "no mail is configured (mail:), so no code can be sent: it only observes",
  },
} as const satisfies Record<string, Words>

export const changesDetails = ({ who, kinds }: ProfileAct): boolean =>
  who === "customer" && kinds.some((kind) => CHANGES.has(kind))
/** A change that the shop carries out without asking for the current password. */
export const isChange = (act: ProfileAct): boolean => changesDetails(act) && act.asksPassword !== true

/** The session of this visitor in which the factor was given a moment ago, by the account it belongs to. */
const isFresh = async ({ sessions, proofs }: Accounts, request: GateRequest, freshMs: number): Promise<boolean> => {
  for (const code of sessions.codesOf(request.cookies)) {
    const account = await sessions.freshFor(code, request.timeMs)
    const givenMs = account === null ? null : proofs.factorMs(request, code, account)
    if (givenMs !== null && request.timeMs - givenMs <= freshMs) return true
  }
  return false
}

/** Forms send the address that is there together with a new name: that changes no address. */
const changesNothing = (acts: readonly RequestedAct[], address: string | null): boolean =>
  address !== null &&
  acts.every(
    ({ kinds, newEmail }) =>
      kinds.filter((kind) => CHANGES.has(kind)).every((kind) => kind === "email-change") &&
      newEmail !== null &&
      plainId(newEmail) === plainId(address),
  )

/** Asks for the second factor before a password, mail address or address is changed where the shop asks for no current password. */
export const stepUp: Stage<StepUpSettings> = {
  name: "step-up",
  build(settings, context): Hooks {
    const changes = (context.profile.acts ?? []).filter(isChange)
    const accounts = accountsOf(context, 1)
    const { counters, mailer } = context.services
    if (accounts === null || changes.length === 0) return { onlyObserves: true, remarks: [REMARKS.nothing] }
    const enforced = settings.mode === "enforce" && mailer !== null
    const { sessions } = accounts
    const freshMs = settings["fresh-minutes"] * 60_000
    const dueKey = (session: string): string => `step-up/${context.site}/due/${session}`
    const isDue = ([session, ...others]: readonly string[], timeMs: number): Soon<boolean> =>
      session !== undefined &&
      after(counters.take(dueKey(session), timeMs), (due) => due !== null || isDue(others, timeMs))
    const judge = async (request: GateRequest, acts: readonly RequestedAct[]): Promise<Decision> => {
      if (await isFresh(accounts, request, freshMs)) return NEXT
      const customer = await accounts.customer(request, accounts.cookieOf(request), null)
      // Nobody's details are changed by nobody: the shop refuses that itself.
      if (customer === "nobody") return NEXT
      if (customer === "unknown") return NOT_ASKED
      if (changesNothing(acts, customer.address)) return NEXT
      if (enforced && !request.navigation)
        for (const session of sessions.codesOf(request.cookies))
          await counters.set(dueKey(session), "1", DUE_MS, request.timeMs)
      return HOLD
    }
    /** Whoever is logged in now is not the one who gave the factor. */
    const forgetFactor = async (request: GateRequest, headers: readonly Header[]): Promise<void> => {
      for (const session of [...sessions.codesOf(request.cookies), ...sessions.codesIn(headers)])
        await sessions.forgetFresh(session)
    }
    return {
      onlyObserves: mailer === null,
      remarks: mailer === null ? [REMARKS.noMail] : [],
      onRequest(request) {
        if (!enforced || !request.navigation || request.method !== "GET") return NEXT
        return after(isDue(sessions.codesOf(request.cookies), request.timeMs), (due) => (due ? SHOW_PAGE : NEXT))
      },
      bodyBytes: ({ candidates }) => (candidates.some(isChange) ? 1 : 0),
      onBody(request, { acts }) {
        if (acts.state === "unreadable")
          return acts.candidates.some(isChange) ? refuseUnreadable("step-up", acts) : NEXT
        const wanted = acts.acts.filter(({ act, kinds }) => isChange(act) && kinds.some((kind) => CHANGES.has(kind)))
        return wanted.length === 0 ? NEXT : judge(request, wanted)
      },
      onOutcome(request, { acts, headers }) {
        const resets = acts.some(
          ({ requested, result }) => result !== "failure" && requested.kinds.some((kind) => RESETTING.has(kind)),
        )
        return resets ? forgetFactor(request, headers) : undefined
      },
      ...(enforced
        ? {
            pages: [
              factorPage(context, accounts, {
                path: PATH,
                stage: "step-up",
                purpose: "change",
                freshMs,
                rememberDays: null,
              }),
            ],
          }
        : {}),
    }
  },
}
