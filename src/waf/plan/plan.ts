import { parseRules, type RuleFiles } from "../seclang/parse.ts"
import { ruleError } from "../seclang/place.ts"
import type { SourceFile } from "../seclang/source.ts"
import type { ActionText, DirectiveText, RuleText, Statement } from "../seclang/syntax.ts"
import { parseActions } from "../seclang/actions.ts"
import type { RuleDirectory } from "./actions.ts"
import { compileLink, PipelineTable, type Workshop } from "./compile-rule.ts"
import { foldPlan } from "./fold.ts"
import { headTest, type HeadTest } from "./head-test.ts"
import { indexRules } from "./index-rules.ts"
import { compileMacro } from "./macro.ts"
import type { Disruption, Phase, Pipeline, Rule, SeverityName } from "./rule.ts"
import { NO_ASKS, type Asks } from "./prefilter.ts"
import type { Side } from "./side.ts"
import { applySetting, DEFAULT_SETTINGS, type Settings } from "./settings.ts"
import { applyUpdates, idOf } from "./update.ts"

/** The rules of one phase in order. */
export interface PhasePlan {
  readonly rules: readonly Rule[]
  /** For each skipAfter label, the markers' places: how many rules of this phase stand before each. */
  readonly markers: ReadonlyMap<string, readonly number[]>
  readonly quick: Quick
}

/**
 * What the prefilter asks of each rule: whether its view (`views[rule]`; -1: the rule is always looked at) answers yes to
 * all of its questions (`asks` from `from[rule]` to `from[rule + 1]`, four numbers each).
 */
export interface Quick {
  readonly views: Readonly<Int32Array>
  readonly from: Readonly<Int32Array>
  readonly asks: Asks
  /** For rules without a view. */
  readonly heads: readonly (HeadTest | null)[]
}

const quickTable = (rules: readonly Rule[]): Quick => {
  const from = [0]
  const asks: number[] = []
  for (const rule of rules) from.push(asks.push(...(rule.operator?.asks ?? NO_ASKS)))
  const views = Int32Array.from(rules, (rule) => rule.view)
  return { views, from: Int32Array.from(from), asks: Int32Array.from(asks), heads: rules.map(headTest) }
}

/** Rules compiled once; never changed after. */
export interface Plan {
  readonly settings: Settings
  /** Phase 1 is at 0. */
  readonly phases: readonly PhasePlan[]
  readonly pipelines: readonly Pipeline[]
  /** The request's side (phases 1 and 2) and the answer's. */
  readonly sides: readonly [Side, Side]
  readonly ruleCount: number
  /** TX variables that every transaction begins with. */
  readonly initialTx: ReadonlyMap<string, string>
}

const PHASES: ReadonlyMap<string, Phase> = new Map(
  Object.entries<Phase>({
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    request: 2,
    response: 4,
    logging: 5,
  }),
)

const SEVERITIES: readonly SeverityName[] = [
  "EMERGENCY",
  "ALERT",
  "CRITICAL",
  "ERROR",
  "WARNING",
  "NOTICE",
  "INFO",
  "DEBUG",
]

type Defaults = Map<Phase, readonly ActionText[]>

const lastOf = (actions: readonly ActionText[], ...names: string[]): ActionText | undefined =>
  actions.findLast((action) => names.includes(action.name))

const phaseOf = (actions: readonly ActionText[]): Phase => {
  const action = lastOf(actions, "phase")
  const phase = action === undefined ? 2 : PHASES.get((action.value ?? "").toLowerCase())
  if (phase === undefined)
    throw ruleError("WAF_BAD_VALUE", action?.place ?? { file: "", line: 0, column: 0 }, action?.value ?? "", {
      name: "phase",
    })
  return phase
}

const statusOf = (actions: readonly ActionText[], otherwise: number): number => {
  const action = lastOf(actions, "status")
  if (action === undefined) return otherwise
  const status = Number(action.value)
  if (!/^\d{3}$/.test(action.value ?? "") || status < 100 || status > 599)
    throw ruleError("WAF_BAD_VALUE", action.place, action.value ?? "", { name: "status" })
  return status
}

const disruptionOf = (own: readonly ActionText[], defaults: readonly ActionText[]): Disruption => {
  const names = ["allow", "block", "deny", "drop", "pass", "redirect"]
  let action = lastOf(own, ...names)
  // block and silence both mean what the phase's defaults say; a default of block would be a circle.
  if (action === undefined || action.name === "block")
    action = lastOf(defaults, ...names.filter((name) => name !== "block"))
  if (action === undefined || action.name === "pass") return { kind: "pass" }
  const all = [...defaults, ...own]
  if (action.name === "redirect")
    return { kind: "redirect", status: statusOf(all, 302), to: compileMacro(action.value ?? "", action.place) }
  if (action.name === "allow") {
    const scope = action.value ?? "all"
    if (scope !== "all" && scope !== "phase" && scope !== "request")
      throw ruleError("WAF_BAD_VALUE", action.place, scope, { name: "allow" })
    return { kind: "allow", scope }
  }
  return { kind: action.name === "drop" ? "drop" : "deny", status: statusOf(all, 403) }
}

