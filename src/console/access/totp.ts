import { Secret, TOTP } from "otpauth"
import type { RandomBytes } from "../world.ts"
import { sameSecret } from "./tokens.ts"

const STEP_SECONDS = 30
const SECRET_BYTES = 20
const ISSUER = "Sekisho"

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: STEP_SECONDS })

/** A new secret for an authenticator, in Base32. */
export const newTotpSecret = (random: RandomBytes): string =>
  new Secret({ buffer: new Uint8Array(random(SECRET_BYTES)).buffer }).base32

/** What the QR code says. */
export const totpUri = (secret: string, label: string): string => totpOf(secret, label).toString()

/**
 * The time step whose code this is, one step of leeway on either side; null where it is none of them, or one that is not later
 * than `usedStep`: a code counts once.
 */
export const totpStep = (secret: string, code: string, usedStep: number, nowMs: number): number | null => {
  const digits = code.replaceAll(/\s/g, "")
  if (!/^\d{6}$/.test(digits)) return null
  const totp = totpOf(secret, "")
  const now = Math.floor(nowMs / 1_000 / STEP_SECONDS)
  const isIt = (step: number): boolean =>
    step > usedStep && sameSecret(totp.generate({ timestamp: step * STEP_SECONDS * 1_000 }), digits)
  return [now, now - 1, now + 1].find(isIt) ?? null
}
