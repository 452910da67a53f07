import type { EvidenceKind, Severity } from "../guideline/observation.ts"
import type { Level, Role } from "../guideline/requirement.ts"
import type { Document, Effort, PaperCriterion, PaperObservation, PaperVerdict } from "./document.ts"

/** One thing to do, with the requirement it belongs to. `seen`: the observation that shows it, where there is one. */
export interface Thing {
  readonly verdict: PaperVerdict
  readonly criterion: PaperCriterion
  readonly seen: PaperObservation | null
  readonly effort: Effort
}

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3 }
const LEVEL_RANK: Readonly<Record<Level, number>> = { must: 0, need: 1, advise: 2 }
const ROLE_RANK: Readonly<Record<Role, number>> = { score: 0, gap: 1, later: 2 }
const EFFORT_RANK: Readonly<Record<Effort, number>> = { small: 0, medium: 1, large: 2 }
/** What is mended by a setting of the server or the domain. */
const SMALL: ReadonlySet<EvidenceKind> = new Set(["header", "cookie", "dns", "redirect", "protocol", "status", "mode"])
const MEDIUM: ReadonlySet<EvidenceKind> = new Set(["certificate", "door", "port", "file", "page", "address", "text"])

/** The observation that shows what is missing. */
export const seenOf = (criterion: PaperCriterion): PaperObservation | null =>
  criterion.observations.find(({ status }) => status === "not-ok") ?? null

/** How much work it is: as the document says, else by the kind of what was seen; what only people can answer is medium. */
export const effortOf = (criterion: PaperCriterion): Effort => {
  if (criterion.effort !== undefined) return criterion.effort
  const kinds = (seenOf(criterion)?.evidence ?? []).map(({ kind }) => kind)
  if (kinds.length === 0) return "medium"
  if (kinds.every((kind) => SMALL.has(kind))) return "small"
  return kinds.every((kind) => SMALL.has(kind) || MEDIUM.has(kind)) ? "medium" : "large"
}

const severityRank = ({ criterion }: Thing): number =>
  criterion.severity === undefined ? SEVERITY_RANK.medium : SEVERITY_RANK[criterion.severity]

const compare = (one: Thing, other: Thing): number =>
  Number(one.criterion.weight === "plus") - Number(other.criterion.weight === "plus") ||
  severityRank(one) - severityRank(other) ||
  LEVEL_RANK[one.verdict.level] - LEVEL_RANK[other.verdict.level] ||
  EFFORT_RANK[one.effort] - EFFORT_RANK[other.effort] ||
  ROLE_RANK[one.verdict.role] - ROLE_RANK[other.verdict.role]

const thingsOf = (document: Document, wanted: (criterion: PaperCriterion) => boolean): readonly Thing[] =>
  document.verdicts
    .flatMap((verdict) =>
      verdict.criteria
        .filter(wanted)
        .map((criterion) => ({ verdict, criterion, seen: seenOf(criterion), effort: effortOf(criterion) })),
    )
    .toSorted(compare)

/** One check may answer criteria of several requirements: it is one thing to do, and one requirement is named once. */
const distinct = (things: readonly Thing[]): readonly Thing[] => {
  const known = new Set<string>()
  return things.filter(({ verdict, criterion, seen }) => {
    const keys = [
      verdict.requirement,
      criterion.criterion.split(".").at(-1) ?? criterion.criterion,
      ...(seen === null ? [] : [seen.says.ja]),
    ]
    if (keys.some((key) => known.has(key))) return false
    for (const key of keys) known.add(key)
    return true
  })
}

/** All unmet criteria, most pressing first: core before advice, then severity, level, effort, role. */
export const findings = (document: Document): readonly Thing[] => thingsOf(document, ({ state }) => state === "unmet")

/** The first things to do: what is unmet, and where that is fewer than `count`, questions that wait for the owner's answer. */
export const firstThings = (document: Document, count = 3): readonly Thing[] => {
  const now = (thing: Thing): boolean => thing.verdict.role !== "later"
  const unmet = findings(document).filter(now)
  const open = thingsOf(
    document,
    ({ state, unknown, weight }) => state === "unknown" && unknown === "awaiting-answer" && weight === "core",
  ).filter(now)
  return distinct([...unmet.filter(({ criterion }) => criterion.weight === "core"), ...open]).slice(0, count)
}
