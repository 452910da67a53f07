import { excludedBy } from "./applies.ts"
import type { Answer, Observation, Severity } from "./observation.ts"
import { SEVERITIES } from "./observation.ts"
import type { Criterion } from "./requirement.ts"
import type { Site } from "./site.ts"
import type { CriterionVerdict, Reason, Unknown, VerdictState } from "./verdict-shape.ts"

/** The gate's own proof that nobody walks round it; without it no guard counts. */
export const ORIGIN_CLOSED = "gate/origin-closed"

interface Opinion {
  readonly state: VerdictState
  readonly reason: Reason
  readonly unknown?: Unknown
}
const opinion = (state: VerdictState, reason: Reason): Opinion => ({ state, reason })
const unknown = (kind: Unknown, reason: Reason): Opinion => ({ state: "unknown", unknown: kind, reason })

const isValid = (observation: Observation, now: number): boolean =>
  observation.observedAt <= now && now < observation.validUntil

/** The newest observation of each check or guard: an older one of the same source has nothing more to say. */
const newestOfEach = (observations: readonly Observation[]): readonly Observation[] => {
  const newest = new Map<string, Observation>()
  for (const observation of observations) {
    const known = newest.get(observation.by)
    if (known === undefined || known.observedAt <= observation.observedAt) newest.set(observation.by, observation)
  }
  return [...newest.values()].toSorted((a, b) => b.observedAt - a.observedAt || (a.by < b.by ? -1 : 1))
}

const worst = (observations: readonly Observation[]): Severity | undefined =>
  SEVERITIES.findLast((severity) => observations.some((seen) => seen.status === "not-ok" && seen.severity === severity))

/** What the eyes say, outside and inside: a finding beats everything, and what could not be seen beats what looked fine. */
const bySight = (criterion: Criterion, site: Site, sight: readonly Observation[], now: number): Opinion | null => {
  if (sight.length === 0) return null
  const valid = sight.filter((seen) => isValid(seen, now))
  if (valid.length === 0) return unknown("could-not-look", "observation-expired")
  const counted = valid.filter(
    (seen) => !criterion.needsStranger || seen.means === "inside" || site.strangers.includes(seen.vantage),
  )
  if (counted.length === 0) return unknown("could-not-look", "vantage-no-stranger")
  const has = (status: Observation["status"]): Observation | undefined => counted.find((seen) => seen.status === status)
  const bad = has("not-ok")
  if (bad) return opinion("unmet", bad.means === "inside" ? "inside-not-ok" : "observed-not-ok")
  if (has("unknown")) return unknown("could-not-look", "observation-unknown")
  const good = counted.filter((seen) => seen.status === "ok")
  if (good.length === 0) return opinion("not-applicable", "observed-not-applicable")
  if (good.some((seen) => seen.partly)) return opinion("partly", "observed-partly")
  return opinion("met", good.every((seen) => seen.means === "inside") ? "inside-ok" : "observed-ok")
}

/** What the gate says. A guard counts only in `enforce`, alive, and with the way round it closed. */
const byGuard = (guards: readonly Observation[], all: readonly Observation[], now: number): Opinion | null => {
  if (guards.length === 0) return null
  const alive = guards.filter((seen) => isValid(seen, now))
  if (alive.length === 0) return unknown("could-not-look", "observation-expired")
  if (alive.some((seen) => seen.mode === "enforce" && seen.status === "not-ok"))
    return opinion("unmet", "observed-not-ok")
  const enforced = alive.filter((seen) => seen.mode === "enforce" && seen.status === "ok")
  if (enforced.length === 0)
    return alive.some((seen) => seen.mode === "observe")
      ? unknown("could-not-look", "guard-observes-only")
      : unknown("could-not-look", "observation-unknown")
  const origin = newestOfEach(all.filter((seen) => seen.criteria.includes(ORIGIN_CLOSED) && isValid(seen, now)))
  if (origin.some((seen) => seen.status === "not-ok")) return unknown("could-not-look", "guard-origin-open")
  if (!origin.some((seen) => seen.status === "ok") || origin.some((seen) => seen.status === "unknown"))
    return unknown("could-not-look", "guard-origin-unknown")
  return enforced.some((seen) => !seen.partly) ? opinion("met", "enforced") : opinion("partly", "enforced-partly")
}

/** Whether anything but a person could answer it, now or in a later version. */
const isProbeable = (criterion: Criterion): boolean => criterion.means.some((means) => means !== "answered")

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ""

