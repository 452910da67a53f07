import { Secret, TOTP } from "otpauth"
import type { StageContext } from "../stages/stage.ts"
import type { AccountRecords } from "./record.ts"

const SECRET_BYTES = 20
const PERIOD_SECONDS = 30
const STEP_MS = PERIOD_SECONDS * 1_000

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: label,
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  })

/** Codes of an app on the customer's phone. Its secret is kept sealed. */
export interface Authenticator {
  /** A new secret in base32 (or `given` once more), and the address by which a phone takes it. */
  begin(given?: string | null): { readonly secret: string; readonly uri: string }
  /** Whether `typed` is right for a secret that is just being set up. */
  proves(secret: string, typed: string, timeMs: number): boolean
  has(account: string): Promise<boolean>
  /** Whether `typed` is right now; each code counts once. */
  check(account: string, typed: string, timeMs: number): Promise<boolean>
  set(account: string, secret: string | null, timeMs: number): Promise<void>
  /** The account has another name from now on. */
  move(from: string, to: string, timeMs: number): Promise<void>
}

export const authenticatorOf = (
  { site, origin, services: { counters, keys, random } }: StageContext,
  records: AccountRecords | null,
): Authenticator => {
  const label = new URL(origin).host
  const stepOf = (secret: string, typed: string, timeMs: number): number | null => {
    const token = typed.normalize("NFKC").replace(/\D/g, "").slice(0, 12)
    if (token.length !== 6) return null
    const delta = totpOf(secret, label).validate({ token, window: 1, timestamp: timeMs })
    return delta === null ? null : Math.floor(timeMs / STEP_MS) + delta
  }
  const secretOf = async (account: string): Promise<string | null> => {
    const sealed = (await records?.read(account))?.authenticator ?? null
    return sealed === null ? null : keys.open(`authenticator ${site} ${account}`, sealed)
  }
  const set = async (account: string, secret: string | null, timeMs: number): Promise<void> => {
    const sealed = secret === null ? null : keys.seal(`authenticator ${site} ${account}`, secret)
    await records?.setAuthenticator(account, sealed, timeMs)
  }
  return {
    set,
    async move(from, to, timeMs) {
      const secret = await secretOf(from)
      if (secret === null) return
      await set(to, secret, timeMs)
      await set(from, null, timeMs)
    },
    begin(given = null) {
      const secret = given ?? new Secret({ buffer: Uint8Array.from(random(SECRET_BYTES)).buffer }).base32
      return { secret, uri: totpOf(secret, label).toString() }
    },
    proves: (secret, typed, timeMs) => /^[A-Z2-7]{32}$/.test(secret) && stepOf(secret, typed, timeMs) !== null,
    has: async (account) => (await secretOf(account)) !== null,
    async check(account, typed, timeMs) {
      const secret = await secretOf(account)
      const step = secret === null ? null : stepOf(secret, typed, timeMs)
      if (step === null) return false
      // A code that somebody looked at over the shoulder is used up.
      return counters.setIfAbsent(`accounts/${site}/authenticator/${account}/${step}`, "1", 4 * STEP_MS, timeMs)
    },
  }
}
