import type { LoginDefenceSettings } from "../../../config/guard-accounts.ts"
import type { ActKind, ProfileAct } from "../../../platforms/act.ts"
import { customerBlockOf } from "../../address.ts"
import { accountsOf, type Accounts } from "../../accounts/accounts.ts"
import { plainId } from "../../accounts/account.ts"
import { puzzlesOf } from "../../accounts/puzzle.ts"
import type { RequestedAct } from "../../acts/requested.ts"
import { CHALLENGE_PATH, challengePage, PASS_COOKIE } from "../../own/challenge-page.ts"
import { LOCKED_PATH, unlockPages } from "../../own/unlock-page.ts"
import { NEXT, type Decision, type Detour, type GateRequest, type Hooks, type Refusal, type Stage, type StageContext } from "../stage.ts" // prettier-ignore
import { lockNotices } from "./lock-notice.ts"
import { answerTo, tallyOf, type Answer, type Try } from "./tally.ts"
import { passwordJudge } from "./password.ts"
import { REMARKS, SAYS } from "./words.ts"

const GUARDED: ReadonlySet<ActKind> = new Set<ActKind>(["log-in", "register", "reset", "password-change"])
/** How long the next look at the log-in page is the puzzle, after a program's log-in was stopped for it. */
const DUE_MS = 5 * 60_000

const isLogIn = (act: ProfileAct): boolean => act.kinds.includes("log-in")
const isGuarded = (act: ProfileAct): boolean => act.kinds.some((kind) => GUARDED.has(kind))
const UNREADABLE: Refusal = { action: "refuse", status: 400, reason: "login-defence.unreadable" }
const puzzle = (reason: Detour["reason"]): Detour => ({ action: "challenge", reason, page: CHALLENGE_PATH, says: SAYS.puzzle }) // prettier-ignore
const PAGE_DUE = puzzle("login-defence.puzzle-due")
const LOCKED: Detour = { action: "hold", reason: "login-defence.account-locked", page: LOCKED_PATH, says: SAYS.locked }

const decisionFor = (answer: Exclude<Answer, { kind: "lock" }>, settings: LoginDefenceSettings): Decision => {
  if (answer.kind === "next") return NEXT
  if (answer.kind === "delay") return { action: "delay", reason: "login-defence.delay", ms: answer.ms }
  if (answer.kind === "puzzle") return puzzle(`login-defence.puzzle-${answer.why}`)
  const retryAfterSeconds = Math.ceil(settings["accounts-per-address"].windowMs / 1_000)
  return { action: "refuse", status: 429, reason: "login-defence.address-accounts", retryAfterSeconds }
}

/** Ids that a shop with a LIKE takes for one another: of one length, at one host, with `_` for any letter. */
const alikeOf = (id: string): string | null => {
  const [local = "", host = ""] = plainId(id).split("@", 2)
  return /[_%\\]/.test(local) ? `${local.length}@${host}` : null
}

const remarksOf = ({ profile, services }: StageContext): Hooks["remarks"] => {
  const blind = (profile.acts ?? []).some((act) => isLogIn(act) && act.success.length === 0)
  return [
    ...(blind ? [REMARKS.blind] : []),
    ...(services.mailer === null || services.records === null ? [REMARKS.noNotice] : []),
  ]
}

/**
 * Counts failed log-ins at every door of the profile and answers them with more and more: a delay, a puzzle, a lock. The lock is
 * told to the account's owner, and a browser that the account is used to is not locked out by what others do.
 */
