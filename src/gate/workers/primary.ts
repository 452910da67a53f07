import cluster, { type Worker } from "node:cluster"
import { ERRORS, SekishoError, type ErrorCode } from "../../lib/errors.ts"
import type { Counters } from "../../storage/counters.ts"
import type { Listening, Problem, ToPrimary, ToWorker } from "./messages.ts"
import { answerAsks } from "./remote-counters.ts"

export interface WorkersWish {
  readonly count: number
  /** The configuration as it stands now. */
  readonly text: string
  /** What workers ask for; their own where each asks a shared store. */
  readonly counters: Counters
  /** A worker died without being told to, and is being replaced. `reason`: a signal or an exit code. */
  readonly onLost: (reason: string) => void
  /** A worker that says nothing for so long is ended and replaced. */
  readonly hangMs?: number
  readonly startMs?: number
  /** After it was told to stop, a worker has so long. */
  readonly stopMs?: number
}
export interface Workers {
  readonly listening: Listening
  /** All take the new text, or none does and the first one's error is thrown. */
  reload(text: string): Promise<void>
  stop(): Promise<void>
}

const HANG_MS = 30_000
const START_MS = 60_000
const STOP_MS = 25_000
/** A worker that dies as soon as it is there must not keep the machine busy with its own replacement. */
const REST_MS = 30_000
const LIVED_MS = 10_000

interface Member {
  readonly worker: Worker
  readonly bornMs: number
  text: string
  heardMs: number
  ready: boolean
}

const errorOf = ({ code, values }: Problem): SekishoError =>
  Object.hasOwn(ERRORS, code)
    ? new SekishoError(code as ErrorCode, values) // it is in the catalogue
    : new SekishoError("INTERNAL", { reason: "worker" })

/** Starts the workers and keeps their number. Throws what the first of them could not do. Times by a clock that never jumps. */
export const startWorkers = async (wish: WorkersWish): Promise<Workers> => {
  const { hangMs = HANG_MS, startMs = START_MS, stopMs = STOP_MS } = wish
  const members = new Set<Member>()
  const listeners = new Set<(member: Member, message: ToPrimary | null) => void>()
  let text = wish.text
  let round = 0
  let stopping = false
  let deaths = 0
  const tell = (member: Member, message: ToWorker): void => {
    if (member.worker.isConnected()) member.worker.send(message, () => {})
  }
  const hear = (member: Member, message: ToPrimary): void => {
    member.heardMs = performance.now()
    if (message.kind === "count")
      void answerAsks(wish.counters, message.asks).then((answers) => tell(member, { kind: "counted", answers }))
    else if (message.kind === "hello") tell(member, { kind: "start", text: member.text, workers: wish.count })
    for (const listener of listeners) listener(member, message)
  }
  /** The first message of a member that `pick` takes; an error where it dies or says nothing for `ms`. */
  const await_ = <T>(member: Member, ms: number, pick: (message: ToPrimary) => T | undefined): Promise<T> =>
    new Promise((done, fail) => {
      const leave = (): void => {
        clearTimeout(timer)
        listeners.delete(listener)
      }
      const listener = (from: Member, message: ToPrimary | null): void => {
        if (from !== member) return
        const picked = message === null ? undefined : pick(message)
        if (message !== null && picked === undefined) return
        leave()
        if (picked === undefined) fail(new SekishoError("GATE_WORKER", { reason: "exit" }))
        else done(picked)
      }
      const timer = setTimeout(() => {
        leave()
        fail(new SekishoError("GATE_WORKER", { reason: "ETIMEDOUT" }))
      }, ms)
      listeners.add(listener)
    })
  const replace = (dead: Member, reason: string): void => {
    deaths = performance.now() - dead.bornMs > LIVED_MS ? 0 : deaths + 1
    wish.onLost(reason)
    const restMs = deaths <= 1 ? 0 : Math.min(REST_MS, 250 * 2 ** Math.min(deaths, 10))
    setTimeout(() => (stopping ? undefined : void begin().catch(() => undefined)), restMs).unref()
  }
  const begin = async (): Promise<Listening> => {
    const now = performance.now()
    const member: Member = { worker: cluster.fork(), bornMs: now, text, heardMs: now, ready: false }
    members.add(member)
    member.worker.on("message", (message: ToPrimary) => hear(member, message))
    member.worker.on("error", () => {})
    member.worker.once("exit", (code, signal) => {
      members.delete(member)
      for (const listener of listeners) listener(member, null)
      if (!stopping && (member.ready || members.size > 0)) replace(member, signal ?? String(code))
    })
    try {
      const said = await await_(member, startMs, (message) =>
        message.kind === "ready" || message.kind === "failed" ? message : undefined,
      )
      if (said.kind === "failed") throw errorOf(said.problem)
      member.ready = true
      // A reload went past while it was starting: the next one begins with the new text.
      if (member.text !== text) member.worker.process.kill("SIGKILL")
      return said.listening
    } catch (error) {
      member.worker.process.kill("SIGKILL")
      throw error
    }
  }
  const watch = setInterval(
    () => {
      for (const { worker, heardMs, ready } of members)
        if (ready && performance.now() - heardMs > hangMs) worker.process.kill("SIGKILL")
    },
    Math.min(1_000, hangMs / 4),
  )
  watch.unref()

  const stop = async (): Promise<void> => {
    stopping = true
    clearInterval(watch)
    const gone = [...members].map(
      (member) => new Promise<void>((done) => void member.worker.once("exit", () => done())),
    )
    for (const member of members) tell(member, { kind: "stop" })
    const force = setTimeout(() => {
      for (const { worker } of members) worker.process.kill("SIGKILL")
    }, stopMs)
    await Promise.all(gone)
    clearTimeout(force)
  }
  try {
    const listening = await begin()
    await Promise.all(Array.from({ length: wish.count - 1 }, begin))
    return {
      listening,
      stop,
      async reload(next) {
        round += 1
        const mine = round
        const asked = [...members].filter(({ ready }) => ready)
        const answers = asked.map((member) =>
          await_(member, startMs, (message) =>
            message.kind === "prepared" && message.round === mine ? message : undefined,
          ).then(({ problem }) => problem),
        )
        for (const member of asked) tell(member, { kind: "prepare", round: mine, text: next })
        const results = await Promise.allSettled(answers)
        const problem = results.find((one) => one.status === "fulfilled" && one.value !== null)
        const lost = results.find((one) => one.status === "rejected")
        if (problem?.status === "fulfilled" || lost !== undefined) {
          for (const member of asked) tell(member, { kind: "drop", round: mine })
          throw problem?.status === "fulfilled" && problem.value !== null
            ? errorOf(problem.value)
            : new SekishoError("GATE_WORKER", { reason: "reload" })
        }
        text = next
        const committed = asked.map((member) =>
          await_(member, startMs, (message) =>
            message.kind === "committed" && message.round === mine ? true : undefined,
          ),
        )
        for (const member of asked) {
          member.text = next
          tell(member, { kind: "commit", round: mine })
        }
        // Who dies instead is replaced by one that begins with the new text.
        await Promise.allSettled(committed)
      },
    }
  } catch (error) {
    stopping = true
    for (const { worker } of members) worker.process.kill("SIGKILL")
    clearInterval(watch)
    throw error
  }
}
