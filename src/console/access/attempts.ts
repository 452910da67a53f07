import { z } from "zod"
import { MINUTE_MS } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import type { World } from "../world.ts"

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
  /** Accounts, and addresses, that are remembered in each of 256 documents. */
  keptInEach: 80,
} as const

export interface Attempts {
  /** Throws `CONSOLE_TOO_OFTEN`, with the minutes still to wait. */
  check(account: string | null, address: string): Promise<void>
  /**
   * Counts a failure and answers how long to wait before saying so, in milliseconds. Counted before the secret is looked at, many
   * guesses at once are no more than the limit. Throws `CONSOLE_TOO_OFTEN` where it is locked already.
   */
  count(account: string | null, address: string): Promise<number>
  /** It was right: the account's failures are forgotten, and the one that `count` has noted for the address. */
  forgive(account: string, address: string): Promise<void>
}

const ATTEMPT = "attempt"
const failures = z.object({ count: z.number(), since: z.number(), lockedUntil: z.number() })
type Failures = z.infer<typeof failures>
const shape = z.object({ kept: z.record(z.string(), failures) })

/** Who is counted: in which document, under which name in it, and how many failures are too many. */
interface Counted {
  readonly key: string
  readonly name: string
  readonly limit: number
}

const NONE: Failures = { count: 0, since: 0, lockedUntil: 0 }
const isOver = ({ since, lockedUntil }: Failures, now: number): boolean =>
  lockedUntil <= now && now - since > ATTEMPT_LIMITS.windowMs

/** What is over is forgotten. Of too many, what is not locked goes first, so that nobody is freed by a flood of other names. */
const bounded = (kept: ReadonlyMap<string, Failures>, now: number): Record<string, Failures> => {
  const alive = [...kept].filter(([, one]) => !isOver(one, now))
  const inOrder = alive.toSorted(([, a], [, b]) => b.lockedUntil - a.lockedUntil || b.since - a.since)
  return Object.fromEntries(inOrder.slice(0, ATTEMPT_LIMITS.keptInEach))
}

const oneMore = (before: Failures, limit: number, now: number): Failures => {
  const fresh = now - before.since > ATTEMPT_LIMITS.windowMs
  const count = fresh ? 1 : before.count + 1
  const lockedUntil = count >= limit ? now + ATTEMPT_LIMITS.lockMs : before.lockedUntil
  return { count, since: fresh ? now : before.since, lockedUntil }
}
const oneLess = (before: Failures, limit: number): Failures => {
  const count = Math.max(0, before.count - 1)
  return { ...before, count, lockedUntil: count < limit ? 0 : before.lockedUntil }
}

const tooOften = (waitMs: number): SekishoError =>
  new SekishoError("CONSOLE_TOO_OFTEN", { minutes: Math.ceil(waitMs / MINUTE_MS) })

/** More writers of one document at once than anybody who means well. */
const TRIES = 100

/**
 * Counts among the records, so that all processes over one database count together and a restart forgets nothing. Names are
 * marked with the console's key: nobody who floods it can choose whose count goes, and the database does not tell who tried.
 */
export const createAttempts = ({ records, clock, box }: Pick<World, "records" | "clock" | "box">): Attempts => {
  const counted = (kind: "account" | "address", who: string): Counted => {
    const mark = box.mark(`${kind} ${who}`)
    const limit = kind === "account" ? ATTEMPT_LIMITS.perAccount : ATTEMPT_LIMITS.perAddress
    return { key: `${kind}/${mark.slice(0, 2)}`, name: mark.slice(2, 26), limit }
  }
  const both = (account: string | null, address: string): readonly Counted[] => [
    ...(account === null ? [] : [counted("account", account)]),
    counted("address", address),
  ]
  const read = async (key: string): Promise<{ kept: Map<string, Failures>; revision: number }> => {
    const entry = await records.latest(ATTEMPT, key)
    const parsed = shape.safeParse(entry?.body)
    return { kept: new Map(Object.entries(parsed.success ? parsed.data.kept : {})), revision: entry?.revision ?? 0 }
  }
  const write = async ({ key, name, limit }: Counted, change: typeof oneMore, refuse: boolean): Promise<number> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const now = clock()
      const { kept, revision } = await read(key)
      const before = kept.get(name) ?? NONE
      if (refuse && before.lockedUntil > now) throw tooOften(before.lockedUntil - now)
      const after = change(before, limit, now)
      if (after.count === 0) kept.delete(name)
      else kept.set(name, after)
      const body = { kept: bounded(kept, now) }
      const appended = await records.append([{ kind: ATTEMPT, key, body, at: now, expect: revision }])
      if (appended.state === "conflict") continue
      if (revision > 0) await records.prune(ATTEMPT, key, [revision])
      return after.count
    }
    throw tooOften(MINUTE_MS)
  }
  // One after the other in this process; between processes the document's revision decides.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  const check: Attempts["check"] = async (account, address) => {
    for (const { key, name } of both(account, address)) {
      const waitMs = ((await read(key)).kept.get(name)?.lockedUntil ?? 0) - clock()
      if (waitMs > 0) throw tooOften(waitMs)
    }
  }
  return {
    check,
    count: (account, address) =>
      inTurn(async () => {
        await check(account, address)
        let worst = 0
        for (const one of both(account, address)) worst = Math.max(worst, await write(one, oneMore, true))
        const over = worst - ATTEMPT_LIMITS.slowFrom
        return over < 0 ? 0 : Math.min(ATTEMPT_LIMITS.maxDelayMs, 250 * 2 ** over)
      }),
    forgive: (account, address) =>
      inTurn(async () => {
        await write(counted("account", account), () => NONE, false)
        await write(counted("address", address), oneLess, false)
      }),
  }
}
