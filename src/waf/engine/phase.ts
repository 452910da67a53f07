import type { PhasePlan, Quick } from "../plan/plan.ts"
import type { Phase, Rule } from "../plan/rule.ts"
import { cutValue, MATCH_LIMITS, type Decision } from "./decision.ts"
import { evaluateRule } from "./evaluate.ts"
import type { Matched, State } from "./state.ts"
import type { Sweep } from "./sweep.ts"

/** How a phase ended. `stop`: an allow rule spares the message the phases it names. */
export interface PhaseEnd {
  readonly decision: Decision | null
  readonly allowed: "all" | "phase" | "request" | null
}

const SEVERITY_ORDER = ["EMERGENCY", "ALERT", "CRITICAL", "ERROR", "WARNING", "NOTICE", "INFO", "DEBUG"]

const record = (rule: Rule, matched: readonly Matched[], state: State): void => {
  if (rule.severity !== null) {
    const worst = state.highestSeverity === null ? 99 : SEVERITY_ORDER.indexOf(state.highestSeverity)
    if (SEVERITY_ORDER.indexOf(rule.severity) < worst) state.highestSeverity = rule.severity
  }
  if (!rule.log || state.matches.length >= MATCH_LIMITS.matches) return
  state.matches.push({
    ruleId: rule.id,
    phase: rule.phase,
    message: cutValue(rule.message?.expand(state) ?? ""),
    logData: cutValue(rule.logData?.expand(state) ?? ""),
    severity: rule.severity,
    tags: rule.tags,
    variables: matched
      .slice(0, MATCH_LIMITS.variables)
      .map((one) => ({ name: cutValue(one.name), value: cutValue(one.value) })),
  })
}

const decide = (rule: Rule, phase: Phase, state: State): PhaseEnd | null => {
  const { disruption } = rule
  if (disruption.kind === "pass" || state.mode !== "on") return null
  if (disruption.kind === "allow") return { decision: null, allowed: disruption.scope }
  const location = disruption.kind === "redirect" ? disruption.to.expand(state) : null
  const reason = cutValue(rule.message?.expand(state) ?? "")
  const { kind: action, status } = disruption
  return { decision: { action, status, location, phase, ruleId: rule.id, reason }, allowed: null }
}

const indexAfter = (plan: PhasePlan, label: string, index: number): number =>
  plan.markers.get(label)?.find((place) => place > index) ?? plan.rules.length

/** Whether what the rule looks at, all together, lacks something that it asks for, or its head says no. */
const cannotMatch = ({ views, from, asks, heads }: Quick, rule: number, sweep: Sweep, state: State): boolean => {
  const view = views[rule] ?? -1
  if (view < 0) return state.removedTargets.length === 0 && heads[rule]?.(state) === false
  const row = sweep.view(view)
  const { cells } = sweep
  const low = cells[row] ?? 0
  const high = cells[row + 1] ?? 0
  const end = from[rule + 1] ?? 0
  for (let ask = from[rule] ?? 0; ask < end; ask += 4) {
    const text = (cells[row + (asks[ask] ?? 0)] ?? 0) & (asks[ask + 1] ?? 0)
    if ((text | (low & (asks[ask + 2] ?? 0)) | (high & (asks[ask + 3] ?? 0))) === 0) return true
  }
  return false
}

/** Runs the rules of one phase in order, until one decides. */
export const runPhase = (phase: Phase, state: State): PhaseEnd => {
  const plan = state.plan.phases[phase - 1]
  if (plan !== undefined && state.mode !== "off") {
    const sweep = state.sweep(phase < 3 ? 0 : 1)
    for (let index = 0; index < plan.rules.length; index++) {
      // Most rules end here.
      if (cannotMatch(plan.quick, index, sweep, state)) continue
      const rule = plan.rules[index]
      if (rule === undefined || (state.removedRules.size > 0 && state.removedRules.has(rule.index))) continue
      const matched = evaluateRule(rule, state, sweep)
      if (matched === null) continue
      record(rule, matched, state)
      const end = phase === 5 ? null : decide(rule, phase, state)
      if (end !== null) return end
      if (rule.skipAfter !== null) index = indexAfter(plan, rule.skipAfter, index) - 1
      else if (rule.skip > 0) index += rule.skip
    }
  }
  return { decision: null, allowed: null }
}
