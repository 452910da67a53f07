import { criterionById } from "../../guideline/catalogue.ts"
import type { Criterion } from "../../guideline/requirement.ts"
import type { Document, PaperCriterion, PaperObservation, PaperVerdict } from "../document.ts"
import { findings, seenOf } from "../first-things.ts"

/** One thing for the contractor; `ids`: every criterion that it would settle. */
export interface WorkItem {
  readonly ids: readonly string[]
  readonly verdict: PaperVerdict
  readonly criterion: PaperCriterion
  readonly seen: PaperObservation | null
  readonly places: readonly string[]
  /** ISO 8601 UTC, where the shop has planned it for a day that is still to come. */
  readonly due: string | null
}

/** What a contractor builds and runs; the shop's own terminals and decisions are not theirs. */
const THEIRS = new Set(["web-application", "web-server", "database-server", "firewall"])
const OWN_TERMINALS = new Set(["admin-terminal", "user-terminal"])

const placesOf = (verdict: PaperVerdict, criterion: PaperCriterion): readonly string[] =>
  criterion.places ?? verdict.places

/** Whether a contractor could do something about it: told by who carries it, how it can be seen, and where it is. */
const isTheirs = (verdict: PaperVerdict, criterion: PaperCriterion): boolean => {
  if (verdict.phase === "owner" || verdict.role === "later" || verdict.state === "not-applicable") return false
  const places = placesOf(verdict, criterion)
  if (places.every((place) => OWN_TERMINALS.has(place))) return false
  const known: Criterion | undefined = criterionById(criterion.criterion)
  if (known === undefined) return places.some((place) => THEIRS.has(place))
  if (known.means.some((means) => means !== "answered")) return true
  return known.saas !== "shop" && places.some((place) => THEIRS.has(place))
}

const itemOf = (verdict: PaperVerdict, criterion: PaperCriterion, atMs: number): WorkItem => ({
  ids: [criterion.criterion],
  verdict,
  criterion,
  seen: seenOf(criterion),
  places: placesOf(verdict, criterion),
  due:
    criterion.answer?.state === "planned" && Date.parse(criterion.answer.until) > atMs ? criterion.answer.until : null,
})

/** The same fault under two requirements, or the same question of building and of operating, is one thing to do. */
const keyOf = ({ criterion, seen }: WorkItem): string => {
  const name = criterion.criterion.split(".").at(-1) ?? ""
  return seen === null ? `${name}|${criterion.question.ja}` : `${name}|${seen.by}|${seen.outcome}`
}

const merged = (items: readonly WorkItem[]): readonly WorkItem[] => {
  const byKey = new Map<string, WorkItem>()
  for (const item of items) {
    const known = byKey.get(keyOf(item))
    byKey.set(keyOf(item), known === undefined ? item : { ...known, ids: [...known.ids, ...item.ids] })
  }
  return [...byKey.values()]
}

const theirs = (
  verdicts: readonly PaperVerdict[],
  wanted: (criterion: PaperCriterion) => boolean,
  atMs: number,
): readonly WorkItem[] =>
  verdicts.flatMap((verdict) =>
    verdict.criteria
      .filter((criterion) => wanted(criterion) && isTheirs(verdict, criterion))
      .map((criterion) => itemOf(verdict, criterion, atMs)),
  )

/** What is missing, most pressing first. `atMs`: the day of the paper in milliseconds since 1970 UTC. */
export const toMend = (document: Document, atMs: number): readonly WorkItem[] =>
  merged(
    findings(document)
      .filter(({ verdict, criterion }) => isTheirs(verdict, criterion))
      .map(({ verdict, criterion }) => itemOf(verdict, criterion, atMs)),
  )

/** What nobody knows yet and would decide something, in the catalogue's order; where one way of several is enough, the others are not asked. */
export const toAnswer = (document: Document, atMs: number): readonly WorkItem[] =>
  merged(
    theirs(
      document.verdicts.filter(({ state }) => state !== "met"),
      ({ state, weight }) => weight === "core" && (state === "unknown" || state === "partly"),
      atMs,
    ),
  )
