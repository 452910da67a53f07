import { excludedBy } from "./applies.ts"
import { combine, decidingGroup } from "./combine.ts"
import { judgeCriterion } from "./judge-criterion.ts"
import type { Answer, Observation } from "./observation.ts"
import { roleOf, type Group, type Requirement } from "./requirement.ts"
import type { Site } from "./site.ts"
import { UNKNOWNS, type CriterionVerdict, type Reason, type Unknown, type Verdict } from "./verdict-shape.ts"

const members = (group: Group): readonly string[] =>
  group.kind === "per-scene"
    ? Object.values(group.scenes).flatMap(members)
    : group.of.flatMap((member) => (typeof member === "string" ? [member] : members(member)))

/** Why the whole requirement has no place on this site now. */
const setAside = (requirement: Requirement, site: Site): Reason | null => {
  if (requirement.onceOpen && site.state === "open") return "once-open"
  if (roleOf(requirement, site) === "later") return "not-open-yet"
  return excludedBy(requirement.applies, site)
}

const unknownsOf = (criteria: readonly CriterionVerdict[], deciding: ReadonlySet<string>): readonly Unknown[] => {
  const kinds = new Set(criteria.filter((one) => deciding.has(one.criterion)).map((one) => one.unknown))
  return UNKNOWNS.filter((kind) => kinds.has(kind))
}

/**
 * The verdict on one requirement: a pure function of the requirement, the site, what was seen, what was answered, and the
 * time (milliseconds since 1970 UTC). Only `core` criteria decide; `plus` criteria are judged and shown. Never throws.
 */
export const verdict = (
  requirement: Requirement,
  site: Site,
  observations: readonly Observation[],
  answers: readonly Answer[],
  now: number,
): Verdict => {
  const role = roleOf(requirement, site)
  const criteria = requirement.criteria.map((criterion) => judgeCriterion(criterion, site, observations, answers, now))
  const aside = setAside(requirement, site)
  if (aside)
    return { requirement: requirement.id, role, state: "not-applicable", unknowns: [], reason: aside, criteria }
  const byId = new Map(criteria.map((one) => [one.criterion, one]))
  const group = decidingGroup(requirement.group, requirement.criteria)
  const state = combine(group, (id) => byId.get(id)?.state ?? "unknown")
  const unknowns = state === "unknown" ? unknownsOf(criteria, new Set(members(group))) : []
  return { requirement: requirement.id, role, state, unknowns, criteria }
}
