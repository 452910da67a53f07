import { combine } from "../../guideline/combine.ts"
import { requirementById } from "../../guideline/catalogue.ts"
import type { Group, Scene } from "../../guideline/requirement.ts"
import type { PaperCriterion, PaperVerdict } from "../document.ts"

/** Questions of one requirement that are answered together: all of them, or at least one. */
export interface Part {
  readonly scene: Scene | null
  readonly rule: "all" | "any"
  /** An `any` of which one is met. */
  readonly enough: boolean
  readonly criteria: readonly PaperCriterion[]
}
interface Branch {
  readonly scene: Scene | null
  readonly rule: "all" | "any"
  readonly of: readonly string[]
}

const isText = (member: string | Group): member is string => typeof member === "string"

const branches = (group: Group, scene: Scene | null): readonly Branch[] => {
  if (group.kind === "per-scene")
    // The keys of a per-scene group are scenes by its type.
    return (Object.keys(group.scenes) as Scene[]).flatMap((name) => branches(group.scenes[name], name))
  if (group.of.every(isText)) return [{ scene, rule: group.kind, of: group.of }]
  return group.of.flatMap((member) =>
    isText(member) ? [{ scene, rule: "all" as const, of: [member] }] : branches(member, scene),
  )
}

/** The deciding questions of a requirement in the groups of the catalogue; every one of them stands in exactly one part. */
export const partsOf = (verdict: PaperVerdict): readonly Part[] => {
  const core = verdict.criteria.filter(({ weight }) => weight === "core")
  const group = requirementById(verdict.requirement)?.group
  const known = new Map(core.map((criterion) => [criterion.criterion, criterion]))
  const take = (id: string): readonly PaperCriterion[] => {
    const criterion = known.get(id)
    known.delete(id)
    return criterion === undefined ? [] : [criterion]
  }
  const stateOf = new Map(core.map(({ criterion, state }) => [criterion, state]))
  const grouped = (group === undefined ? [] : branches(group, null)).map(({ scene, rule, of }) => ({
    scene,
    rule,
    enough: rule === "any" && combine({ kind: "any", of }, (id) => stateOf.get(id) ?? "unknown") === "met",
    criteria: of.flatMap(take),
  }))
  const rest: Part = { scene: null, rule: "all", enough: false, criteria: [...known.values()] }
  return [...grouped, rest].filter(({ criteria }) => criteria.length > 0)
}
