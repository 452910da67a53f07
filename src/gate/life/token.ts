import { randomBytes } from "node:crypto"
import type { Header } from "../accept/headers.ts"
import type { Keys } from "../services/keys.ts"

export const LIFE_HEADER = "x-sekisho-life"
/** Nobody's address (RFC 5737): what the gate asks itself is counted under it, and no allow list holds it. */
export const CANARY_ADDRESS = "192.0.2.66"
/** Clocks of several gates may differ by this. */
const LIFETIME_MS = 2 * 60_000
const TOKEN = /^(\d{13})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{43})$/

/** A question that the gate asks itself through the public address. Only holders of the gate's key can ask, and answer. */
export interface LifeKeys {
  /** A new question's token. */
  ask(timeMs: number): string
  /** The token that a request carries; null where it carries none, an old or a foreign one. */
  read(fromProxies: readonly Header[], timeMs: number): string | null
  /** What the gate says to it: the reason of a refusal, or `passed`. */
  answer(token: string, reason: string): string
  /** The reason in an answer; null where no gate with this key has given it. */
  reasonIn(token: string, answer: string): string | null
}

export const lifeKeys = (keys: Keys, site: string): LifeKeys => {
  const about = (time: string, nonce: string): string => `${site} ${time} ${nonce}`
  return {
    ask(timeMs) {
      const [time, nonce] = [String(Math.floor(timeMs)).padStart(13, "0"), randomBytes(12).toString("base64url")]
      return `${time}.${nonce}.${keys.code("life", about(time, nonce))}`
    },
    read(fromProxies, timeMs) {
      if (fromProxies.length === 0) return null
      const told = fromProxies.filter(([name]) => name === LIFE_HEADER)
      const parts = TOKEN.exec(told[0]?.[1] ?? "")
      if (told.length !== 1 || parts === null) return null
      const [token = "", time = "", nonce = "", code = ""] = parts
      if (Math.abs(timeMs - Number(time)) > LIFETIME_MS) return null
      return keys.matches("life", about(time, nonce), code) ? token : null
    },
    answer: (token, reason) => `${reason} ${keys.code("life-answer", `${token} ${reason}`)}`,
    reasonIn(token, answer) {
      const [reason = "", code = ""] = answer.split(" ", 2)
      return /^[a-z.-]{1,80}$/.test(reason) && keys.matches("life-answer", `${token} ${reason}`, code) ? reason : null
    },
  }
}
