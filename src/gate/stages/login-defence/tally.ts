import type { LoginDefenceSettings } from "../../../config/guard-accounts.ts"
import type { StageContext } from "../stage.ts"

const HOUR_MS = 60 * 60_000
/** Accounts that one address fails at in an hour before it gets puzzles: a slow list. */
const SLOW_ACCOUNTS = 20
/** Share of the limits at which puzzles begin. */
const EARLY = { account: 0.5, address: 1 / 3 } as const

/** One try to log in, before anybody knows how it ends. */
export interface Try {
  /** Code of the typed id; null where none was sent. */
  readonly account: string | null
  /** Ids that a shop may take for one another; null where the id is not of that kind. */
  readonly alike: string | null
  /** Code of the visitor's address. */
  readonly address: string
  /** The browser is a known device of the account. */
  readonly known: boolean
  /** The gate tries itself: that is no sign of an attack on the shop. */
  readonly own?: boolean
}
/** Where a try stands; everything is counted as a failure until the shop has said otherwise. */
export interface Standing {
  /** Failures of the account before this one. */
  readonly accountFailures: number
  readonly accountAddresses: number
  readonly addressAccounts: number
  readonly addressSlow: number
  readonly alikeFailures: number
}
export type Answer =
  | { readonly kind: "next" }
  | { readonly kind: "delay"; readonly ms: number }
  | { readonly kind: "puzzle"; readonly why: "account" | "address" | "site" }
  | { readonly kind: "refuse-address" }
  | { readonly kind: "lock" }

export interface Tally {
  count(tried: Try, timeMs: number): Promise<Standing>
  /** It goes on to the shop: what is stopped here says nothing of how the shop's customers fare. */
  goesOn(tried: Try, timeMs: number): Promise<void>
  /** The shop said that the password was right. */
  succeed(tried: Try, timeMs: number): Promise<void>
  /** Whether the whole shop is under attack: many failures, and a large share of all. */
  alarm(timeMs: number): Promise<boolean>
  isLocked(account: string, timeMs: number): Promise<boolean>
  /** True where this is what locked it. */
  lock(account: string, timeMs: number): Promise<boolean>
  unlock(account: string, timeMs: number): Promise<void>
}

/** The answer to a try grows with what came before it. Pure. */
export const answerTo = (
  { accountFailures, accountAddresses, addressAccounts, addressSlow, alikeFailures }: Standing,
  settings: LoginDefenceSettings,
  alarm: boolean,
): Answer => {
  const account = settings.account.count
  if (accountFailures >= account || accountAddresses >= settings["addresses-per-account"].count) return { kind: "lock" }
  if (addressAccounts > settings["accounts-per-address"].count) return { kind: "refuse-address" }
  if (accountFailures >= Math.ceil(account * EARLY.account) || alikeFailures >= account) return { kind: "puzzle", why: "account" } // prettier-ignore
  if (addressAccounts > settings["accounts-per-address"].count * EARLY.address || addressSlow > SLOW_ACCOUNTS)
    return { kind: "puzzle", why: "address" }
  if (alarm) return { kind: "puzzle", why: "site" }
  const delays = accountFailures - Math.floor(account * 0.3) + 1
  return delays >= 1 ? { kind: "delay", ms: 500 * 2 ** (delays - 1) } : { kind: "next" }
}

/**
 * Counts by account, address and site. What is counted is tries less successes: a hundred that come at once are all counted before
 * the first of them is answered, and an answer that tells nothing stays a failure.
 */
export const tallyOf = (
  {
    site,
    services: { counters },
  }: { readonly site: string; readonly services: Pick<StageContext["services"], "counters"> },
  settings: LoginDefenceSettings,
): Tally => {
  const [perAccount, perSite] = [settings.account, settings["site-failures"]]
  const [addresses, accounts] = [settings["addresses-per-account"], settings["accounts-per-address"]]
  const key = (...parts: readonly string[]): string => `login-defence/${site}/${parts.join("/")}`
  const failures = async (name: string, windowMs: number, timeMs: number, by: number): Promise<number> => {
    const tries = by > 0 ? await counters.add(`${name}/try`, windowMs, timeMs, by) : await counters.count(`${name}/try`, windowMs, timeMs) // prettier-ignore
    return Math.max(0, tries - (await counters.count(`${name}/ok`, windowMs, timeMs)))
  }
  /** How many different `one`s were tried under `name` less those that succeeded. */
  const distinct = async (name: string, one: string, windowMs: number, timeMs: number): Promise<number> => {
    const isNew = await counters.setIfAbsent(`${name}/try/${one}`, "1", windowMs, timeMs)
    return failures(name, windowMs, timeMs, isNew ? 1 : 0)
  }
  const distinctOk = async (name: string, one: string, windowMs: number, timeMs: number): Promise<void> => {
    if (await counters.setIfAbsent(`${name}/ok/${one}`, "1", windowMs, timeMs))
      await counters.add(`${name}/ok`, windowMs, timeMs)
  }
  const epoch = async (account: string, timeMs: number): Promise<string> =>
    (await counters.get(key("epoch", account), timeMs)) ?? "0"
  const accountKey = async (account: string, timeMs: number): Promise<string> =>
    key("account", account, await epoch(account, timeMs))
  return {
    goesOn: async ({ known, own }, timeMs) => {
      if (!known && !own) await counters.add(key("site/try"), perSite.windowMs, timeMs)
    },
    async count({ account, alike, address }, timeMs) {
      const name = account ?? "none"
      const own = account === null ? null : await accountKey(account, timeMs)
      return {
        // The one that is just being made is no failure yet.
        accountFailures: own === null ? 0 : Math.max(0, Math.floor(await failures(own, perAccount.windowMs, timeMs, 1)) - 1), // prettier-ignore
        accountAddresses:
          account === null ? 0 : await distinct(key("of", account), address, addresses.windowMs, timeMs),
        addressAccounts: await distinct(key("from", address), name, accounts.windowMs, timeMs),
        addressSlow: await distinct(key("slow", address), name, HOUR_MS, timeMs),
        alikeFailures: alike === null ? 0 : await failures(key("alike", alike), perAccount.windowMs, timeMs, 1),
      }
    },
    async succeed({ account, alike, address, known, own }, timeMs) {
      const name = account ?? "none"
      if (!known && !own) await counters.add(key("site/ok"), perSite.windowMs, timeMs)
      if (account !== null) {
        await counters.add(`${await accountKey(account, timeMs)}/ok`, perAccount.windowMs, timeMs)
        await distinctOk(key("of", account), address, addresses.windowMs, timeMs)
      }
      if (alike !== null) await counters.add(`${key("alike", alike)}/ok`, perAccount.windowMs, timeMs)
      await distinctOk(key("from", address), name, accounts.windowMs, timeMs)
      await distinctOk(key("slow", address), name, HOUR_MS, timeMs)
    },
    async alarm(timeMs) {
      const tries = await counters.count(key("site/try"), perSite.windowMs, timeMs)
      const failed = tries - (await counters.count(key("site/ok"), perSite.windowMs, timeMs))
      return failed > perSite.count && failed * 100 > tries * settings["site-failure-percent"]
    },
    isLocked: async (account, timeMs) => (await counters.get(key("lock", account), timeMs)) !== null,
    lock: async (account, timeMs) => counters.setIfAbsent(key("lock", account), "1", perAccount.windowMs, timeMs),
    async unlock(account, timeMs) {
      // Counts of the past belong to another name from now on.
      await counters.set(key("epoch", account), String(timeMs), 2 * perAccount.windowMs, timeMs)
      await counters.delete(key("lock", account))
    },
  }
}
