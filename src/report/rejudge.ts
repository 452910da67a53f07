import type { Answer, Observation } from "../guideline/observation.ts"
import type { Requirement } from "../guideline/requirement.ts"
import { isoTime } from "../lib/clock.ts"
import { buildDocument } from "./build.ts"
import type { Document, PaperObservation } from "./document.ts"

export const toPaper = ({ observedAt, validUntil, ...rest }: Observation): PaperObservation => ({
  ...rest,
  observedAt: isoTime(observedAt),
  validUntil: isoTime(validUntil),
})

/** An observation as it was before it was put on paper. */
export const fromPaper = ({ observedAt, validUntil, ...rest }: PaperObservation): Observation => ({
  ...rest,
  observedAt: Date.parse(observedAt),
  validUntil: Date.parse(validUntil),
})

/** Everything that a result says was seen, each once. */
export const observationsOf = (document: Document): readonly PaperObservation[] => {
  const all = document.verdicts.flatMap((verdict) => verdict.criteria.flatMap((criterion) => criterion.observations))
  return [...new Map(all.map((seen) => [JSON.stringify(seen), seen])).values()]
}

export interface Rejudged {
  readonly sekisho: string
  readonly catalogue: string
  readonly requirements: readonly Requirement[]
  /** `same`: only the requirements that the result was about; `all`: those of a narrower run are added. */
  readonly scope: "same" | "all"
  readonly observations: readonly PaperObservation[]
  readonly answers: readonly Answer[]
  /** The time at which evidence and answers are weighed, in milliseconds since 1970 UTC. */
  readonly now: number
}

/** The last result judged again with what was answered since and with the time that has passed. Pure. */
export const rejudge = (document: Document, how: Rejudged): Document => {
  const asked = new Set(document.verdicts.map((verdict) => verdict.requirement))
  return buildDocument({
    ...document,
    sekisho: how.sekisho,
    catalogue: how.catalogue,
    requirements: how.requirements.filter((requirement) => how.scope === "all" || asked.has(requirement.id)),
    observations: how.observations.map(fromPaper),
    answers: how.answers,
    startedAt: Date.parse(document.startedAt),
    now: how.now,
  })
}
