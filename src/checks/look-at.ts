import type { Observation } from "../guideline/observation.ts"
import type { Site, Vantage } from "../guideline/site.ts"
import type { Clock } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"
import type { Words } from "../lib/words.ts"
import type { PlatformId } from "../platforms/profile.ts"
import type { AnyCheck } from "./check.ts"
import type { Bounds } from "./collect/bounds.ts"
import { collectFacts, collectorsFor, type CollectedFacts, type Progress } from "./collect/collect.ts"
import { FACT_WORDS, FAULT_WORDS } from "./collect/faults.ts"
import { createClient } from "./collect/http-client.ts"
import type { LookOptions } from "./collect/look.ts"
import type { Paused } from "./collect/rest.ts"
import { resolveTarget } from "./collect/target.ts"
import { isAnswer, type FactName, type Fault } from "./facts.ts"
import { COLLECTORS } from "./collectors.ts"
import { CHECKS } from "./registry.ts"
import { runChecks } from "./run.ts"

/** What one look at a shop brought. Times are milliseconds since 1970 UTC. */
export interface Sight {
  readonly observations: readonly Observation[]
  readonly facts: CollectedFacts
  readonly platform: { readonly id: PlatformId; readonly name: string; readonly version: string | null } | null
  readonly vantage: Vantage
  readonly requestsSent: number
  readonly browserRequestsSent: number
  readonly startedAt: number
  readonly endedAt: number
  readonly notSeen: readonly NotSeen[]
}
export interface NotSeen {
  readonly fact: FactName
  readonly what: Words
  readonly fault: Fault
  readonly why: Words
  readonly detail: string
}

export interface LookAtOptions extends LookOptions {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly progress: Progress
  /** Told when the shop asked us to wait; the run goes on after it. */
  readonly paused?: Paused
  /** Criteria to look for; all when absent. */
  readonly criteria?: ReadonlySet<string>
  /** For tests: tighter bounds than `LIMITS`. */
  readonly bounds?: Partial<Bounds>
}

const chosenChecks = (options: LookAtOptions): readonly AnyCheck[] => {
  const { criteria } = options
  if (criteria === undefined) return CHECKS
  return CHECKS.filter((check) => check.criteria.some((criterion) => criteria.has(criterion)))
}

/** Faults after which there is nothing to look at. */
const DEAD: ReadonlySet<Fault> = new Set<Fault>(["address-unknown", "refused", "unreachable", "timed-out"])

const notSeenOf = (facts: CollectedFacts): readonly NotSeen[] =>
  // `Object.entries` forgets the names' type; they are the facts' own.
  (Object.entries(facts) as [FactName, CollectedFacts[FactName]][]).flatMap(([fact, collected]) =>
    collected?.state === "not-seen"
      ? [
          {
            fact,
            what: FACT_WORDS[fact],
            fault: collected.fault,
            why: FAULT_WORDS[collected.fault],
            detail: collected.detail,
          },
        ]
      : [],
  )

/**
 * Looks at one shop from outside: resolves it, collects what the chosen checks need, and judges it.
 * Throws TARGET_UNREACHABLE when nothing answers at its address, USAGE_NOT_A_URL when it is none.
 */
export const lookAt = async (site: Site, url: string, options: LookAtOptions): Promise<Sight> => {
  const startedAt = options.clock()
  const target = await resolveTarget(url, options.clock)
  if (target.state === "not-seen")
    throw new SekishoError("TARGET_UNREACHABLE", { url, reason: target.detail || target.fault })
  const client = createClient(target.value, options)
  try {
    const first = await client.ask(target.value.url)
    if (!isAnswer(first) && DEAD.has(first.fault))
      throw new SekishoError("TARGET_UNREACHABLE", { url, reason: first.detail || first.fault })
    const checks = chosenChecks(options)
    const wanted = new Set<FactName>(["platform", ...checks.flatMap((check) => check.needs)])
    const look = { site, client, clock: options.clock, options, signal: options.signal }
    const facts = await collectFacts(look, target, collectorsFor(wanted, COLLECTORS), options.progress)
    const profile = facts.platform?.state === "seen" ? facts.platform.value : null
    const scene = { facts, vantage: target.value.vantage, platform: profile?.profile.id ?? null, startedAt }
    return {
      observations: runChecks(checks, scene),
      facts,
      platform: profile && { id: profile.profile.id, name: profile.profile.name, version: profile.version },
      vantage: target.value.vantage,
      requestsSent: client.sent,
      browserRequestsSent: facts.walk?.state === "seen" ? facts.walk.value.requestsSent : 0,
      startedAt,
      endedAt: options.clock(),
      notSeen: notSeenOf(facts),
    }
  } finally {
    await client.close()
  }
}
