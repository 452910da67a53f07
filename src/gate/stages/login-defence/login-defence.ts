import type { LoginDefenceSettings } from "../../../config/guard-accounts.ts"
import type { ActKind, ProfileAct } from "../../../platforms/act.ts"
import { fill } from "../../../lib/words.ts"
import { customerBlockOf } from "../../address.ts"
import { accountsOf, type Accounts } from "../../accounts/accounts.ts"
import { plainId } from "../../accounts/account.ts"
import { puzzlesOf } from "../../accounts/puzzle.ts"
import type { ActsRead, RequestedAct } from "../../acts/requested.ts"
import { CHALLENGE_PATH, challengePage, PASS_COOKIE } from "../../own/challenge-page.ts"
import { LOCKED_PATH, unlockPages } from "../../own/unlock-page.ts"
import { NEXT, type Decision, type Detour, type EndedAct, type GateRequest, type Hooks, type Stage, type StageContext } from "../stage.ts" // prettier-ignore
import { refuseUnreadable } from "../unreadable.ts"
import { lockNotices } from "./lock-notice.ts"
import { answerTo, tallyOf, type Answer, type Try } from "./tally.ts"
import { passwordJudge } from "./password.ts"
import { registrationsOf } from "./registrations.ts"
import { REMARKS, SAYS } from "./words.ts"

const GUARDED: ReadonlySet<ActKind> = new Set<ActKind>(["log-in", "register", "reset", "password-change"])
/** How long the next look at the log-in page is the puzzle, after a program's log-in was stopped for it. */
const DUE_MS = 5 * 60_000

type Unreadable = Extract<ActsRead, { state: "unreadable" }>

const isLogIn = (act: ProfileAct): boolean => act.kinds.includes("log-in")
const isGuarded = (act: ProfileAct): boolean => act.kinds.some((kind) => GUARDED.has(kind))
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

const goesOn = ({ action }: Decision): boolean => action === "next" || action === "delay"
const RANK = { next: 0, delay: 1, answer: 2, challenge: 2, refuse: 3, hold: 4 } as const
/** For several log-ins in one request: a lock before a refusal, that before a puzzle, that before the longest delay. */
const harder = (one: Decision, other: Decision): Decision => {
  if (one.action === "delay" && other.action === "delay") return one.ms >= other.ms ? one : other
  return RANK[one.action] >= RANK[other.action] ? one : other
}
/** What is only known from documentation is watched: a wrong sign would shut customers out. */
const isProved = ({ proof }: ProfileAct): boolean => proof !== "documented"
/** A door that nobody can read is closed altogether, so its end need not be told. */
const tellsSuccess = ({ reads, success }: ProfileAct): boolean => reads === "xml" || success.length > 0

