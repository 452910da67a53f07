import type { Criterion, Group } from "./requirement.ts"
import type { VerdictState } from "./verdict-shape.ts"

type StateOf = (criterion: string) => VerdictState

/** All must hold: one `unmet` is enough to say so, and nothing unknown is ever counted as met. */
export const combineAll = (states: readonly VerdictState[]): VerdictState => {
  const counted = states.filter((state) => state !== "not-applicable")
  if (counted.length === 0) return "not-applicable"
  for (const state of ["unmet", "unknown", "partly"] as const) if (counted.includes(state)) return state
  return "met"
}

/** One is enough: the best known state, and `unmet` only when every one is known to be unmet. */
export const combineAny = (states: readonly VerdictState[]): VerdictState => {
  const counted = states.filter((state) => state !== "not-applicable")
  if (counted.length === 0) return "not-applicable"
  for (const state of ["met", "partly", "unknown"] as const) if (counted.includes(state)) return state
  return "unmet"
}

/** The state of a group over its criteria's states. */
export const combine = (group: Group, stateOf: StateOf): VerdictState => {
  if (group.kind === "per-scene") return combineAll(Object.values(group.scenes).map((scene) => combine(scene, stateOf)))
  const states = group.of.map((member) => (typeof member === "string" ? stateOf(member) : combine(member, stateOf)))
  return group.kind === "all" ? combineAll(states) : combineAny(states)
}

/** The group that decides a requirement: its own, or all of its core criteria. */
export const decidingGroup = (group: Group | undefined, criteria: readonly Criterion[]): Group =>
  group ?? {
    kind: "all",
    of: criteria.filter((criterion) => criterion.weight === "core").map((criterion) => criterion.id),
  }
