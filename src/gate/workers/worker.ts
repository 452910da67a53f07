import { SekishoError } from "../../lib/errors.ts"
import type { Counters } from "../../storage/counters.ts"
import type { Listening, Problem, ToPrimary, ToWorker } from "./messages.ts"
import { remoteCounters } from "./remote-counters.ts"

const ALIVE_MS = 2_000

/** What a worker does at the primary's word. */
export interface WorkerGate {
  readonly listening: Listening
  /** Makes a plan and puts it aside. Throws where it cannot work. */
  prepare(text: string): Promise<void>
  /** Takes the plan that was put aside. */
  commit(): void
  stop(): Promise<void>
}
export interface Channel {
  send(message: ToPrimary): boolean
  onMessage(take: (message: ToWorker) => void): void
}

const problemOf = (error: unknown): Problem =>
  error instanceof SekishoError
    ? { code: error.code, values: error.values }
    : { code: "INTERNAL", values: { reason: error instanceof Error ? error.message : "?" } }

/** Works at the word of the primary process until it says stop; answers then. */
export const work = (
  channel: Channel,
  start: (text: string, counters: Counters, workers: number) => Promise<WorkerGate>,
): Promise<void> =>
  new Promise((done) => {
    const remote = remoteCounters((asks) => channel.send({ kind: "count", asks }))
    let gate: WorkerGate | null = null
    let aside = 0
    const alive = setInterval(() => channel.send({ kind: "alive" }), ALIVE_MS)
    const end = async (): Promise<void> => {
      clearInterval(alive)
      await gate?.stop()
      done()
    }
    const begin = async (text: string, workers: number): Promise<void> => {
      try {
        gate = await start(text, remote.counters, workers)
        channel.send({ kind: "ready", listening: gate.listening })
      } catch (error) {
        channel.send({ kind: "failed", problem: problemOf(error) })
      }
    }
    const prepare = async (round: number, text: string): Promise<void> => {
      try {
        await gate?.prepare(text)
        aside = round
        channel.send({ kind: "prepared", round, problem: null })
      } catch (error) {
        channel.send({ kind: "prepared", round, problem: problemOf(error) })
      }
    }
    channel.onMessage((message) => {
      if (message.kind === "counted") return remote.answered(message.answers)
      if (message.kind === "start") return void begin(message.text, message.workers)
      if (message.kind === "prepare") return void prepare(message.round, message.text)
      if (message.kind === "stop") return void end()
      if (message.kind === "commit" && message.round === aside) {
        gate?.commit()
        channel.send({ kind: "committed", round: message.round })
      }
      aside = 0
    })
    channel.send({ kind: "hello" })
  })