/** What shops take out of an id before they look it up (tags, `%41`, `&amp;`), and accents, which their databases do not tell apart. */
const bareId = (id: string): string =>
  id
    .replace(/<[^<>]{0,200}>|%[0-9a-f]{2}|&[a-z0-9#]{1,20};/g, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")

/** Ids that a shop may take for one another: those that are one when bare, and with a LIKE those of one length at one host. */
const alikeOf = (id: string): string | null => {
  const plain = plainId(id)
  const [local = "", host = ""] = plain.split("@", 2)
  if (/[_%\\]/.test(local) && !/%[0-9a-f]{2}/.test(local)) return `${local.length}@${host}`
  const bare = bareId(plain)
  return bare === plain.normalize("NFD") ? null : `bare ${bare}`
}

const remarksOf = ({ profile, services }: StageContext): Hooks["remarks"] => {
  const acts = (profile.acts ?? []).filter(isLogIn)
  const blind = !acts.every(tellsSuccess)
  const unproved = acts.filter((act) => !isProved(act) && act.reads !== "xml")
  return [
    ...(unproved.length > 0 ? [fill(REMARKS.unproved, { doors: unproved.map(({ id }) => id).join(", ") })] : []),
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
    const judgeRegistrations = registrationsOf(context, settings)
    const notices = accounts === null ? null : lockNotices(context, accounts, settings)
    /** One request may try many log-ins: GraphQL gives each a name of its own. */
    const tries = new WeakMap<RequestedAct, Try>()
    const codeFor = (text: string): string => services.keys.code("login-defence", `${site}\n${text}`)
    const dueKey = (who: string): string => `login-defence/${site}/due/${who}`
    const whoIs = (request: GateRequest): readonly string[] => [
      ...(accounts?.sessions.codesOf(request.cookies) ?? []),
      codeFor(request.visitor.address),
    ]
    /** A shop whose answers tell nothing would always be under attack. */
    const knowsSuccess = logIns.every(tellsSuccess)

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
        own: request.own,
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
    /** All log-ins of one request: each counts, and the hardest answer is for the whole request. */
    const judgeLogIns = async (request: GateRequest, all: readonly RequestedAct[]): Promise<Decision> => {
      let hardest: Decision = NEXT
      for (const requested of all) {
        if (isProved(requested.act)) hardest = harder(hardest, await judgeTry(request, requested))
        else await watch(request, requested)
      }
      return hardest
    }
    const goOn = async (request: GateRequest, all: readonly RequestedAct[]): Promise<void> => {
      for (const requested of all) {
        const tried = tries.get(requested)
        if (tried !== undefined) await tally.goesOn(tried, request.timeMs)
      }
    }
    const judgeUnreadable = (request: GateRequest, acts: Unreadable): Decision => {
      const doors = acts.candidates.filter(isGuarded)
      if (doors.length === 0) return NEXT
      if (doors.some((act) => isProved(act) || act.reads === "xml")) return refuseUnreadable("login-defence", acts)
      context.note("login-defence.unproved-door", request)
      return NEXT
    }
    /** Counts of their own, which stop nobody and are nothing to the rest of the shop. */
    const watch = async (request: GateRequest, requested: RequestedAct): Promise<void> => {
      const { account } = requested
      const tried = {
        account: account === null ? null : codeFor(`unproved\n${plainId(account)}`),
        alike: null,
        address: codeFor(`unproved\n${customerBlockOf(request.visitor.address)}`),
        known: false,
        own: true,
      }
      tries.set(requested, tried)
      const standing = await tally.count(tried, request.timeMs)
      if (answerTo(standing, settings, false).kind !== "next") context.note("login-defence.unproved-door", request)
    }
    const judgeTry = async (request: GateRequest, requested: RequestedAct): Promise<Decision> => {
      const { timeMs } = request
      const tried = await triedBy(request, requested.account)
      tries.set(requested, tried)
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
    const showDue = async (request: GateRequest): Promise<Decision> => {
      if (await puzzles.hasPass(request.gateCookies.get(PASS_COOKIE), request.timeMs)) return NEXT
      for (const who of whoIs(request))
        if ((await services.counters.take(dueKey(who), request.timeMs)) !== null) return PAGE_DUE
      return NEXT
    }
    const countSuccesses = async (request: GateRequest, acts: readonly EndedAct[]): Promise<void> => {
      for (const { requested, result } of acts) {
        const tried = tries.get(requested)
        if (tried === undefined || result !== "success") continue
        await tally.succeed(tried, request.timeMs)
        if (enforced && requested.act.who === "customer" && isProved(requested.act) && tried.account !== null)
          await accounts?.records?.see(tried.account, request.timeMs)
      }
    }
    return {
      ...(remarksOf(context)?.length === 0 ? {} : { remarks: remarksOf(context) ?? [] }),
      onRequest(request) {
        const isLogInPage = request.path.replace(/\/+$/, "") === (profile.accounts?.logInPage ?? "/")
        return !enforced || !isLogInPage || request.method !== "GET" || !request.navigation ? NEXT : showDue(request)
      },
      bodyBytes: ({ candidates }) => (candidates.some(isGuarded) ? 1 : 0),
      async onBody(request, { acts }) {
        if (acts.state === "unreadable") return judgeUnreadable(request, acts)
        const tried = acts.acts.filter(({ act }) => isLogIn(act))
        const decision = await judgeLogIns(request, tried)
        if (!goesOn(decision)) return decision
        const crowd = await judgeRegistrations(request, acts.acts)
        if (!goesOn(crowd)) return crowd
        await goOn(request, tried)
        for (const requested of acts.acts) {
          const weak = judgePassword(request, requested)
          if (weak !== null) return weak
        }
        return decision
      },
      onOutcome: (request, { acts }) =>
        acts.some(({ result }) => result === "success") ? countSuccesses(request, acts) : undefined,
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
