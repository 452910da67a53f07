import type { PhasePlan, Quick } from "../plan/plan.ts"
import type { Phase, Rule } from "../plan/rule.ts"
import { cutValue, MATCH_LIMITS, type Decision } from "./decision.ts"
import { evaluateRule } from "./evaluate.ts"
import { nameOf, type Matched } from "./matched.ts"
import type { State } from "./state.ts"
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
      .map((one) => ({ name: cutValue(nameOf(one)), value: cutValue(one.value) })),
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

/** Where the phase goes on after a rule that matched. */
const placeAfter = (plan: PhasePlan, { skipAfter, skip }: Rule, place: number): number => {
  if (skipAfter === null) return place + 1 + skip
  return plan.markers.get(skipAfter)?.find((marker) => marker > place) ?? plan.rules.length
}

/**
 * The first rule from a place on that may match; the number of rules where there is none. Most rules end here: what a rule
 * looks at, all together, lacks something that it asks for, or its head says no. One loop over tables, for a call or an
 * object for each rule would cost more than the looks.
 */
const nextThatMay = (quick: Quick, start: number, sweep: Sweep, state: State): number => {
  const { views, from, asks, heads } = quick
  for (let rule = start; rule < views.length; rule++) {
    const view = views[rule] ?? -1
    if (view < 0) {
      if (state.removedTargets.length > 0 || heads[rule]?.(state) !== false) return rule
      continue
    }
    const row = sweep.view(view)
    const { cells } = sweep
    const low = cells[row] ?? 0
    const high = cells[row + 1] ?? 0
    const end = from[rule + 1] ?? 0
    let ask = from[rule] ?? 0
    while (
      ask < end &&
      (((cells[row + (asks[ask] ?? 0)] ?? 0) & (asks[ask + 1] ?? 0)) |
        (low & (asks[ask + 2] ?? 0)) |
        (high & (asks[ask + 3] ?? 0))) !==
        0
    )
      ask += 4
    if (ask >= end) return rule
  }
  return views.length
}

const runRules = (plan: PhasePlan, phase: Phase, state: State): PhaseEnd | null => {
  const { rules, quick } = plan
  const sweep = state.sweep(phase < 3 ? 0 : 1)
  let next = 0
  for (;;) {
    const place = nextThatMay(quick, next, sweep, state)
    const rule = rules[place]
    if (rule === undefined) return null
    next = place + 1
    if (state.removedRules.size > 0 && state.removedRules.has(rule.index)) continue
    const matched = evaluateRule(rule, state, sweep)
    if (matched === null) continue
    record(rule, matched, state)
    const end = phase === 5 ? null : decide(rule, phase, state)
    if (end !== null) return end
    next = placeAfter(plan, rule, place)
  }
}

const NO_END: PhaseEnd = { decision: null, allowed: null }

/** Runs the rules of one phase in order, until one decides. */
export const runPhase = (phase: Phase, state: State): PhaseEnd => {
  const plan = state.plan.phases[phase - 1]
  return plan === undefined || state.mode === "off" ? NO_END : (runRules(plan, phase, state) ?? NO_END)
}
