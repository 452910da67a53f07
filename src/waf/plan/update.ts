import { parseActions } from "../seclang/actions.ts"
import { ruleError, type Place } from "../seclang/place.ts"
import type { DirectiveText, RuleText, Statement } from "../seclang/syntax.ts"
import { parseTargets } from "../seclang/targets.ts"
import type { ActionText, Target } from "../seclang/syntax.ts"
import { compilePattern } from "../pattern/compile.ts"
import { PatternError } from "../pattern/parse.ts"

/** What a rule list is asked for: is this rule meant? */
export type RuleChoice = (rule: RuleText) => boolean

const actionValues = (rule: RuleText, name: string): string[] =>
  rule.actions.filter((action) => action.name === name).map((action) => action.value ?? "")

export const idOf = (rule: RuleText): number => Number(actionValues(rule, "id")[0] ?? 0)

/** `1, 5-9` as a question about ids; null where the text is no such list. */
export const idChoice = (text: string): ((id: number) => boolean) | null => {
  const ranges: [number, number][] = []
  for (const part of text.split(/[\s,]+/).filter((one) => one !== "")) {
    const match = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(part)
    if (match === null) return null
    ranges.push([Number(match[1]), Number(match[2] ?? match[1])])
  }
  return (id) => ranges.some(([from, to]) => id >= from && id <= to)
}

/** Whether a pattern stands in a text. Slow and bounded: it runs when rules are loaded. Throws WAF_PATTERN. */
export const patternChoice = (source: string, place: Place): ((text: string) => boolean) => {
  try {
    const pattern = compilePattern(source)
    return (text) => pattern.test(text, { steps: Number.MAX_SAFE_INTEGER })
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    throw ruleError("WAF_PATTERN", place, source, { reason: error.reason })
  }
}

const choiceOf = (directive: DirectiveText, by: "id" | "tag" | "msg"): RuleChoice => {
  const words =
    by === "id" && directive.name.startsWith("secruleremove") ? directive.words : directive.words.slice(0, 1)
  const text = words.map((word) => word.text).join(" ")
  if (text === "") throw ruleError("WAF_SYNTAX", directive.place, directive.name)
  if (by === "id") {
    // `123:1` names a link of a chain, which only updates of targets use; the head is what an id finds.
    const ids = idChoice(text.replace(/:\d+$/, ""))
    if (ids === null) throw ruleError("WAF_BAD_VALUE", directive.place, text, { name: directive.name })
    return (rule) => ids(idOf(rule))
  }
  const matches = patternChoice(text, directive.place)
  return (rule) => actionValues(rule, by).some(matches)
}

const withTargets = (rule: RuleText, targets: readonly Target[]): RuleText => ({
  ...rule,
  targets: [...rule.targets, ...targets],
})

const updateTargets = (rule: RuleText, directive: DirectiveText): RuleText => {
  const [which, list, replaced] = directive.words
  if (list === undefined) throw ruleError("WAF_SYNTAX", directive.place, directive.name)
  const targets = parseTargets({ text: list.text, placeAt: () => list.place })
  const kept = replaced === undefined ? rule : { ...rule, targets: withoutTargets(rule.targets, replaced.text) }
  const link = Number(/:(\d+)$/.exec(which?.text ?? "")?.[1] ?? 0)
  if (link === 0) return withTargets(kept, targets)
  return { ...kept, links: kept.links.map((one, index) => (index + 1 === link ? withTargets(one, targets) : one)) }
}

const withoutTargets = (targets: readonly Target[], list: string): Target[] => {
  const gone = new Set(parseTargets({ text: list, placeAt: () => ({ file: "", line: 0, column: 0 }) }).map(targetKey))
  return targets.filter((target) => !gone.has(targetKey(target)))
}

const targetKey = (target: Target): string => JSON.stringify([target.variable, target.selector, target.count])

const DISRUPTIVE = new Set(["allow", "block", "deny", "drop", "pass", "redirect"])
const REPEATABLE = new Set(["ctl", "setvar", "tag", "t", "expirevar", "initcol", "setenv"])

/** The rule's actions with new ones laid over them: one disruption, one of each single action, lists grown. */
export const mergeActions = (old: readonly ActionText[], fresh: readonly ActionText[]): ActionText[] => {
  const names = new Set(fresh.map((action) => action.name))
  const disrupts = fresh.some((action) => DISRUPTIVE.has(action.name))
  const emptied = fresh.some((action) => action.name === "t" && action.value === "none")
  const kept = old.filter((action) => {
    if (DISRUPTIVE.has(action.name)) return !disrupts
    if (action.name === "t") return !emptied
    if (action.name === "log" || action.name === "nolog") return !names.has("log") && !names.has("nolog")
    return REPEATABLE.has(action.name) || !names.has(action.name)
  })
  return [...kept, ...fresh]
}

const updateActions = (rule: RuleText, directive: DirectiveText): RuleText => {
  const list = directive.words[1]
  if (list === undefined) throw ruleError("WAF_SYNTAX", directive.place, directive.name)
  const token = { text: list.text, quoted: true, place: list.place, placeAt: () => list.place }
  const fresh = parseActions(token).filter((action) => action.name !== "id" && action.name !== "phase")
  return { ...rule, actions: mergeActions(rule.actions, fresh) }
}

type Change = (rule: RuleText, directive: DirectiveText) => RuleText | null

const CHANGES: ReadonlyMap<string, readonly ["id" | "tag" | "msg", Change]> = new Map(
  Object.entries<readonly ["id" | "tag" | "msg", Change]>({
    secruleremovebyid: ["id", () => null],
    secruleremovebytag: ["tag", () => null],
    secruleremovebymsg: ["msg", () => null],
    secruleupdatetargetbyid: ["id", updateTargets],
    secruleupdatetargetbytag: ["tag", updateTargets],
    secruleupdatetargetbymsg: ["msg", updateTargets],
    secruleupdateactionbyid: ["id", updateActions],
  }),
)

/** The statements with SecRuleRemove* and SecRuleUpdate* carried out on the rules that stand before them. */
export const applyUpdates = (statements: readonly Statement[]): Statement[] => {
  let done: Statement[] = []
  for (const statement of statements) {
    const change = statement.kind === "directive" ? CHANGES.get(statement.name) : undefined
    if (statement.kind !== "directive" || change === undefined) {
      done.push(statement)
      continue
    }
    const [by, carryOut] = change
    const chosen = choiceOf(statement, by)
    done = done.flatMap((one) => {
      if (one.kind !== "rule" || !chosen(one)) return [one]
      const changed = carryOut(one, statement)
      return changed === null ? [] : [changed]
    })
  }
  return done
}
