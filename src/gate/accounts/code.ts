import type { StageContext } from "../stages/stage.ts"

export const CODE_MS = 10 * 60_000
const TRIES = 5
const HOUR_MS = 60 * 60_000
/** Wrong codes and mails of one account in an hour, over all its sessions. */
const PER_ACCOUNT = { wrong: 10, mails: 6 } as const

/** What a code is good for; one that was sent for one thing is none for another. */
export type CodePurpose = "log-in" | "change"
/** Whom a code belongs to. */
export interface CodeOwner {
  readonly purpose: CodePurpose
  readonly session: string
  readonly account: string
}
export type CodeCheck = "right" | "wrong" | "used-up" | "none" | "too-many"

export interface Codes {
  /** A new code; null where the account has had too many. The one before ends. `own`: for the gate's own customer, uncounted. */
  make(owner: CodeOwner, timeMs: number, own?: boolean): Promise<string | null>
  /** Whether one is waiting to be typed. */
  waits(owner: CodeOwner, timeMs: number): Promise<boolean>
  check(owner: CodeOwner, typed: string, timeMs: number, own?: boolean): Promise<CodeCheck>
  /** Counts a wrong answer of another kind (an authenticator's code) towards the account; false: enough of them. */
  mayTry(account: string, timeMs: number): Promise<boolean>
}

const plainDigits = (typed: string): string => typed.normalize("NFKC").replace(/[\s-]/g, "").slice(0, 12)

/** Six digits from random bytes, every number as likely: what would make some likelier is drawn again. */
const digits = (random: (size: number) => Uint8Array): string => {
  for (let draws = 0; draws < 100; draws += 1) {
    const value = Buffer.from(random(4)).readUInt32BE()
    if (value < 4_294_000_000) return String(value % 1_000_000).padStart(6, "0")
  }
  throw new Error("no chance")
}

/** Codes of six digits, each bound to a session, an account and a purpose, five tries, ten minutes, one use. */
export const codesOf = ({ site, services: { counters, keys, random } }: StageContext): Codes => {
  const place = ({ purpose, session }: CodeOwner): string => `accounts/${site}/code/${purpose}/${session}`
  const hidden = ({ purpose, session, account }: CodeOwner, code: string): string =>
    JSON.stringify([site, purpose, session, account, code])
  const wrongOf = (account: string): string => `accounts/${site}/wrong/${account}`
  const enough = async (account: string, timeMs: number): Promise<boolean> =>
    (await counters.count(wrongOf(account), HOUR_MS, timeMs)) >= PER_ACCOUNT.wrong
  return {
    async make(owner, timeMs, own = false) {
      if (!own) {
        if (await enough(owner.account, timeMs)) return null
        const mails = await counters.add(`accounts/${site}/code-mails/${owner.account}`, HOUR_MS, timeMs)
        if (mails > PER_ACCOUNT.mails) return null
      }
      const code = digits(random)
      const serial = Buffer.from(random(9)).toString("base64url")
      await counters.set(place(owner), `${serial} ${keys.code("code", hidden(owner, code))}`, CODE_MS, timeMs)
      return code
    },
    waits: async (owner, timeMs) => (await counters.get(place(owner), timeMs)) !== null,
    async check(owner, typed, timeMs, own = false) {
      const kept = await counters.get(place(owner), timeMs)
      if (kept === null) return "none"
      if (!own && (await enough(owner.account, timeMs))) return "too-many"
      const [serial = "", code = ""] = kept.split(" ")
      // Counted before it is looked at: many at once get no more tries than one after the other.
      const tries = await counters.add(`accounts/${site}/tries/${serial}`, CODE_MS, timeMs)
      if (tries > TRIES) {
        await counters.delete(place(owner))
        return "used-up"
      }
      if (!keys.matches("code", hidden(owner, plainDigits(typed)), code)) {
        if (!own) await counters.add(wrongOf(owner.account), HOUR_MS, timeMs)
        return "wrong"
      }
      return (await counters.take(place(owner), timeMs)) === kept ? "right" : "none"
    },
    async mayTry(account, timeMs) {
      return (await counters.add(wrongOf(account), HOUR_MS, timeMs)) <= PER_ACCOUNT.wrong
    },
  }
}