/** What a person says. An answer that lacks what it needs counts as not given, and the reason says what is missing. */
const byAnswer = (criterion: Criterion, answer: Answer | undefined, now: number): Opinion | null => {
  if (!criterion.means.includes("answered")) return null
  if (answer === undefined) return unknown("awaiting-answer", isProbeable(criterion) ? "not-probed" : "answer-missing")
  if (answer.state === "planned") return opinion("unmet", "answered-planned")
  if (answer.state === "no") return opinion("unmet", "answered-no")
  if (answer.at > now || answer.until <= now) return unknown("awaiting-answer", "answer-expired")
  if (isBlank(answer.by)) return unknown("awaiting-answer", "answer-missing")
  switch (answer.state) {
    case "not-applicable":
      return isBlank(answer.text)
        ? unknown("awaiting-answer", "answer-without-reason")
        : opinion("not-applicable", "answered-not-applicable")
    case "provider":
      return isBlank(answer.link)
        ? unknown("awaiting-answer", "answer-without-link")
        : opinion("met", "answered-provider")
    case "alternative":
      if (isBlank(answer.text)) return unknown("awaiting-answer", "answer-without-reason")
      return isBlank(answer.approvedBy)
        ? unknown("awaiting-answer", "answer-without-approval")
        : opinion("met", "answered-alternative")
    case "yes":
      return criterion.needsEvidence && (answer.evidence ?? []).length === 0
        ? unknown("awaiting-answer", "answer-without-evidence")
        : opinion("met", "answered-yes")
  }
}

const nobodyLooked = (criterion: Criterion): Opinion => {
  const possible = criterion.means.some((means) => !(criterion.notYet ?? []).includes(means))
  return possible ? unknown("could-not-look", "no-observation") : unknown("not-supported", "no-means-yet")
}

const settled = (state: Opinion | null): state is Opinion => state !== null && state.state !== "unknown"

interface Voices {
  readonly sight: Opinion | null
  /** What was seen after the person had answered: a mended fault shows here first. */
  readonly laterSight: Opinion | null
  readonly guard: Opinion | null
  readonly answer: Opinion | null
}

/** Weighs the voices. A finding beats every good word; a person's yes never overrules what was seen. */
const weigh = (criterion: Criterion, { sight, laterSight, guard, answer }: Voices): Opinion => {
  const unmetBy = [sight, guard].find((voice) => voice?.state === "unmet")
  if (unmetBy)
    return answer?.state === "met" || answer?.state === "not-applicable"
      ? { ...unmetBy, reason: "answer-contradicted" }
      : unmetBy
  if (answer?.state === "unmet") return [guard, laterSight].find((voice) => voice?.state === "met") ?? answer
  // What a guard does for a part is less than what somebody saw or says of the whole.
  const part = guard?.state === "partly" ? guard : null
  for (const voice of [part ? null : guard, sight, answer, part]) if (settled(voice)) return voice
  const eyes = sight ?? guard
  if (answer && eyes) return answer.reason === "not-probed" ? { ...eyes, unknown: "awaiting-answer" } : answer
  return eyes ?? answer ?? nobodyLooked(criterion)
}

/** The verdict on one criterion: pure, over what was seen, what was said, and the time. */
export const judgeCriterion = (
  criterion: Criterion,
  site: Site,
  observations: readonly Observation[],
  answers: readonly Answer[],
  now: number,
): CriterionVerdict => {
  const mine = newestOfEach(observations.filter((seen) => seen.criteria.includes(criterion.id)))
  const answer = answers.filter((given) => given.criterion === criterion.id).toSorted((a, b) => b.at - a.at)[0]
  const base = { criterion: criterion.id, weight: criterion.weight, observations: mine, ...(answer ? { answer } : {}) }
  const excluded = excludedBy(criterion.applies, site)
  if (excluded) return { ...base, state: "not-applicable", reason: excluded }
  const guards = mine.filter((seen) => seen.means === "enforced")
  const eyes = mine.filter((seen) => seen.means !== "enforced")
  const afterAnswer = answer ? eyes.filter((seen) => seen.observedAt > answer.at) : []
  const result = weigh(criterion, {
    sight: bySight(criterion, site, eyes, now),
    laterSight: bySight(criterion, site, afterAnswer, now),
    guard: byGuard(guards, observations, now),
    answer: byAnswer(criterion, answer, now),
  })
  const severity = result.state === "unmet" ? worst(mine.filter((seen) => isValid(seen, now))) : undefined
  return { ...base, ...result, ...(severity ? { severity } : {}) }
}
