import type { Clock } from "../../lib/clock.ts"
import { plainId } from "../accounts/account.ts"
import type { Keys } from "../services/keys.ts"
import type { Mail, Mailer, Services } from "../services/services.ts"

/** Nobody's domain (RFC 2606): what a shop itself mails there arrives nowhere. */
const DOMAIN = "canary.invalid"
/** Mails that wait for the proof at once, and for how long. */
const SLOTS = 16
const KEPT_MS = 10 * 60_000

/**
 * The gate's own customer at a shop. Its addresses and passwords are made from the gate's key and stand nowhere: whoever has the
 * key can always log in as it, and nobody else. No customer, no order and no secret of the shop hangs on it.
 */
export interface Canary {
  /** Its mail address, and the one to which it changes for a moment. */
  readonly addresses: readonly [string, string]
  /** Its password, and the one to which it changes for a moment. */
  readonly passwords: readonly [string, string]
  /** Takes the mails that were handed over since, oldest first. Each is read once. */
  mails(): Promise<readonly Mail[]>
}

const place = (site: string, slot: number): string => `life/${site}/mail/${slot}`
const parse = (text: string | null): Mail | null => (text === null ? null : (JSON.parse(text) as Mail)) // we have sealed it
type Parts = Pick<Services, "keys" | "counters">

/** Its addresses and passwords at one site: the same for whoever has the key. */
export const canaryIdentity = (keys: Keys, site: string): Pick<Canary, "addresses" | "passwords"> => {
  const code = (what: string): string => keys.code("canary", `${site}\n${what}`)
  const address = (what: string): string =>
    `sekisho-${Buffer.from(code(what), "base64url").toString("hex").slice(0, 20)}@${DOMAIN}`
  // Letters of both kinds, a digit and a sign, whatever a shop asks for.
  const password = (what: string): string => `Sk-${code(what).slice(0, 24)}-7q`
  return {
    addresses: [address("address"), address("other-address")],
    passwords: [password("password"), password("other-password")],
  }
}

export const canaryOf = (site: string, { keys, counters }: Parts, clock: Clock): Canary => ({
  ...canaryIdentity(keys, site),
  async mails() {
    const taken: Mail[] = []
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const sealed = await counters.take(place(site, slot), clock())
      const mail = sealed === null ? null : parse(keys.open(`canary-mail ${site}`, sealed))
      if (mail !== null) taken.push(mail)
    }
    return taken
  },
})

/**
 * Hands what is mailed to the canary to whoever proves, sealed, through the counters, which all processes of the gate share; it
 * never gets to a mail server. All other mails go their way.
 */
export const keepingCanaryMails = (
  mailer: Mailer,
  site: string,
  parts: Parts,
  { addresses }: Pick<Canary, "addresses">,
  clock: Clock,
): Mailer => {
  const { keys, counters } = parts
  const keep = async (mail: Mail): Promise<void> => {
    const sealed = keys.seal(`canary-mail ${site}`, JSON.stringify(mail))
    for (let slot = 0; slot < SLOTS; slot += 1)
      if (await counters.setIfAbsent(place(site, slot), sealed, KEPT_MS, clock())) return
  }
  return {
    send(mail) {
      if (!addresses.includes(plainId(mail.to))) return mailer.send(mail)
      // A mail that is lost is a proof that fails: nothing waits for it but that.
      void keep(mail).catch(() => {})
      return true
    },
  }
}