const severityOf = (actions: readonly ActionText[]): SeverityName | null => {
  const action = lastOf(actions, "severity")
  if (action === undefined) return null
  const text = (action.value ?? "").toUpperCase()
  const severity = SEVERITIES[Number.parseInt(text, 10)] ?? SEVERITIES.find((one) => one === text)
  if (severity === undefined) throw ruleError("WAF_BAD_VALUE", action.place, action.value ?? "", { name: "severity" })
  return severity
}

const numberOf = (actions: readonly ActionText[], name: string): number => {
  const action = lastOf(actions, name)
  if (action === undefined) return 0
  if (!/^\d{1,10}$/.test(action.value ?? ""))
    throw ruleError("WAF_BAD_VALUE", action.place, action.value ?? "", { name })
  return Number(action.value)
}

const compileRule = (text: RuleText, index: number, defaults: Defaults, workshop: Workshop): Rule => {
  const phase = phaseOf(text.actions)
  const base = defaults.get(phase) ?? []
  const all = [...base, ...text.actions]
  const head = compileLink(
    text,
    base.filter((action) => action.name === "t"),
    workshop,
  )
  return {
    ...head,
    index,
    id: numberOf(text.actions, "id"),
    phase,
    links: text.links.map((link) => compileLink(link, [], workshop)),
    disruption: disruptionOf(text.actions, base),
    log: lastOf(all, "log", "nolog")?.name !== "nolog",
    tags: text.actions.filter((action) => action.name === "tag").map((action) => action.value ?? ""),
    severity: severityOf(text.actions),
    version: lastOf(text.actions, "ver")?.value ?? "",
    skipAfter: lastOf(text.actions, "skipafter")?.value ?? null,
    skip: numberOf(text.actions, "skip"),
    place: text.place,
  }
}

const readDefaults = (defaults: Defaults, directive: DirectiveText): void => {
  const [word] = directive.words
  if (word === undefined) throw ruleError("WAF_SYNTAX", directive.place, directive.name)
  const actions = parseActions({ text: word.text, quoted: true, place: word.place, placeAt: () => word.place })
  defaults.set(phaseOf(actions), actions)
}

const directoryOf = (rules: readonly RuleText[]): RuleDirectory => ({
  entries: rules.map((rule, index) => ({
    index,
    id: idOf(rule),
    tags: rule.actions.filter((action) => action.name === "tag").map((action) => action.value ?? ""),
    message: lastOf(rule.actions, "msg")?.value ?? "",
  })),
})

const refuseDoubles = (rules: readonly RuleText[]): void => {
  const seen = new Set<number>()
  for (const rule of rules) {
    const id = idOf(rule)
    if (id !== 0 && seen.has(id)) throw ruleError("WAF_DUPLICATE_ID", rule.place, String(id))
    seen.add(id)
  }
}

interface Building {
  readonly rules: Rule[]
  readonly markers: Map<string, number[]>
}

/** Compiles statements into a plan. Throws WAF_* with the place of what it does not know. */
export const compilePlan = (
  statements: readonly Statement[],
  files: RuleFiles,
  options: { readonly fold?: boolean } = {},
): Plan => {
  const updated = applyUpdates(statements)
  const texts = updated.filter((one) => one.kind === "rule")
  refuseDoubles(texts)
  const workshop: Workshop = {
    pipelines: new PipelineTable(),
    directory: directoryOf(texts),
    files: (from) => ({ data: (name) => files.data(name, from) }),
  }
  const phases: Building[] = Array.from({ length: 5 }, () => ({ rules: [], markers: new Map() }))
  const defaults: Defaults = new Map()
  let settings = DEFAULT_SETTINGS
  let index = 0
  for (const one of updated) {
    if (one.kind === "marker")
      for (const phase of phases)
        phase.markers.set(one.label, [...(phase.markers.get(one.label) ?? []), phase.rules.length])
    else if (one.kind === "rule") {
      const rule = compileRule(one, index++, defaults, workshop)
      phases[rule.phase - 1]?.rules.push(rule)
    } else if (one.name === "secdefaultaction") readDefaults(defaults, one)
    else settings = applySetting(settings, one)
  }
  const folded = options.fold === false ? { phases, initialTx: new Map<string, string>() } : foldPlan(phases)
  const indexed = indexRules(folded.phases, workshop.pipelines)
  return Object.freeze({
    settings,
    phases: indexed.phases.map((phase) => Object.freeze({ ...phase, quick: quickTable(phase.rules) })),
    pipelines: workshop.pipelines.all,
    sides: indexed.sides,
    initialTx: folded.initialTx,
    ruleCount: index,
  })
}

/** Reads and compiles rule files in one go. Throws WAF_*. */
export const loadPlan = (entry: readonly SourceFile[], files: RuleFiles): Plan =>
  compilePlan(parseRules(entry, files), files)
