import type { LoginDefenceSettings } from "../../../config/guard-accounts.ts"
import type { RequestedAct } from "../../acts/requested.ts"
import { customerBlockOf } from "../../address.ts"
import { NEXT, type Decision, type GateRequest, type StageContext } from "../stage.ts"

const REASON = "login-defence.registrations"

/**
 * Counts the accounts that one address asks for: machines make them in bulk, to test cards with. Each of several in one
 * request counts. A door that is known from documentation only is watched.
 */
export const registrationsOf = (context: StageContext, settings: LoginDefenceSettings) => {
  const { services, site } = context
  const { count, windowMs } = settings["registrations-per-address"]
  const refusal = { action: "refuse", status: 429, reason: REASON, retryAfterSeconds: Math.ceil(windowMs / 1_000) } as const // prettier-ignore
  return async (request: GateRequest, acts: readonly RequestedAct[]): Promise<Decision> => {
    const asked = acts.filter(({ act }) => act.kinds.includes("register"))
    if (asked.length === 0) return NEXT
    const address = services.keys.code("login-defence", `${site}\n${customerBlockOf(request.visitor.address)}`)
    const key = `login-defence/${site}/registered/${address}`
    const known = await services.counters.add(key, windowMs, request.timeMs, asked.length)
    if (known <= count) return NEXT
    if (asked.some(({ act }) => act.proof !== "documented")) return refusal
    context.note("login-defence.unproved-door", request)
    return NEXT
  }
}
