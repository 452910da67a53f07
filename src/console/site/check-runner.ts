import { FACT_WORDS } from "../../checks/collect/faults.ts"
import type { Sight } from "../../checks/look-at.ts"
import { isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import type { Words } from "../../lib/words.ts"
import type { CheckState } from "../contract/check.ts"
import { problemOf } from "../http/problem.ts"
import type { ConsoleSite } from "../world.ts"

/** How many shops are looked at once; the others wait. Shops that wait are bounded by the number of shops. */
const AT_ONCE = 2

/** Who starts a check. */
export interface By {
  readonly who: string
  readonly person: string
}
type Keep = (site: ConsoleSite, sight: Sight, by: By) => Promise<void>
type Listener = (state: CheckState) => void

export interface CheckRunner {
  state(site: ConsoleSite): CheckState
  /** Throws `CONSOLE_CHECK_RUNNING` or `CONSOLE_NO_TARGET`. */
  start(site: ConsoleSite, by: By): CheckState
  cancel(site: ConsoleSite): CheckState
  /** Tells every change until the run has ended or `stop` is called. */
  listen(site: ConsoleSite, listener: Listener): () => void
  /** Ends everything that is under way. */
  close(): Promise<void>
}

interface Job {
  readonly site: ConsoleSite
  readonly by: By
  readonly abort: AbortController
  readonly listeners: Set<Listener>
  running: boolean
  share: number
  what: Words | null
  readonly startedAt: number
  ended: CheckState["state"] | null
  fault: CheckState["problem"]
}

const WAITS: Words = {
  ja: "ほかの店の点検が終わるのを待っています",
  en: "waiting until the checks of other shops are done",
}
const STARTS: Words = { ja: "始めています", en: "starting" }

const NEVER: CheckState = {
  state: "never",
  share: 0,
  what: null,
  startedAt: null,
  by: null,
  problem: null,
  waiting: 0,
}

/** Runs checks from the console: one at a time for each shop, two at once in all. `keep` puts the result away. */
export const createCheckRunner = (clock: () => number, keep: Keep): CheckRunner => {
  const jobs = new Map<string, Job>()
  const waiting: Job[] = []
  const running = new Set<Promise<void>>()

  const view = (job: Job): CheckState => ({
    state: job.ended ?? "running",
    share: job.share,
    what: job.what,
    startedAt: isoTime(job.startedAt),
    by: job.by.who,
    problem: job.fault,
    waiting: Math.max(0, waiting.indexOf(job)),
  })
  const tell = (job: Job): void => {
    for (const listener of job.listeners) listener(view(job))
  }
  const end = (job: Job, ended: "done" | "failed" | "cancelled", error?: unknown): void => {
    job.ended = ended
    job.what = null
    if (ended === "done") job.share = 1
    if (error !== undefined) job.fault = problemOf(error)
    tell(job)
    job.listeners.clear()
  }
  const carryOut = async (job: Job): Promise<void> => {
    const { site, abort } = job
    try {
      if (site.look === null) throw new SekishoError("CONSOLE_NO_TARGET")
      const sight = await site.look({
        signal: abort.signal,
        progress: ({ fact, done, total }) => {
          job.share = total === 0 ? 0 : Math.min(1, done / total)
          job.what = FACT_WORDS[fact]
          tell(job)
        },
      })
      // A run that was called off saw less than it would have: it must not stand for a result.
      if (abort.signal.aborted) return end(job, "cancelled")
      await keep(site, sight, job.by)
      end(job, "done")
    } catch (error) {
      if (abort.signal.aborted) end(job, "cancelled")
      else end(job, "failed", error)
    }
  }
  const next = (): void => {
    while (running.size < AT_ONCE) {
      const job = waiting.shift()
      if (job === undefined) return
      job.running = true
      job.what = STARTS
      const work: Promise<void> = carryOut(job).finally(() => {
        running.delete(work)
        next()
      })
      running.add(work)
    }
  }
  const jobOf = (site: ConsoleSite): Job | undefined => jobs.get(site.site.id)

  return {
    state: (site) => {
      const job = jobOf(site)
      if (job) return view(job)
      return site.look === null
        ? { ...NEVER, state: "impossible", problem: problemOf(new SekishoError("CONSOLE_NO_TARGET")) }
        : NEVER
    },
    start(site, by) {
      if (site.look === null) throw new SekishoError("CONSOLE_NO_TARGET")
      if (jobOf(site)?.ended === null) throw new SekishoError("CONSOLE_CHECK_RUNNING")
      const job: Job = {
        site,
        by,
        abort: new AbortController(),
        listeners: new Set(),
        running: false,
        share: 0,
        what: WAITS,
        startedAt: clock(),
        ended: null,
        fault: null,
      }
      jobs.set(site.site.id, job)
      waiting.push(job)
      next()
      return view(job)
    },
    cancel(site) {
      const job = jobOf(site)
      if (!job || job.ended !== null) return this.state(site)
      job.abort.abort()
      const place = waiting.indexOf(job)
      if (place >= 0) {
        waiting.splice(place, 1)
        end(job, "cancelled")
      }
      return view(job)
    },
    listen(site, listener) {
      const job = jobOf(site)
      listener(this.state(site))
      if (!job || job.ended !== null) return () => undefined
      job.listeners.add(listener)
      return () => void job.listeners.delete(listener)
    },
    async close() {
      for (const job of waiting.splice(0)) end(job, "cancelled")
      for (const job of jobs.values()) if (job.ended === null) job.abort.abort()
      await Promise.all(running)
    },
  }
}
