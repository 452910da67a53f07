import { cookieHeader } from "../accept/cookies.ts"
import type { GateRequest, StageContext, StageReason } from "../stages/stage.ts"
import { accountCode, isMailAddress } from "./account.ts"
import { authenticatorOf, type Authenticator } from "./authenticator.ts"
import { codesOf, type CodeOwner, type Codes } from "./code.ts"
import { proofsOf, type Proofs } from "./device.ts"
import { codeMail } from "./mails.ts"
import { accountRecordsOf, type AccountRecords } from "./record.ts"
import { sessionsOf, type Binding, type Sessions } from "./session.ts"
import { whoamiOf, type Who } from "./whoami.ts"

/** Whom a session belongs to, and where his mail goes. */
export interface Customer {
  readonly account: string
  /** Null where no address is known. */
  readonly address: string | null
}

/** What the stages of accounts share: sessions, proofs, codes, records and the way to the customer. */
export interface Accounts {
  readonly host: string
  readonly sessions: Sessions
  readonly records: AccountRecords | null
  readonly proofs: Proofs
  readonly codes: Codes
  readonly authenticator: Authenticator
  codeOf(id: string): string
  /** The customer of a session, as the shop says it; where the shop cannot be asked, as he typed it. */
  customer(request: GateRequest, cookie: string, binding: Binding | null): Promise<Customer | "nobody" | "unknown">
  sealId(id: string | null): string | null
  openId(sealed: string | null): string | null
  /** Makes a code and mails it. False where the account has had too many, or no mail can be sent. */
  sendCode(
    owner: CodeOwner,
    address: string,
    stage: "second-factor" | "step-up",
    request: GateRequest,
  ): Promise<boolean>
  cookieOf(request: GateRequest): string
  /** When everything that was passed before must be passed again; 0 for never. */
  voidedMs(account: string, timeMs: number): Promise<number>
  /** Ends what is remembered of the account: known devices, and factors that were given. */
  voidAll(account: string, timeMs: number): Promise<void>
}

const VOID_MS = 24 * 60 * 60_000

/** Null where the profile does not tell how a session is known. `days`: how long devices are remembered. */
export const accountsOf = (context: StageContext, days: number): Accounts | null => {
  const sessions = sessionsOf(context)
  if (sessions === null) return null
  const { site, origin, services, note } = context
  const { counters, keys, mailer } = services
  const host = new URL(origin).host
  const records = accountRecordsOf(context)
  const codes = codesOf(context)
  const whoami = whoamiOf(context)
  const tellsAddress = context.profile.accounts?.whoami?.email !== null
  const codeOf = (id: string): string => accountCode(keys, site, id)
  const openId = (sealed: string | null): string | null => (sealed === null ? null : keys.open(`id ${site}`, sealed))
  const voidKey = (account: string): string => `accounts/${site}/void/${account}`
  /** What was typed at the log-in of this visitor's one session. Of several nobody can say whose the shop takes. */
  const typedId = async ({ cookies, timeMs }: GateRequest): Promise<string | null> => {
    const [code, another] = sessions.codesOf(cookies)
    if (code === undefined || another !== undefined) return null
    return openId((await sessions.read(code, timeMs))?.id ?? null)
  }
  return {
    host,
    sessions,
    records,
    codes,
    codeOf,
    openId,
    proofs: proofsOf(context, records, days),
    authenticator: authenticatorOf(context, records),
    sealId: (id) => (id === null ? null : keys.seal(`id ${site}`, id)),
    cookieOf: ({ cookies }) => cookieHeader(cookies),
    async customer(request, cookie, binding) {
      // Without a session there is nobody to ask about.
      if (whoami === null && binding === null && sessions.codesOf(request.cookies).length === 0) return "nobody"
      const who: Who = whoami === null ? { state: "customer", email: null } : await whoami(request.visitor, cookie)
      if (who.state !== "customer") return who.state
      if (who.email !== null) return { account: codeOf(who.email), address: who.email }
      // The page is there but its address is not found in it: what was typed is not believed instead.
      if (whoami !== null && tellsAddress) return "unknown"
      const id = binding === null ? await typedId(request) : openId(binding.id)
      return id === null ? "unknown" : { account: codeOf(id), address: isMailAddress(id) ? id : null }
    },
    async sendCode(owner, address, stage, request) {
      const word = (text: string): StageReason => `${stage}.${text}`
      if (mailer === null) return false
      const code = await codes.make(owner, request.timeMs, request.own)
      if (code === null) {
        note(word("too-many-codes"), request)
        return false
      }
      const sent = mailer.send(codeMail(address, host, owner.purpose, code))
      note(word(sent ? "code-sent" : "mail-failed"), request)
      return sent
    },
    async voidedMs(account, timeMs) {
      return Number((await counters.get(voidKey(account), timeMs)) ?? 0)
    },
    async voidAll(account, timeMs) {
      await counters.set(voidKey(account), String(timeMs), VOID_MS, timeMs)
      await records?.void(account, timeMs)
    },
  }
}