export const loginDefence: Stage<LoginDefenceSettings> = {
  name: "login-defence",
  build(settings, context): Hooks {
    const { profile, services, site } = context
    const logIns = (profile.acts ?? []).filter(isLogIn)
    if (logIns.length === 0) return { onlyObserves: true, remarks: [REMARKS.nothing] }
    const enforced = settings.mode === "enforce"
    const accounts: Accounts | null = accountsOf(context, 90)
    const [tally, puzzles] = [tallyOf(context, settings), puzzlesOf(context)]
    const judgePassword = passwordJudge(settings, profile.accounts?.failureBody ?? null, new URL(context.origin).host)
    const notices = accounts === null ? null : lockNotices(context, accounts, settings)
    const tries = new WeakMap<GateRequest, Try>()
    const codeFor = (text: string): string => services.keys.code("login-defence", `${site}\n${text}`)
    const dueKey = (who: string): string => `login-defence/${site}/due/${who}`
    const whoIs = (request: GateRequest): readonly string[] => [
      ...(accounts?.sessions.codesOf(request.cookies) ?? []),
      codeFor(request.visitor.address),
    ]
    /** A shop whose answers tell nothing would always be under attack. */
    const knowsSuccess = logIns.every(({ success }) => success.length > 0)

    const triedBy = async (request: GateRequest, id: string | null): Promise<Try> => {
      const account =
        id === null || accounts === null ? (id === null ? null : codeFor(plainId(id))) : accounts.codeOf(id)
      const alike = id === null ? null : alikeOf(id)
      const known = account !== null && (await accounts?.proofs.isKnown(request, account, request.timeMs)) === true
      return {
        account,
        alike: alike === null ? null : codeFor(alike),
        address: codeFor(customerBlockOf(request.visitor.address)),
        known,
      }
    }
    /** Marks that this visitor's next look at a page is the puzzle: a program's log-in cannot show it. */
    const due = async (request: GateRequest, decision: Decision): Promise<Decision> => {
      if (enforced && decision.action === "challenge" && !request.navigation)
        for (const who of whoIs(request)) await services.counters.set(dueKey(who), "1", DUE_MS, request.timeMs)
      return decision
    }
    /** A known device has its own tries, whatever strangers did before. */
    const hasOwnTries = async (account: string, timeMs: number): Promise<boolean> => {
      const { count, windowMs } = settings.account
      return (await services.counters.add(`login-defence/${site}/known/${account}`, windowMs, timeMs)) <= count
    }
    const judgeLogIn = async (request: GateRequest, requested: RequestedAct): Promise<Decision> => {
      const decision = await judgeTry(request, requested)
      const tried = tries.get(request)
      if (tried !== undefined && (decision.action === "next" || decision.action === "delay"))
        await tally.goesOn(tried, request.timeMs)
      return decision
    }
    const judgeTry = async (request: GateRequest, requested: RequestedAct): Promise<Decision> => {
      const { timeMs } = request
      const tried = await triedBy(request, requested.account)
      tries.set(request, tried)
      const { account, known } = tried
      if (account !== null && !known && (await tally.isLocked(account, timeMs))) return LOCKED
      const standing = await tally.count(tried, timeMs)
      const answer = answerTo(standing, settings, knowsSuccess && !known && (await tally.alarm(timeMs)))
      if (answer.kind === "lock") {
        if (account !== null && known && (await hasOwnTries(account, timeMs))) return NEXT
        if (account !== null && (await tally.lock(account, timeMs)) && enforced)
          await notices?.tell(account, requested.account ?? "", request)
        return LOCKED
      }
      if (answer.kind === "puzzle" && (known || (await puzzles.usePass(request.gateCookies.get(PASS_COOKIE), timeMs))))
        return NEXT
      return due(request, decisionFor(answer, settings))
    }
    return {
      ...(remarksOf(context)?.length === 0 ? {} : { remarks: remarksOf(context) ?? [] }),
      async onRequest(request) {
        const isLogInPage = request.path.replace(/\/+$/, "") === (profile.accounts?.logInPage ?? "/")
        if (!enforced || !isLogInPage || request.method !== "GET" || !request.navigation) return NEXT
        if (await puzzles.hasPass(request.gateCookies.get(PASS_COOKIE), request.timeMs)) return NEXT
        for (const who of whoIs(request))
          if ((await services.counters.take(dueKey(who), request.timeMs)) !== null) return PAGE_DUE
        return NEXT
      },
      bodyBytes: ({ candidates }) => (candidates.some(isGuarded) ? 1 : 0),
      async onBody(request, { acts }) {
        if (acts.state === "unreadable") return acts.candidates.some(isGuarded) ? UNREADABLE : NEXT
        for (const requested of acts.acts) {
          if (isLogIn(requested.act)) {
            const decision = await judgeLogIn(request, requested)
            if (decision.action !== "next") return decision
          }
          const weak = judgePassword(request, requested)
          if (weak !== null) return weak
        }
        return NEXT
      },
      async onOutcome(request, answer) {
        const tried = tries.get(request)
        const done = answer.acts.some(({ requested, result }) => isLogIn(requested.act) && result === "success")
        if (tried === undefined || !done) return
        await tally.succeed(tried, request.timeMs)
        const customer = answer.acts.some(({ requested }) => requested.act.who === "customer")
        if (enforced && customer && tried.account !== null) await accounts?.records?.see(tried.account, request.timeMs)
      },
      ...(enforced
        ? {
            pages: [
              challengePage(context, puzzles),
              ...unlockPages(context, Math.ceil(settings.account.windowMs / 60_000), async (key, request) => {
                const account = (await notices?.open(key, request)) ?? null
                if (account !== null) await tally.unlock(account, request.timeMs)
                return account !== null
              }),
            ],
          }
        : {}),
    }
  },
}
