import type { Operator } from "../operators/operator.ts"
import type { Transform } from "../transforms/transform.ts"
import type { PipelineTable } from "./compile-rule.ts"
import type { UnfoldedPhase } from "./fold.ts"
import { ClauseTable } from "./prefilter.ts"
import type { Link, Pipeline, Rule, RuleTarget } from "./rule.ts"
import { NodeTable, type Side } from "./side.ts"

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
  /** The request's side and the answer's. */
  readonly sides: readonly [Side, Side]
}

/** Phases 1 and 2 look at the request, the others mostly at the answer. */
const REQUEST_PHASES = 2

const indexSide = (
  phases: readonly UnfoldedPhase[],
  pipelines: PipelineTable,
): { readonly phases: UnfoldedPhase[]; readonly side: Side } => {
  const clauses = new ClauseTable()
  const table = new NodeTable()
  const target = (one: RuleTarget, asked: Pipeline, exact: Pipeline): RuleTarget =>
    one.count || one.live ? one : { ...one, asked: table.node(one, asked), exact: table.node(one, exact) }
  const numbered = new Map<Operator, readonly number[]>()
  const link = <L extends Link>(one: L): L => {
    const { operator, pipeline } = one
    if (operator === null || operator.fixed === null || operator.negated) return one
    const numbers = operator.fixed.clauses.map((clause) => clauses.number(clause))
    if (numbers.length === 0) return one
    numbered.set(operator.fixed, numbers)
    const asked = pipelines.pipeline(withoutCase(pipeline.steps), pipeline.everyStep)
    const targets = one.targets.map((each) => target(each, asked, pipeline))
    const view = targets.some((each) => each.asked < 0) ? -1 : table.view(targets, asked)
    return { ...one, targets, view }
  }
  const withAsks = <L extends Link>(one: L): L => {
    const { operator } = one
    const numbers = operator === null || operator.fixed === null ? undefined : numbered.get(operator.fixed)
    return operator === null || numbers === undefined
      ? one
      : { ...one, operator: { ...operator, asks: clauses.asks(numbers) } }
  }
  const mapLinks = (rules: readonly Rule[], change: <L extends Link>(one: L) => L): Rule[] =>
    rules.map((one) => ({ ...change(one), links: one.links.map(change) }))
  const indexed = phases.map((phase) => mapLinks(phase.rules, link))
  const side = table.build(clauses.build())
  return { phases: phases.map((phase, at) => ({ ...phase, rules: mapLinks(indexed[at] ?? [], withAsks) })), side }
}

/** Gives the rules that are left their clauses and nodes, and builds the prefilters from them. */
export const indexRules = (phases: readonly UnfoldedPhase[], pipelines: PipelineTable): Indexed => {
  const request = indexSide(phases.slice(0, REQUEST_PHASES), pipelines)
  const answer = indexSide(phases.slice(REQUEST_PHASES), pipelines)
  return { phases: [...request.phases, ...answer.phases], sides: [request.side, answer.side] }
}
