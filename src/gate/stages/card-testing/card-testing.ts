import type { CardTestingSettings } from "../../../config/guard-card-testing.ts"
import { sessionsOf } from "../../accounts/session.ts"
import { ACT_BODY_BYTES, type RequestedAct } from "../../acts/requested.ts"
import { customerBlockOf } from "../../address.ts"
import { isNamed } from "../../header.ts"
import { NEXT, type EndedAct, type GateRequest, type Refusal, type RequestBody, type ResponseDecision, type ShopAnswer, type Stage } from "../stage.ts" // prettier-ignore
import { refuseUnreadable } from "../unreadable.ts"
import { cardDoors } from "./doors.ts"
import { inSameWords } from "./words.ts"

type Rate = CardTestingSettings["alarm"]
/** One thing that is counted: what it is called in a reason, under which key, and how much of it is too much. */
interface Count {
  readonly reason: "address" | "session" | "account"
  readonly key: string
  readonly rate: Rate
}

const isCard = ({ kinds }: RequestedAct): boolean => kinds.includes("card") || kinds.includes("order")
/** Everything is asked for at one address there: only its mutations tell what is a payment. */
const isGraphql = ({ candidates }: GateRequest): boolean => candidates.some(({ mutation }) => mutation !== undefined)
/** An act that its profile cannot tell the end of says nothing about the whole shop. */
const canTell = ({ requested: { act } }: EndedAct): boolean => act.success.length > 0 || act.failure.length > 0

const isJson = ({ headers }: ShopAnswer): boolean =>
  headers.some((header) => isNamed(header, "content-type") && /^\s{0,8}application\/json\b/i.test(header[1]))

/** Those who try stolen cards: many payments, or many that fail, of one address, session or customer; or of the whole shop. */
export const cardTesting: Stage<CardTestingSettings> = {
  name: "card-testing",
  build(settings, context) {
    const { site, profile, note, services } = context
    const { counters, keys } = services
    const sessions = sessionsOf(context)
    const isDoor = cardDoors(profile)
    const isSession = (name: string): boolean => profile.sessionCookies.some((pattern) => pattern.test(name))
    const sessionCodes = ({ cookies }: GateRequest): readonly string[] =>
      sessions?.codesOf(cookies) ??
      cookies.filter(({ name }) => isSession(name)).map(({ name, value }) => keys.code("session", `${site}\n${name}\n${value}`)) // prettier-ignore
    const countsFor = async (request: GateRequest, kind: "tried" | "failed"): Promise<readonly Count[]> => {
      const key = (what: string, who: string): string => `card/${site}/${kind}/${what}/${who}`
      const failed = kind === "failed"
      const perAddress = settings[failed ? "declines-per-address" : "per-address"]
      const perSession = settings[failed ? "declines-per-session" : "per-session"]
      const codes = sessionCodes(request).slice(0, 4)
      const account = failed ? null : await accountOf(codes, request.timeMs)
      return [
        { reason: "address", key: key("address", customerBlockOf(request.visitor.address)), rate: perAddress },
        ...codes.map((code): Count => ({ reason: "session", key: key("session", code), rate: perSession })),
        ...(account === null ? [] : [{ reason: "account", key: key("account", account), rate: settings["per-account"] } as const]), // prettier-ignore
      ]
    }
    const accountOf = async (codes: readonly string[], timeMs: number): Promise<string | null> => {
      for (const code of codes) {
        const account = (await sessions?.read(code, timeMs))?.account ?? null
        if (account !== null) return account
      }
      return null
    }
    const shopKey = `card/${site}/failed/shop`
    const isAlarm = async (timeMs: number): Promise<boolean> =>
      (await counters.count(shopKey, settings.alarm.windowMs, timeMs)) >= settings.alarm.count
    const refuse = (reason: Refusal["reason"], { windowMs }: Rate): Refusal => ({
      action: "refuse",
      status: 429,
      reason,
      retryAfterSeconds: Math.ceil(windowMs / 1_000),
    })
    const fail = async (request: GateRequest, tellsOfShop: boolean, times = 1): Promise<void> => {
      const { timeMs } = request
      for (const { key, rate } of await countsFor(request, "failed"))
        await counters.add(key, rate.windowMs, timeMs, times)
      if (!tellsOfShop || request.own) return
      const { windowMs, count } = settings.alarm
      if ((await counters.add(shopKey, windowMs, timeMs, times)) < count) return
      if (await counters.setIfAbsent(`card/${site}/alarm`, "1", windowMs, timeMs)) note("card-testing.alarm", request)
    }
    const countEnds = async (request: GateRequest, answer: ShopAnswer): Promise<void> => {
      const ended = answer.acts.filter(({ requested }) => isCard(requested))
      const failed = ended.filter(({ result }) => result !== "success")
      if (failed.length > 0) await fail(request, failed.some(canTell), failed.length)
      else if (ended.length === 0 && answer.status >= 400 && !isGraphql(request)) await fail(request, true)
    }
    const wanted = (request: GateRequest, { acts }: RequestBody): boolean =>
      acts.state === "unreadable" || acts.acts.some(isCard) || request.candidates.length === 0
    return {
      bodyBytes: (request) => (isDoor(request) ? 1 : 0),
      async onBody(request, body) {
        // Nobody knows how many payments are in it.
        if (body.acts.state === "unreadable" && body.acts.why !== undefined) return refuseUnreadable("card-testing", body.acts) // prettier-ignore
        if (!wanted(request, body)) return NEXT
        const { timeMs } = request
        const alarmed = await isAlarm(timeMs)
        for (const { reason, key, rate } of await countsFor(request, "failed")) {
          const most = alarmed ? 1 : rate.count
          if ((await counters.count(key, rate.windowMs, timeMs)) >= most)
            return refuse(`card-testing.failed-${reason}`, rate)
        }
        const times = body.acts.state === "read" ? Math.max(1, body.acts.acts.filter(isCard).length) : 1
        for (const { reason, key, rate } of await countsFor(request, "tried"))
          if ((await counters.add(key, rate.windowMs, timeMs, times)) > rate.count)
            return refuse(`card-testing.tried-${reason}`, rate)
        return NEXT
      },
      answerBytes: (request) => (settings["same-words"] && isDoor(request) ? ACT_BODY_BYTES : 0),
      onOutcome: (request, answer) => (isDoor(request) ? countEnds(request, answer) : undefined),
      onResponse(request, answer): ResponseDecision {
        const { body, headers, acts } = answer
        if (!settings["same-words"] || !isDoor(request) || body === null || !body.whole || !isJson(answer)) return NEXT
        const ended = acts.filter(({ requested }) => isCard(requested))
        if (ended.some(({ result }) => result === "success") || (ended.length === 0 && isGraphql(request))) return NEXT
        const levelled = inSameWords(Buffer.from(body.bytes).toString("utf8"))
        return levelled === null ? NEXT : { action: "edit", headers, body: Buffer.from(levelled) }
      },
    }
  },
}
