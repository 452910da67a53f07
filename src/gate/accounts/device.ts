import { gateCookie } from "../own/cookie.ts"
import type { Header } from "../accept/headers.ts"
import type { GateRequest, StageContext } from "../stages/stage.ts"
import type { AccountRecords } from "./record.ts"

const DAY_SECONDS = 86_400

/** Cookies that prove something to this gate alone: signed, bound to the account, and of no use for another. */
export interface Proofs {
  /** Says that this browser gave the factor for this session and account. */
  factor(session: string, account: string, timeMs: number): Header
  /** When it did; null for never, or for another session, account or browser. */
  factorMs(request: GateRequest, session: string, account: string): number | null
  /** Makes this browser a known device of the account; null where devices cannot be remembered. */
  device(account: string, timeMs: number): Promise<Header | null>
  isKnown(request: GateRequest, account: string, timeMs: number): Promise<boolean>
}

const FACTOR_SECONDS = 12 * 60 * 60
const shortName = (account: string): string => `device-${account.slice(0, 12)}`

/** `days`: how long a device is remembered. */
export const proofsOf = (context: StageContext, records: AccountRecords | null, days: number): Proofs => {
  const { site, publicScheme, services } = context
  const { keys } = services
  const signed = (purpose: string, parts: readonly string[], body: string): string =>
    `${body}.${keys.code(purpose, JSON.stringify([site, ...parts, body]))}`
  /** What was signed; null where it was not signed for these parts. */
  const opened = (purpose: string, parts: readonly string[], value: string | undefined): string | null => {
    if (value === undefined || value.length > 300) return null
    const at = value.lastIndexOf(".")
    const body = value.slice(0, at)
    return at > 0 && keys.matches(purpose, JSON.stringify([site, ...parts, body]), value.slice(at + 1)) ? body : null
  }
  const time = (text: string | undefined): number => Number.parseInt(text ?? "", 36)
  return {
    factor: (session, account, timeMs) =>
      gateCookie(publicScheme, "factor", signed("factor", [session, account], timeMs.toString(36)), FACTOR_SECONDS),
    factorMs(request, session, account) {
      const body = opened("factor", [session, account], request.gateCookies.get("factor"))
      if (body === null) return null
      const issuedMs = time(body)
      return request.timeMs - issuedMs <= FACTOR_SECONDS * 1_000 ? issuedMs : null
    },
    async device(account, timeMs) {
      if (records === null) return null
      const { generation } = await records.read(account)
      const nonce = Buffer.from(services.random(12)).toString("base64url")
      const value = signed("device", [account], `${generation}.${timeMs.toString(36)}.${nonce}`)
      return gateCookie(publicScheme, shortName(account), value, days * DAY_SECONDS)
    },
    async isKnown(request, account, timeMs) {
      const body = opened("device", [account], request.gateCookies.get(shortName(account)))
      if (body === null || records === null) return false
      const [generation = "", issued] = body.split(".")
      if (!(timeMs - time(issued) <= days * DAY_SECONDS * 1_000)) return false
      return (await records.read(account)).generation === Number(generation)
    },
  }
}
