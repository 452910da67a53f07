import type { Clock } from "../../lib/clock.ts"
import { MINUTE_MS } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"

/** How often somebody may be wrong. The same whether or not there is such an account. */
export const ATTEMPT_LIMITS = {
  /** Failures of one account, after which it is locked. */
  perAccount: 10,
  /** Failures from one address (IPv6: one /64). */
  perAddress: 30,
  windowMs: 30 * MINUTE_MS,
  lockMs: 30 * MINUTE_MS,
  /** From this failure on every answer takes longer. */
  slowFrom: 3,
  maxDelayMs: 4_000,
  /** Accounts and addresses that are remembered. */
  kept: 20_000,
} as const

interface Failures {
  count: number
  since: number
  lockedUntil: number
}

export interface Attempts {
  /** Throws `CONSOLE_TOO_OFTEN`, with the minutes still to wait. */
  check(account: string | null, address: string): void
  /** Counts a failure and answers how long to wait before saying so, in milliseconds. */
  failed(account: string | null, address: string): number
  succeeded(account: string): void
}

class Counter {
  private readonly kept = new Map<string, Failures>()
  private readonly limit: number
  constructor(limit: number) {
    this.limit = limit
  }
  lockedUntil(key: string): number {
    return this.kept.get(key)?.lockedUntil ?? 0
  }
  add(key: string, now: number): number {
    const known = this.kept.get(key)
    const fresh = known === undefined || now - known.since > ATTEMPT_LIMITS.windowMs
    const failures: Failures = fresh ? { count: 0, since: now, lockedUntil: known?.lockedUntil ?? 0 } : known
    failures.count += 1
    if (failures.count >= this.limit) failures.lockedUntil = now + ATTEMPT_LIMITS.lockMs
    this.kept.set(key, failures)
    if (this.kept.size > ATTEMPT_LIMITS.kept) this.forgetOne(now)
    return failures.count
  }
  clear(key: string): void {
    this.kept.delete(key)
  }
  /** What is not locked goes first, so that nobody is freed by a flood of other names. */
  private forgetOne(now: number): void {
    for (const [key, { lockedUntil }] of this.kept)
      if (lockedUntil <= now) {
        this.kept.delete(key)
        return
      }
    const [oldest] = this.kept.keys()
    if (oldest !== undefined) this.kept.delete(oldest)
  }
}

export const createAttempts = (clock: Clock): Attempts => {
  const accounts = new Counter(ATTEMPT_LIMITS.perAccount)
  const addresses = new Counter(ATTEMPT_LIMITS.perAddress)
  return {
    check(account, address) {
      const until = Math.max(account === null ? 0 : accounts.lockedUntil(account), addresses.lockedUntil(address))
      const waitMs = until - clock()
      if (waitMs > 0) throw new SekishoError("CONSOLE_TOO_OFTEN", { minutes: Math.ceil(waitMs / MINUTE_MS) })
    },
    failed(account, address) {
      const now = clock()
      const counts = [account === null ? 0 : accounts.add(account, now), addresses.add(address, now)]
      const over = Math.max(...counts) - ATTEMPT_LIMITS.slowFrom
      return over < 0 ? 0 : Math.min(ATTEMPT_LIMITS.maxDelayMs, 250 * 2 ** over)
    },
    succeeded: (account) => accounts.clear(account),
  }
}
