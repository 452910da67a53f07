import { MINUTE_MS } from "../../lib/clock.ts"
import type { Collected, FactName, Facts, Target } from "../facts.ts"
import { notSeen, type AnyCollector, type Look } from "./look.ts"

/** Every fact that was asked for, seen or not. */
export type CollectedFacts = { readonly [N in FactName]?: Collected<Facts[N]> }

/** Told while facts are being collected. `done` of `total` collectors have ended. */
export type Progress = (step: { readonly fact: FactName; readonly done: number; readonly total: number }) => void

/** The longest any collector may take, whatever its own bounds say. */
const COLLECTOR_MS = 3 * MINUTE_MS

/** Those collectors, and what they need in turn. */
export const collectorsFor = (
  wanted: ReadonlySet<FactName>,
  collectors: readonly AnyCollector[],
): readonly AnyCollector[] => {
  const byFact = new Map(collectors.map((collector) => [collector.fact, collector]))
  const chosen = new Set<AnyCollector>()
  const choose = (fact: FactName): void => {
    const collector = byFact.get(fact)
    if (collector === undefined || chosen.has(collector)) return
    chosen.add(collector)
    for (const need of collector.needs) choose(need)
  }
  for (const fact of wanted) choose(fact)
  return collectors.filter((collector) => chosen.has(collector))
}

const withDeadline = async <T>(work: Promise<T>, timeoutMs: number, late: () => T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), timeoutMs)
  })
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer))
}

const runOne = async (collector: AnyCollector, look: Look, known: CollectedFacts): Promise<Collected<unknown>> => {
  const facts: Partial<Record<FactName, unknown>> = {}
  for (const need of collector.needs) {
    const fact = known[need]
    if (fact === undefined) return notSeen("no-data", need, look.clock())
    if (fact.state === "not-seen") return notSeen(fact.fault, fact.detail, fact.at)
    facts[need] = fact.value
  }
  // The loop above has put exactly the facts that this collector names into `facts`.
  const work = collector.collect(look, facts as never)
  try {
    return await withDeadline(work, COLLECTOR_MS, () => notSeen("timed-out", "", look.clock()))
  } catch (error) {
    // A collector never throws for what the outside does, so this is a mistake of ours: the run goes on and says so.
    return notSeen("collector-failed", error instanceof Error ? error.name : "", look.clock())
  }
}

/**
 * Collects facts, each collector as soon as what it needs is there. Those that share the polite client go one after the
 * other, so that two runs ask the same things in the same order; those with a pace of their own go beside them.
 */
export const collectFacts = async (
  look: Look,
  target: Collected<Target>,
  collectors: readonly AnyCollector[],
  progress: Progress,
): Promise<CollectedFacts> => {
  const facts: Partial<Record<FactName, Collected<unknown>>> = { target }
  const running = new Map<FactName, Promise<void>>()
  let done = 0
  let queue: Promise<void> = Promise.resolve()
  for (const collector of collectors) {
    const ready = Promise.all(collector.needs.map((need) => running.get(need)))
    const before = collector.ownPace ? Promise.resolve() : queue
    const work = (async () => {
      await Promise.all([ready, before])
      // `facts` holds under each name what the collector of that name answered.
      facts[collector.fact] = await runOne(collector, look, facts as CollectedFacts)
      done += 1
      progress({ fact: collector.fact, done, total: collectors.length })
    })()
    running.set(collector.fact, work)
    if (!collector.ownPace) queue = work
  }
  await Promise.all(running.values())
  return facts as CollectedFacts // see above
}
