import type { EndedAct, GateRequest, StageContext } from "../stages/stage.ts"
import type { Accounts, Customer } from "./accounts.ts"

/** How long a shop's link for a new password can be used, at the longest that we know of. */
const LINK_MS = 48 * 60 * 60_000

/** Whose password was reset: shops do not say so in the answer, and the link says it only to them. */
export interface Resets {
  /** Follows requests for a link and resets. Answers the id whose reset is proved to be this visitor's; else null. */
  follow(
    request: GateRequest,
    ends: readonly EndedAct[],
  ): Promise<{ readonly done: boolean; readonly id: string | null }>
  /** Whether there was a reset of which nobody knows whose it was; cheap. */
  someDone(timeMs: number): Promise<boolean>
  /** Whether the customer who logs in had asked for a link before some reset was done; true once. */
  wasReset(customer: Customer, timeMs: number): Promise<boolean>
}

/** `owner`: the stage whose marks these are. */
export const resetsOf = ({ site, services: { counters } }: StageContext, accounts: Accounts, owner: string): Resets => {
  const key = (what: string, rest: string): string => `${owner}/${site}/${what}/${rest}`
  const doneKey = key("reset-done", "")
  return {
    async follow(request, ends) {
      const { timeMs } = request
      const of = (kind: "reset" | "reset-request") =>
        ends.filter(({ requested, result }) => requested.kinds.includes(kind) && result !== "failure")
      for (const { requested } of of("reset-request")) {
        if (requested.account === null) continue
        await counters.set(key("reset-asked", accounts.codeOf(requested.account)), String(timeMs), LINK_MS, timeMs)
        for (const session of accounts.sessions.codesOf(request.cookies))
          await counters.set(key("reset-by", session), accounts.sealId(requested.account) ?? "", LINK_MS, timeMs)
      }
      if (of("reset").length === 0) return { done: false, id: null }
      for (const session of accounts.sessions.codesOf(request.cookies)) {
        const id = accounts.openId(await counters.take(key("reset-by", session), timeMs))
        if (id === null) continue
        await counters.delete(key("reset-asked", accounts.codeOf(id)))
        return { done: true, id }
      }
      await counters.set(doneKey, String(timeMs), LINK_MS, timeMs)
      return { done: true, id: null }
    },
    someDone: async (timeMs) => (await counters.get(doneKey, timeMs)) !== null,
    async wasReset({ account }, timeMs) {
      const asked = await counters.get(key("reset-asked", account), timeMs)
      const done = asked === null ? null : await counters.get(doneKey, timeMs)
      if (asked === null || done === null || Number(done) < Number(asked)) return false
      return (await counters.take(key("reset-asked", account), timeMs)) !== null
    },
  }
}
