import { randomBytes } from "node:crypto"
import type { Header } from "../accept/headers.ts"
import type { Counters } from "../../storage/counters.ts"
import type { Keys } from "../services/keys.ts"

export const LIFE_HEADER = "x-sekisho-life"
/**
 * What the gate asks itself is counted under an address of this block, which is nobody's (RFC 5737): no allow list holds it, and
 * what guards count there is no visitor's.
 */
const CANARY_BLOCK = "192.0.2."
export const canaryAddress = (host: number): string => `${CANARY_BLOCK}${host}`
export const CANARY_ADDRESS = canaryAddress(66)
/** Clocks of several gates may differ by this. */
export const LIFETIME_MS = 2 * 60_000
const TOKEN = /^(\d{13})\.([A-Za-z0-9_-]{16})\.([ec])([1-9]\d{0,2})\.([A-Za-z0-9_-]{43})$/

/**
 * `ends`: a question about a guard; whatever no guard stops ends at the gate. `goes-on`: what the gate's own test customer does;
 * it passes the same guards as a visitor's, and what they let through reaches the shop.
 */
export type LifeKind = "ends" | "goes-on"
/** A question that the gate asks itself. */
export interface LifeQuestion {
  readonly token: string
  readonly kind: LifeKind
  /** Under which it is counted. */
  readonly address: string
}

/** A question that the gate asks itself through the public address. Only holders of the gate's key can ask, and answer. */
export interface LifeKeys {
  /** A new question's token; `host`: 1 to 254, which of nobody's addresses it comes from. */
  ask(timeMs: number, kind?: LifeKind, host?: number): string
  /** The question that a request carries; null where it carries none, an old or a foreign one. */
  read(fromProxies: readonly Header[], timeMs: number): LifeQuestion | null
  /** Uses the question up: who has seen it on its way has nothing. False where it was used before. */
  use(question: LifeQuestion, timeMs: number): Promise<boolean>
  /** What the gate says to it: the reason of a refusal, `passed`, `own.STATUS` (a page of its own) or `reached.STATUS` (the shop). */
  answer(token: string, reason: string): string
  /** The reason in an answer; null where no gate with this key has given it. */
  reasonIn(token: string, answer: string): string | null
}

export const lifeKeys = (keys: Keys, site: string, counters: Counters): LifeKeys => {
  const about = (time: string, nonce: string, what: string): string => `${site} ${time} ${nonce} ${what}`
  return {
    ask(timeMs, kind = "ends", host = 66) {
      const [time, nonce] = [String(Math.floor(timeMs)).padStart(13, "0"), randomBytes(12).toString("base64url")]
      const what = `${kind === "ends" ? "e" : "c"}${host}`
      return `${time}.${nonce}.${what}.${keys.code("life", about(time, nonce, what))}`
    },
    read(fromProxies, timeMs) {
      if (fromProxies.length === 0) return null
      const told = fromProxies.filter(([name]) => name === LIFE_HEADER)
      const parts = TOKEN.exec(told[0]?.[1] ?? "")
      if (told.length !== 1 || parts === null) return null
      const [token = "", time = "", nonce = "", kind = "", host = "", code = ""] = parts
      if (Math.abs(timeMs - Number(time)) > LIFETIME_MS || Number(host) > 254) return null
      if (!keys.matches("life", about(time, nonce, kind + host), code)) return null
      return { token, kind: kind === "e" ? "ends" : "goes-on", address: canaryAddress(Number(host)) }
    },
    use: async ({ token }, timeMs) =>
      counters.setIfAbsent(`life/${site}/asked/${token.split(".", 2)[1] ?? ""}`, "1", 2 * LIFETIME_MS, timeMs),
    answer: (token, reason) => `${reason} ${keys.code("life-answer", `${token} ${reason}`)}`,
    reasonIn(token, answer) {
      const [reason = "", code = ""] = answer.split(" ", 2)
      return /^[a-z0-9.-]{1,80}$/.test(reason) && keys.matches("life-answer", `${token} ${reason}`, code)
        ? reason
        : null
    },
  }
}
