import type { Transform } from "../transforms/transform.ts"
import type { PipelineTable } from "./compile-rule.ts"
import type { UnfoldedPhase } from "./fold.ts"
import { ClauseTable, type Prefilter } from "./prefilter.ts"
import type { Link, Pipeline, Probe, Rule, RuleTarget } from "./rule.ts"

/** Probes of a plan; links with the same targets and pipeline share one. */
export class ProbeTable {
  readonly all: Probe[] = []
  readonly #known = new Map<string, Probe>()
  readonly #groups = new Map<string, number>()

  /** Null where some target cannot be asked together with others. */
  probe(targets: readonly RuleTarget[], pipeline: Pipeline): Probe | null {
    if (targets.some((target) => target.count || target.live || target.match.kind === "pattern")) return null
    const asked = targets.map((target) => ({
      slot: target.slot,
      variable: target.variable,
      // The XML variable's two paths are asked as the whole: its values are few.
      key: target.match.kind === "key" && target.variable !== "XML" ? target.match.key : null,
    }))
    const targetKey = JSON.stringify(asked.map((one) => [one.slot, one.key]))
    const key = `${pipeline.index} ${targetKey}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const group = this.#groups.get(targetKey) ?? this.#groups.size
    this.#groups.set(targetKey, group)
    const fresh = { index: this.all.length, group, targets: asked, pipeline }
    this.all.push(fresh)
    this.#known.set(key, fresh)
    return fresh
  }
}

/** Steps before or after which letters may change case without changing anything but case. */
const CASE_BLIND = new Set([
  "compresswhitespace",
  "htmlentitydecode",
  "lowercase",
  "normalizepath",
  "normalizepathwin",
  "removecomments",
  "removecommentschar",
  "removenulls",
  "removewhitespace",
  "replacecomments",
  "replacenulls",
  "trim",
  "trimleft",
  "trimright",
  "uppercase",
  "urldecode",
  "urldecodeuni",
  "utf8tounicode",
])

/** Clauses are met whatever the case, so that a change of case need not be made to ask them. */
const withoutCase = (steps: readonly Transform[]): Transform[] =>
  steps.filter((step, index) => {
    if (step.name !== "lowercase" && step.name !== "uppercase") return true
    return !steps.slice(index + 1).every((later) => CASE_BLIND.has(later.name))
  })

export interface Indexed {
  readonly phases: readonly UnfoldedPhase[]
  readonly prefilter: Prefilter
  readonly probeCount: number
}

/** Gives the rules that are left their clauses and probes, and builds the prefilter from them. */
export const indexRules = (phases: readonly UnfoldedPhase[], pipelines: PipelineTable): Indexed => {
  const clauses = new ClauseTable()
  const probes = new ProbeTable()
  const link = <L extends Link>(one: L): L => {
    const { operator } = one
    if (operator === null || operator.fixed === null || operator.negated) return one
    const numbers = operator.fixed.clauses.map((clause) => clauses.number(clause))
    if (numbers.length === 0) return one
    const asked = pipelines.pipeline(withoutCase(one.pipeline.steps), one.pipeline.everyStep)
    return { ...one, operator: { ...operator, clauses: numbers }, probe: probes.probe(one.targets, asked) }
  }
  const rule = (one: Rule): Rule => ({ ...link(one), links: one.links.map(link) })
  const indexed = phases.map((phase) => ({ ...phase, rules: phase.rules.map(rule) }))
  return { phases: indexed, prefilter: clauses.build(), probeCount: probes.all.length }
}
