import type { LoginDefenceSettings } from "../../../config/guard-accounts.ts"
import { isMailAddress, plainId } from "../../accounts/account.ts"
import type { Accounts } from "../../accounts/accounts.ts"
import { lockMail } from "../../accounts/mails.ts"
import { UNLOCK_PATH } from "../../own/unlock-page.ts"
import type { GateRequest, StageContext } from "../stage.ts"

const DAY_MS = 24 * 60 * 60_000

/** Tells the owner of a locked account, with a link that unlocks it once. */
export interface LockNotices {
  tell(account: string, id: string, request: GateRequest): Promise<void>
  /** The account of a link's key, which is used up; null where it is none. */
  open(key: string, request: GateRequest): Promise<string | null>
}

/** Only to accounts that were seen to log in, else anybody could have us mail anybody; and at most once a day. */
export const lockNotices = (context: StageContext, accounts: Accounts, settings: LoginDefenceSettings): LockNotices => {
  const { site, origin, note, services } = context
  const { counters, keys, mailer, random } = services
  const linkKey = (key: string): string => `login-defence/${site}/link/${keys.code("unlock", key)}`
  return {
    async tell(account, id, request) {
      const { timeMs } = request
      note("login-defence.locked", request)
      const address = plainId(id)
      if (mailer === null || !isMailAddress(address)) return
      const record = await accounts.records?.read(account)
      if (record === undefined || record.seenAt === null) return
      if (!(await counters.setIfAbsent(`login-defence/${site}/told/${account}`, "1", DAY_MS, timeMs))) return
      const key = Buffer.from(random(24)).toString("base64url")
      await counters.set(linkKey(key), account, settings.account.windowMs, timeMs)
      const sent = mailer.send(lockMail(address, accounts.host, `${origin}${UNLOCK_PATH}?key=${key}`))
      note(sent ? "login-defence.lock-mail-sent" : "login-defence.mail-failed", request)
    },
    async open(key, request) {
      const account = /^[\w-]{32}$/.test(key) ? await counters.take(linkKey(key), request.timeMs) : null
      if (account !== null) note("login-defence.unlocked", request)
      return account
    },
  }
}
