import { RE2JS } from "re2js"
import { provenCost } from "./pattern/cost.ts"
import { parsePattern } from "./pattern/parse.ts"
import { printPattern } from "./pattern/print.ts"
import { loadPlan } from "./plan/plan.ts"
import { applyUpdates, idOf } from "./plan/update.ts"
import { parseRules, type RuleFiles } from "./seclang/parse.ts"
import { ruleError, type Place } from "./seclang/place.ts"
import type { SourceFile } from "./seclang/source.ts"
import type { OperatorText, RuleText } from "./seclang/syntax.ts"

/** A pattern that only the linear engine may run: no bound of a backtracking matcher's steps could be proved. */
export interface UnprovenPattern {
  readonly ruleId: number
  readonly place: Place
}

export interface LintReport {
  readonly files: number
  /** Rules with their chains counted as one. */
  readonly rules: number
  /** Rules that are left when what the settings switch off is gone. */
  readonly running: number
  /** Patterns of @rx, and how many of them differ. */
  readonly patterns: number
  readonly distinct: number
  /** With a proof: the native matcher takes them on values short enough. */
  readonly native: number
  readonly linear: readonly UnprovenPattern[]
  /** With macros: made when a request fills them in. */
  readonly filled: number
}

interface Found {
  readonly ruleId: number
  readonly operator: OperatorText
}

const patternsOf = (rule: RuleText): Found[] =>
  [rule, ...rule.links].flatMap(({ operator }) => (operator?.name === "rx" ? [{ ruleId: idOf(rule), operator }] : []))

/** Whether the native matcher may ever take a pattern. The linear engine must take it in any case. */
const isProven = ({ argument, place }: OperatorText): boolean => {
  const tree = parsePattern(argument)
  try {
    RE2JS.compile(printPattern(tree, "re2"))
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 80) : "?"
    throw ruleError("WAF_PATTERN", place, argument, { reason })
  }
  return provenCost(tree) !== null
}

/**
 * Reads rule files whole, compiles every pattern for both engines, and counts. Throws the first error WAF_* with file,
 * line, column and text. Takes about two seconds for the OWASP rules.
 */
export const lintRules = (entry: readonly SourceFile[], files: RuleFiles): LintReport => {
  let included = 0
  const counted: RuleFiles = {
    data: (name, from) => files.data(name, from),
    include(pattern, from) {
      const found = files.include(pattern, from)
      included += found?.length ?? 0
      return found
    },
  }
  const rules = applyUpdates(parseRules(entry, counted)).filter((one) => one.kind === "rule")
  const plan = loadPlan(entry, files)
  const found = rules.flatMap(patternsOf)
  const fixed = found.filter(({ operator }) => !operator.argument.includes("%{"))
  const proven = new Map<string, boolean>()
  for (const { operator } of fixed)
    if (!proven.has(operator.argument)) proven.set(operator.argument, isProven(operator))
  const linear = fixed.filter(({ operator }) => proven.get(operator.argument) === false)
  return {
    files: entry.length + included,
    rules: plan.ruleCount,
    running: plan.phases.reduce((sum, phase) => sum + phase.rules.length, 0),
    patterns: found.length,
    distinct: new Set(found.map(({ operator }) => operator.argument)).size,
    native: fixed.length - linear.length,
    linear: linear.map(({ ruleId, operator }) => ({ ruleId, place: operator.place })),
    filled: found.length - fixed.length,
  }
}

/** The first error of each file read alone: what a person mends in one go. Empty where the files only clash. */
export const fileErrors = (entry: readonly SourceFile[], files: RuleFiles): unknown[] => {
  const errors: unknown[] = []
  for (const file of entry)
    try {
      lintRules([file], files)
    } catch (error) {
      errors.push(error)
    }
  return errors
}
