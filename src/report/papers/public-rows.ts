import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import type { Requirement } from "../../guideline/requirement.ts"
import type { Words } from "../../lib/words.ts"
import type { Document, PaperCriterion, PaperVerdict } from "../document.ts"
import { STATEMENTS } from "./public-statements.ts"
import { PAPER } from "./words.ts"

/** One build item and what may be said about it. `silent`: nothing is claimed. */
export interface PublicRow {
  readonly number: string
  readonly title: Words
  readonly says: readonly Words[]
  readonly silent: boolean
}

const core = (verdict: PaperVerdict): readonly PaperCriterion[] =>
  verdict.criteria.filter(({ weight }) => weight === "core")

const isDone = (verdict: PaperVerdict, name: string): boolean =>
  verdict.criteria.some(
    ({ criterion, state, reason }) =>
      criterion === `${verdict.requirement}.${name}` && state === "met" && reason !== "answered-alternative",
  )

const planned = (verdict: PaperVerdict, atMs: number): boolean =>
  core(verdict).some(
    ({ state, answer }) => state === "unmet" && answer?.state === "planned" && Date.parse(answer.until) > atMs,
  )

const saysMet = (id: string, verdict: PaperVerdict): readonly Words[] => {
  const statement = STATEMENTS[id]
  if (statement === undefined) return []
  return [
    statement.met,
    ...statement.more.filter(([names]) => names.every((name) => isDone(verdict, name))).map(([, says]) => says),
    ...(core(verdict).some(({ reason }) => reason === "answered-provider") ? [PAPER.publicProvider] : []),
  ]
}

const saysOf = (id: string, verdict: PaperVerdict | undefined, atMs: number): readonly Words[] => {
  if (verdict === undefined) return []
  if (verdict.state === "met") return saysMet(id, verdict)
  if (verdict.state === "partly") return [PAPER.publicPartly]
  if (verdict.state === "not-applicable") return [PAPER.publicNotApplicable]
  return planned(verdict, atMs) ? [PAPER.publicPlanned] : []
}

/** The verdict that counts for an item now: once the shop is open, its successor's. */
const current = ({ verdicts, site }: Document, { id, onceOpen }: Requirement): PaperVerdict | undefined => {
  const asked = site.state === "open" && onceOpen !== undefined ? onceOpen : id
  return verdicts.find(({ requirement }) => requirement === asked)
}

/** The fourteen in their order. `atMs`: the day of the paper in milliseconds since 1970 UTC. */
export const publicRows = (document: Document, atMs: number): readonly PublicRow[] =>
  REQUIREMENTS.filter(({ phase }) => phase === "build").map((requirement) => {
    const says = saysOf(requirement.id, current(document, requirement), atMs)
    return {
      number: requirement.id.slice("build/".length),
      title: STATEMENTS[requirement.id]?.title ?? requirement.title,
      says: says.length === 0 ? [PAPER.publicSilent] : says,
      silent: says.length === 0,
    }
  })
