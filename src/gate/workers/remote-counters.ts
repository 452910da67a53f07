import { SekishoError } from "../../lib/errors.ts"
import type { Counters } from "../../storage/counters.ts"
import type { Answered, Asked, CounterQuestion } from "./messages.ts"

/** How long a question may take; the primary does nothing else that takes time. */
const ANSWER_MS = 1_000
/** Questions under way; more than that means that the primary does not keep up. */
const MAX_OPEN = 20_000

interface Open {
  readonly done: (value: Answered[1]) => void
  readonly fail: (error: Error) => void
  readonly timer: NodeJS.Timeout
}
export interface RemoteCounters {
  readonly counters: Counters
  /** What the primary answered. */
  answered(answers: readonly Answered[]): void
}

/**
 * Counters of another process. Questions of one turn travel in one message. `send` answers false where the other process does
 * not take it. A question without an answer within a second throws COUNTERS_FAILED.
 */
export const remoteCounters = (send: (asks: readonly Asked[]) => boolean, answerMs = ANSWER_MS): RemoteCounters => {
  const open = new Map<number, Open>()
  let waiting: Asked[] = []
  let last = 0
  const fail = (id: number, reason: string): void => {
    const one = open.get(id)
    open.delete(id)
    clearTimeout(one?.timer)
    one?.fail(new SekishoError("COUNTERS_FAILED", { reason }))
  }
  const flush = (): void => {
    const asks = waiting
    waiting = []
    if (!send(asks)) for (const [id] of asks) fail(id, "EPIPE")
  }
  const ask = (question: CounterQuestion, ...words: (string | number)[]): Promise<Answered[1]> =>
    new Promise((done, failed) => {
      if (open.size >= MAX_OPEN) return failed(new SekishoError("COUNTERS_FAILED", { reason: "busy" }))
      last = last >= Number.MAX_SAFE_INTEGER ? 1 : last + 1
      const id = last
      open.set(id, { done, fail: failed, timer: setTimeout(() => fail(id, "ETIMEDOUT"), answerMs) })
      if (waiting.push([id, question, words]) === 1) setImmediate(flush)
    })
  const number = (value: Answered[1]): number => (typeof value === "number" ? value : Number.POSITIVE_INFINITY)
  const text = (value: Answered[1]): string | null => (typeof value === "string" ? value : null)
  return {
    counters: {
      add: async (key, windowMs, timeMs, by = 1) => number(await ask("add", key, windowMs, timeMs, by)),
      count: async (key, windowMs, timeMs) => number(await ask("count", key, windowMs, timeMs)),
      async set(key, value, forMs, timeMs) {
        await ask("set", key, value, forMs, timeMs)
      },
      setIfAbsent: async (key, value, forMs, timeMs) => (await ask("setIfAbsent", key, value, forMs, timeMs)) === true,
      get: async (key, timeMs) => text(await ask("get", key, timeMs)),
      take: async (key, timeMs) => text(await ask("take", key, timeMs)),
      async delete(key) {
        await ask("delete", key)
      },
      async close() {
        for (const id of open.keys()) fail(id, "closed")
      },
    },
    answered(answers) {
      for (const answer of answers) {
        const [id, value] = answer
        // JSON knows no `undefined`: an answer without a value says that the store failed.
        if (answer.length === 1) fail(id, "primary")
        else {
          const one = open.get(id)
          open.delete(id)
          clearTimeout(one?.timer)
          one?.done(value)
        }
      }
    },
  }
}

/** Answers a worker's questions from the primary's own counters, in their order. */
export const answerAsks = async (counters: Counters, asks: readonly Asked[]): Promise<readonly Answered[]> => {
  const answers: Answered[] = []
  for (const [id, question, words] of asks)
    try {
      // The worker's own `ask` put the words together: both ends are this file.
      const put = counters[question] as (...all: readonly (string | number)[]) => unknown
      const value = await put(...words)
      answers.push([
        id,
        typeof value === "number" || typeof value === "string" || typeof value === "boolean" ? value : null,
      ])
    } catch {
      answers.push([id])
    }
  return answers
}
