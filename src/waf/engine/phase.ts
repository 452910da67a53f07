import type { PhasePlan } from "../plan/plan.ts"
import type { Phase, Rule } from "../plan/rule.ts"
import { cutValue, MATCH_LIMITS, type Decision } from "./decision.ts"
import { evaluateRule } from "./evaluate.ts"
import type { Matched, State } from "./state.ts"

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

/** Runs the rules of one phase in order, until one decides. */
export const runPhase = (phase: Phase, state: State): PhaseEnd => {
  const plan = state.plan.phases[phase - 1]
  if (plan !== undefined && state.mode !== "off") {
    const { probe, cell, bit } = plan.quick
    for (let index = 0; index < plan.rules.length; index++) {
      // Most rules end here: the answers to their probe are known from a rule before, and their rarest clause is not met.
      const asked = probe[index] ?? -1
      const known = asked < 0 ? undefined : state.probed[asked]
      if (known !== undefined && ((known.cells[known.offset + (cell[index] ?? 0)] ?? 0) & (bit[index] ?? 0)) === 0)
        continue
      const rule = plan.rules[index]
      if (rule === undefined || (state.removedRules.size > 0 && state.removedRules.has(rule.index))) continue
      const matched = evaluateRule(rule, state)
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
