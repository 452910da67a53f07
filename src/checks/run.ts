import { DAY_MS } from "../lib/clock.ts"
import { cutEvidence, LIMITS } from "../lib/limits.ts"
import { fill, type Words } from "../lib/words.ts"
import type { Evidence, Observation } from "../guideline/observation.ts"
import type { Vantage } from "../guideline/site.ts"
import type { PlatformId } from "../platforms/profile.ts"
import type { AnyCheck, Outcome, OutcomeSpec } from "./check.ts"
import type { CollectedFacts } from "./collect/collect.ts"
import { FAULT_WORDS } from "./collect/faults.ts"
import type { Fault } from "./facts.ts"

const DEFAULT_VALID_DAYS = 7

interface Scene {
  readonly facts: CollectedFacts
  readonly vantage: Vantage
  readonly platform: PlatformId | null
  /** When the run began; a fact's own time is later. */
  readonly startedAt: number
}

const cut = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.slice(0, LIMITS.evidenceItems).map(({ kind, where, value }) => ({
    kind,
    where: cutEvidence(where, LIMITS.urlLength),
    value: cutEvidence(value),
  }))

const cutValues = (values: Outcome<string>["values"]): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, typeof value === "string" ? cutEvidence(value) : value]),
  )

const remedyOf = (check: AnyCheck, platform: PlatformId | null): Words =>
  (platform === null ? undefined : check.remedyOn?.[platform]) ?? check.remedy

const couldNotLook = (check: AnyCheck, scene: Scene, fault: Fault, detail: string, at: number): Observation => ({
  criteria: check.criteria,
  by: check.id,
  means: "observed",
  outcome: "could-not-look",
  status: "unknown",
  vantage: scene.vantage,
  observedAt: at,
  validUntil: at + (check.validForDays ?? DEFAULT_VALID_DAYS) * DAY_MS,
  evidence: detail === "" ? [] : cut([{ kind: "text", where: fault, value: detail }]),
  title: check.title,
  says: FAULT_WORDS[fault],
})

const observe = (
  check: AnyCheck,
  scene: Scene,
  outcome: Outcome<string>,
  spec: OutcomeSpec,
  at: number,
): Observation => {
  const until = at + (check.validForDays ?? DEFAULT_VALID_DAYS) * DAY_MS
  return {
    criteria: check.criteria,
    by: check.id,
    means: "observed",
    outcome: outcome.outcome,
    status: spec.status,
    ...(spec.status === "ok" && spec.partly ? { partly: true } : {}),
    ...(spec.status === "not-ok" ? { severity: spec.severity, remedy: remedyOf(check, scene.platform) } : {}),
    vantage: scene.vantage,
    observedAt: at,
    validUntil: Math.min(until, outcome.validUntil ?? until),
    evidence: cut(outcome.evidence ?? []),
    title: check.title,
    says: fill(spec.says, cutValues(outcome.values)),
  }
}

/** One check over what was collected. It is handed only the facts it names; a fact that could not be seen makes it unknown. */
export const runCheck = (check: AnyCheck, scene: Scene): Observation => {
  const given: Record<string, unknown> = {}
  let at = scene.startedAt
  for (const need of check.needs) {
    const fact = scene.facts[need]
    if (fact === undefined) return couldNotLook(check, scene, "not-asked", need, scene.startedAt)
    if (fact.state === "not-seen") return couldNotLook(check, scene, fact.fault, fact.detail, fact.at)
    given[need] = fact.value
    at = Math.max(at, fact.at)
  }
  try {
    const outcome = check.judge(given as never) // holds exactly the facts that this check names
    const spec = check.outcomes[outcome.outcome]
    if (spec === undefined) return couldNotLook(check, scene, "collector-failed", outcome.outcome, at)
    return observe(check, scene, outcome, spec, at)
  } catch (error) {
    // A check is pure and must not throw; a mistake in one must not lose what the others saw.
    return couldNotLook(check, scene, "collector-failed", error instanceof Error ? error.name : "", at)
  }
}

/** All checks, in their own order: pure. */
export const runChecks = (checks: readonly AnyCheck[], scene: Scene): readonly Observation[] =>
  checks.map((check) => runCheck(check, scene))
