import { z } from "zod"
import { count, id, instant, language, mailAddress, personName, role, secretToken, words } from "./shared.ts"

/** What a passkey's ceremony hands over; the browser's own library reads and writes it. */
const ceremony = z.record(z.string(), z.unknown())
const loginName = z
  .string()
  .trim()
  .min(3)
  .max(100)
  .regex(/^[^\s\p{Cc}]+$/u)
const password = z.string().min(1).max(1_024)
/** Six digits of the authenticator, or a recovery code. */
const code = z.string().trim().min(6).max(40)

export const me = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  role,
  /** `all`: every site of this installation. */
  sites: z.union([z.literal("all"), z.array(z.string())]),
  /** Where reminders go; null where nobody said. */
  mail: z.string().nullable(),
  hasPassword: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), addedAt: instant, lastUsedAt: instant.nullable() })),
  recoveryCodesLeft: count,
  /** Until when factors and people may be changed without signing in again. */
  freshUntil: instant,
})
export type Me = z.infer<typeof me>
/** One's own address for reminders; null: none. */
export const newMail = z.strictObject({ mail: mailAddress.nullable() })

/** Where this installation and this browser stand. */
export const sessionState = z.object({
  state: z.enum(["no-account", "sign-in", "signed-in"]),
  me: me.nullable(),
  /** False where the browser's address cannot have passkeys: plain HTTP, or a number instead of `localhost`. */
  passkeysPossible: z.boolean(),
  language,
  version: z.string(),
  catalogue: z.string(),
  minPasswordChars: count,
})

/** What a one-time link is for. The link is `/join#TOKEN`; the token goes nowhere but into these bodies. */
export const joinLook = z.strictObject({ token: secretToken })
export const joinOffer = z.object({
  kind: z.enum(["first", "invitation", "new-factors"]),
  role,
  name: z.string(),
  sites: z.union([z.literal("all"), z.array(z.string())]),
  expiresAt: instant,
  /** For the authenticator: shown as a QR code and as text. Valid for this offer only. */
  totp: z.object({ secret: z.string(), uri: z.string() }),
  passkeyOptions: ceremony.nullable(),
})
export type JoinOffer = z.infer<typeof joinOffer>

/** The link is spent when this is answered with 200; the person is then signed in. */
export const joinBody = z.strictObject({
  token: secretToken,
  name: personName,
  login: loginName,
  factor: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("password"), password, code }),
    z.strictObject({ kind: z.literal("passkey"), response: ceremony, name: personName }),
  ]),
})
/** Shown once and never again. */
export const joined = z.object({ me, recoveryCodes: z.array(z.string()) })

export const passwordSignIn = z.strictObject({ login: z.string().max(200), password, code })
export const passkeyOffer = z.object({ flow: id, options: ceremony })
export const passkeySignIn = z.strictObject({ flow: id, response: ceremony })
/** A contractor's personal link, `/contractor#TOKEN`. */
export const linkSignIn = z.strictObject({ token: secretToken })
export const signedIn = z.object({ me })

export const sessionRow = z.object({
  id: z.string(),
  /** The session that asked. */
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  /** The address and the browser as they were at sign-in. */
  from: z.string(),
  browser: z.string(),
  by: z.enum(["password", "passkey", "link", "join"]),
})
export const sessionList = z.object({ sessions: z.array(sessionRow) })

export const newPassword = z.strictObject({ password, code })
export const newTotpOffer = z.object({ flow: id, secret: z.string(), uri: z.string() })
export const newTotp = z.strictObject({ flow: id, code })
export const newPasskey = z.strictObject({ flow: id, response: ceremony, name: personName })
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
/** Words for a password that is refused: too short, common, or like the name. */
export const passwordLook = z.object({ fine: z.boolean(), says: words.nullable() })
export const passwordAsked = z.strictObject({ password, login: z.string().max(200) })
