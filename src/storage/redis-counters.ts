import { Redis } from "ioredis"
import { SekishoError } from "../lib/errors.ts"
import type { Counters } from "./counters.ts"

/** How long one question may take; a guard waits for it. */
const ANSWER_MS = 1_000
const CONNECT_MS = 2_000
/** A store that is away is looked for at least so often. */
const AGAIN_MS = 2_000
/** A clock may be set back so far before a value is none any more. */
const BACK_MS = 60_000

/** Counts in this window and answers it with the share of the window before: one round trip, nothing in between. */
const ADD = `local now = tonumber(redis.call('GET', KEYS[1]) or '0')
if ARGV[1] ~= '0' then
  now = redis.call('INCRBY', KEYS[1], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return { now, tonumber(redis.call('GET', KEYS[2]) or '0') }`

/** A value carries the times by the writer's clock: `until:since:value`. */
const ALIVE = `local kept = redis.call('GET', KEYS[1])
local function alive()
  if not kept then return false end
  local till, since = string.match(kept, '^(%d+):(%d+):')
  return till and tonumber(ARGV[1]) < tonumber(till) and tonumber(ARGV[1]) >= tonumber(since) - ${BACK_MS}
end
`
const SET_IF_ABSENT = `${ALIVE}if alive() then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`
const GET = `${ALIVE}if alive() then return kept end
return false`
const TAKE = `${ALIVE}redis.call('DEL', KEYS[1])
if alive() then return kept end
return false`

/** Only a short word of our own or of the server's: an error of the client may carry the whole command, a password in it. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "?"
  if ("code" in error && typeof error.code === "string" && /^[A-Z_]{2,30}$/.test(error.code)) return error.code
  const word = /^([A-Z]{3,20})(?=\s|$)/.exec(error.message)?.[1]
  return word ?? (/timed out/i.test(error.message) ? "ETIMEDOUT" : "ECONNECTION")
}

const valueOf = (kept: unknown): string | null => (typeof kept === "string" ? kept.split(":").slice(2).join(":") : null)

/** A whole number of at least 1, as Redis wants its times. */
const whole = (ms: number): number => Math.max(1, Math.ceil(ms))

export interface RedisOptions {
  /** Told when the store is lost, and when it is there again; with a short reason that holds no secret. */
  readonly onChange?: (state: "lost" | "back", reason: string) => void
  readonly answerMs?: number
}

/**
 * Counters in Valkey or Redis (5 or newer), by an address `redis://user:password@host:port/db` or `rediss://…`. All that share
 * the address share the counts; their clocks must agree to about a second. Every question is answered within
 * a second or throws COUNTERS_FAILED; the connection comes back by itself. Waits at most two seconds for the first connection.
 */
export const redisCounters = async (address: string, options: RedisOptions = {}): Promise<Counters> => {
  const client = new Redis(address, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: options.answerMs ?? ANSWER_MS,
    // What was asked while it was away must not be counted later.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(AGAIN_MS, 50 * 2 ** Math.min(times, 6)),
  })
  let last = "ECONNECTION"
  let there = true
  const change = (now: boolean): void => {
    if (there === now) return
    there = now
    options.onChange?.(now ? "back" : "lost", last)
  }
  client.on("error", (error: unknown) => (last = reasonOf(error)))
  client.on("close", () => change(false))
  client.on("ready", () => change(true))
  await client.connect().catch(() => change(false))

  const ask = async (script: string, keys: readonly string[], ...words: (string | number)[]): Promise<unknown> => {
    try {
      return await client.eval(script, keys.length, ...keys, ...words)
    } catch (error) {
      throw new SekishoError("COUNTERS_FAILED", { reason: client.status === "ready" ? reasonOf(error) : last })
    }
  }
  const count = async (key: string, windowMs: number, timeMs: number, by: number): Promise<number> => {
    const at = Math.floor(timeMs / windowMs)
    // The braces keep both buckets on one node of a cluster.
    const bucket = (index: number): string => `sekisho:n:{${key}}:${windowMs}:${index}`
    const answer = await ask(ADD, [bucket(at), bucket(at - 1)], Math.round(by), whole(2 * windowMs))
    const [now, before] = Array.isArray(answer) ? answer.map(Number) : []
    if (now === undefined || before === undefined) throw new SekishoError("COUNTERS_FAILED", { reason: "answer" })
    return now + before * (1 - (timeMs - at * windowMs) / windowMs)
  }
  const place = (key: string): string => `sekisho:v:${key}`
  const kept = (value: string, forMs: number, timeMs: number): string =>
    `${Math.ceil(timeMs + forMs)}:${Math.floor(timeMs)}:${value}`

  return {
    add: (key, windowMs, timeMs, by = 1) => count(key, windowMs, timeMs, by),
    count: (key, windowMs, timeMs) => count(key, windowMs, timeMs, 0),
    async set(key, value, forMs, timeMs) {
      await ask(
        "redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])",
        [place(key)],
        kept(value, forMs, timeMs),
        whole(forMs),
      )
    },
    setIfAbsent: async (key, value, forMs, timeMs) =>
      (await ask(SET_IF_ABSENT, [place(key)], Math.floor(timeMs), kept(value, forMs, timeMs), whole(forMs))) === 1,
    get: async (key, timeMs) => valueOf(await ask(GET, [place(key)], Math.floor(timeMs))),
    take: async (key, timeMs) => valueOf(await ask(TAKE, [place(key)], Math.floor(timeMs))),
    async delete(key) {
      await ask("redis.call('DEL', KEYS[1])", [place(key)])
    },
    async close() {
      options = {}
      client.disconnect()
    },
  }
}
