import type { Answer, Observation } from "../guideline/observation.ts"
import { REASON_WORDS } from "../guideline/reasons.ts"
import type { Criterion, Requirement } from "../guideline/requirement.ts"
import { verdict } from "../guideline/verdict.ts"
import type { CriterionVerdict } from "../guideline/verdict-shape.ts"
import { isoTime } from "../lib/clock.ts"
import type { Counts, Document, PaperCriterion, PaperObservation, PaperVerdict } from "./document.ts"

/** What a paper is made from: the catalogue, one site, what was seen and said, and the facts of the run. */
export interface Findings extends Pick<
  Document,
  "sekisho" | "catalogue" | "site" | "durationMs" | "requestsSent" | "browserRequestsSent" | "vantage" | "notSeen"
> {
  readonly requirements: readonly Requirement[]
  readonly observations: readonly Observation[]
  readonly answers: readonly Answer[]
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number
  /** The time at which evidence is weighed. */
  readonly now: number
}

const paperObservation = ({ observedAt, validUntil, ...rest }: Observation): PaperObservation => ({
  ...rest,
  observedAt: isoTime(observedAt),
  validUntil: isoTime(validUntil),
})

const paperAnswer = ({ criterion: _, at, until, ...rest }: Answer): NonNullable<PaperCriterion["answer"]> => ({
  ...rest,
  at: isoTime(at),
  until: isoTime(until),
})

const paperCriterion = (criterion: Criterion, judged: CriterionVerdict): PaperCriterion => {
  const { observations, answer, ...rest } = judged
  const toDo = judged.state === "unmet" || judged.state === "partly" || judged.state === "unknown"
  const own = observations.find((seen) => seen.status === "not-ok")?.remedy
  return {
    ...rest,
    question: criterion.question,
    why: criterion.why,
    because: REASON_WORDS[judged.reason],
    source: criterion.source,
    ...(criterion.places ? { places: criterion.places } : {}),
    ...(toDo ? { remedy: own ?? criterion.remedy } : {}),
    observations: observations.map(paperObservation),
    ...(answer ? { answer: paperAnswer(answer) } : {}),
  }
}

const paperVerdict = (requirement: Requirement, findings: Findings): PaperVerdict => {
  const judged = verdict(requirement, findings.site, findings.observations, findings.answers, findings.now)
  const criteria = requirement.criteria.flatMap((criterion, index) => {
    const one = judged.criteria[index]
    return one ? [paperCriterion(criterion, one)] : []
  })
  return {
    ...judged,
    phase: requirement.phase,
    title: requirement.title,
    ...(requirement.officialTitle ? { officialTitle: requirement.officialTitle } : {}),
    explanation: requirement.explanation,
    ...(judged.reason ? { because: REASON_WORDS[judged.reason] } : {}),
    level: requirement.level.value,
    levelProvenance: requirement.level.provenance,
    ...(requirement.level.page === undefined ? {} : { levelPage: requirement.level.page }),
    places: requirement.places,
    criteria,
  }
}

const countOf = (verdicts: readonly PaperVerdict[], level: PaperVerdict["level"]): Counts["must"] => {
  const of = (state: PaperVerdict["state"]): number =>
    verdicts.filter((one) => one.level === level && one.state === state).length
  return {
    met: of("met"),
    partly: of("partly"),
    unmet: of("unmet"),
    unknown: of("unknown"),
    "not-applicable": of("not-applicable"),
  }
}

/** Judges every requirement and puts the run together as one document. Pure. */
export const buildDocument = (findings: Findings): Document => {
  const verdicts = findings.requirements.map((requirement) => paperVerdict(requirement, findings))
  return {
    schema: "sekisho-check/1",
    sekisho: findings.sekisho,
    catalogue: findings.catalogue,
    site: findings.site,
    startedAt: isoTime(findings.startedAt),
    durationMs: findings.durationMs,
    requestsSent: findings.requestsSent,
    browserRequestsSent: findings.browserRequestsSent,
    vantage: findings.vantage,
    counts: { must: countOf(verdicts, "must"), need: countOf(verdicts, "need"), advise: countOf(verdicts, "advise") },
    verdicts,
    notSeen: findings.notSeen,
  }
}
