import { SekishoError } from "../../lib/errors.ts"
import { operatorNamed } from "../operators/all.ts"
import { OperatorError, type Operator, type OperatorDefinition, type OperatorFiles } from "../operators/operator.ts"
import { ruleError } from "../seclang/place.ts"
import type { ActionText, OperatorText, RuleText, Target } from "../seclang/syntax.ts"
import { isCollection, isLive, isSingle, slotOf, type VariableName } from "../seclang/variables.ts"
import { transformNamed } from "../transforms/all.ts"
import type { Transform } from "../transforms/transform.ts"
import { effectsOf, type RuleDirectory } from "./actions.ts"
import { compileKeyMatch } from "./keys.ts"
import { compileMacro } from "./macro.ts"
import { NO_ASKS } from "./prefilter.ts"
import type { BoundOperator, KeyMatch, Link, Pipeline, RuleTarget } from "./rule.ts"

/** Pipelines of a plan; equal lists of steps share one. */
export class PipelineTable {
  readonly all: Pipeline[] = []
  readonly #known = new Map<string, Pipeline>()

  pipeline(steps: readonly Transform[], everyStep: boolean): Pipeline {
    const key = `${everyStep && steps.length > 0 ? "*" : ""}${steps.map((step) => step.name).join(",")}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const triggers = steps.reduce((bits, step) => bits | step.triggers, 0)
    const fresh = { index: this.all.length, steps, triggers, everyStep: everyStep && steps.length > 0 }
    this.all.push(fresh)
    this.#known.set(key, fresh)
    return fresh
  }
}

/** What compiling a link needs of the plan being built. */
export interface Workshop {
  readonly pipelines: PipelineTable
  readonly directory: RuleDirectory
  files(from: string): OperatorFiles
}

const variableNamed = (target: Target): VariableName => {
  if (isCollection(target.variable) || isSingle(target.variable)) return target.variable
  throw ruleError("WAF_UNKNOWN", target.place, target.variable, { kind: "variable" })
}

const XML_PATHS = new Set(["/*", "//@*"])

const matchOf = (target: Target): KeyMatch => {
  if (target.variable === "XML" && (target.selector.kind !== "key" || !XML_PATHS.has(target.selector.key)))
    throw ruleError("WAF_BAD_VALUE", target.place, target.selector.kind === "key" ? target.selector.key : "XML", {
      name: "XML",
    })
  return compileKeyMatch(target.selector, target.place)
}

/** The targets of a rule, each with what is left out of it. */
export const compileTargets = (targets: readonly Target[]): RuleTarget[] => {
  const excluded = targets.filter((target) => target.exclude)
  return targets
    .filter((target) => !target.exclude)
    .map((target) => ({
      variable: variableNamed(target),
      slot: slotOf(variableNamed(target)),
      live: isLive(variableNamed(target)),
      match: matchOf(target),
      count: target.count,
      without: excluded.filter((other) => other.variable === target.variable).map(matchOf),
      asked: -1,
      exact: -1,
    }))
    .filter((target) => target.without.every((one) => one.kind !== "all"))
}

const stepsOf = (actions: readonly ActionText[]): Transform[] => {
  let steps: Transform[] = []
  for (const action of actions) {
    if (action.name !== "t") continue
    const name = (action.value ?? "").trim()
    if (name.toLowerCase() === "none") {
      steps = []
      continue
    }
    const transform = transformNamed(name)
    if (transform === null) throw ruleError("WAF_UNKNOWN", action.place, name, { kind: "transformation" })
    steps.push(transform)
  }
  return steps
}

/** Operators made for filled-in arguments that are remembered. */
const MAX_MADE = 64

const remembered = (make: (argument: string) => Operator): ((argument: string) => Operator) => {
  const made = new Map<string, Operator>()
  return (argument) => {
    const known = made.get(argument)
    if (known !== undefined) return known
    if (made.size >= MAX_MADE) made.clear()
    const fresh = make(argument)
    made.set(argument, fresh)
    return fresh
  }
}

const makeOperator = (definition: OperatorDefinition, text: OperatorText, argument: string, files: OperatorFiles) => {
  try {
    return definition.compile(argument, files)
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    throw ruleError(error.code, text.place, error.text, { name: `@${text.name}`, reason: error.reason })
  }
}

const NEVER: Operator = { clauses: [], test: () => false, captures: () => [] }

/** An argument that a request filled in may be no argument at all: it meets nothing, and the request goes on. */
const orNever = (make: () => Operator): Operator => {
  try {
    return make()
  } catch (error) {
    if (error instanceof SekishoError) return NEVER
    throw error
  }
}

const bindOperator = (text: OperatorText, workshop: Workshop): BoundOperator => {
  const definition = operatorNamed(text.name)
  if (definition === null) throw ruleError("WAF_UNKNOWN", text.place, `@${text.name}`, { kind: "operator" })
  const files = workshop.files(text.place.file)
  const argument = definition.macros
    ? compileMacro(text.argument, text.place)
    : { constant: text.argument, prefix: text.argument, reads: [], readsOther: false, expand: () => text.argument }
  const make = (filled: string): Operator => makeOperator(definition, text, filled, files)
  const fixed = argument.constant === null ? null : make(argument.constant)
  const compile = remembered((filled) => orNever(() => make(filled)))
  return { name: definition.name, negated: text.negated, fixed, argument, compile, asks: NO_ASKS }
}

const valueOf = (actions: readonly ActionText[], name: string): ActionText | undefined =>
  actions.findLast((action) => action.name === name)

/** Compiles one SecRule or SecAction, head or link; `inherited` are the transformations of the phase's defaults. */
export const compileLink = (rule: RuleText, inherited: readonly ActionText[], workshop: Workshop): Link => {
  const has = (name: string): boolean => rule.actions.some((action) => action.name === name)
  const message = valueOf(rule.actions, "msg")
  const logData = valueOf(rule.actions, "logdata")
  const targets = compileTargets(rule.targets)
  const pipeline = workshop.pipelines.pipeline(stepsOf([...inherited, ...rule.actions]), has("multimatch"))
  const operator = rule.operator === null ? null : bindOperator(rule.operator, workshop)
  return {
    targets,
    view: -1,
    pipeline,
    operator,
    capture: has("capture"),
    effects: effectsOf(rule, workshop.directory),
    message: message === undefined ? null : compileMacro(message.value ?? "", message.place),
    logData: logData === undefined ? null : compileMacro(logData.value ?? "", logData.place),
  }
}
