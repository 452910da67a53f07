import type { CollectionName } from "../seclang/variables.ts"
import { isCollection } from "../seclang/variables.ts"
import { ruleError } from "../seclang/place.ts"
import type { ActionText, RuleText } from "../seclang/syntax.ts"
import { parseTargets } from "../seclang/targets.ts"
import { compileKeyMatch } from "./keys.ts"
import { compileMacro } from "./macro.ts"
import type { Effect, Exclusion, SetKind } from "./rule.ts"
import { idChoice, patternChoice } from "./update.ts"

/** The rules a ctl may name: index, id, tags and message of every rule of the plan. */
export interface RuleDirectory {
  readonly entries: readonly {
    readonly index: number
    readonly id: number
    readonly tags: readonly string[]
    readonly message: string
  }[]
}

const STORED = ["IP", "GLOBAL", "SESSION", "USER", "RESOURCE"] as const
type Stored = (typeof STORED)[number]
const storedName = (name: string): Stored | null => STORED.find((one) => one === name.toUpperCase()) ?? null

const bad = (action: ActionText): never => {
  throw ruleError("WAF_BAD_VALUE", action.place, action.value ?? "", { name: action.name })
}

const splitAt = (text: string, mark: string): [string, string] | null => {
  const at = text.indexOf(mark)
  return at < 0 ? null : [text.slice(0, at), text.slice(at + 1)]
}

const setvar = (action: ActionText): Effect => {
  const text = (action.value ?? "").trim()
  const unset = text.startsWith("!")
  const [left, right] = splitAt(unset ? text.slice(1) : text, "=") ?? [unset ? text.slice(1) : text, "1"]
  const parts = splitAt(left.trim(), ".") ?? splitAt(left.trim(), ":")
  const [collectionText, name] = parts ?? ["", ""]
  const collection = collectionText.toUpperCase() === "TX" ? "TX" : storedName(collectionText)
  if (collection === null || name === "") return bad(action)
  const value = right.trim()
  const set: SetKind = unset ? "unset" : value.startsWith("+") ? "add" : value.startsWith("-") ? "subtract" : "set"
  const amount = set === "add" || set === "subtract" ? value.slice(1) : value
  return {
    kind: "setvar",
    collection,
    name: compileMacro(name.toLowerCase(), action.place),
    set,
    value: compileMacro(amount, action.place),
  }
}

const expirevar = (action: ActionText): Effect => {
  const [left, right] = splitAt(action.value ?? "", "=") ?? bad(action)
  const [collectionText, name] = splitAt(left.trim(), ".") ?? bad(action)
  const collection = collectionText.toUpperCase() === "TX" ? "TX" : (storedName(collectionText) ?? bad(action))
  return {
    kind: "expirevar",
    collection,
    name: compileMacro(name.toLowerCase(), action.place),
    seconds: compileMacro(right.trim(), action.place),
  }
}

const initcol = (action: ActionText): Effect => {
  const [name, key] = splitAt(action.value ?? "", "=") ?? bad(action)
  return {
    kind: "initcol",
    collection: storedName(name.trim()) ?? bad(action),
    key: compileMacro(key.trim(), action.place),
  }
}

const MODES = { on: "on", off: "off", detectiononly: "detection-only" } as const
const isMode = (text: string): text is keyof typeof MODES => Object.hasOwn(MODES, text)
const isOn = (action: ActionText, text: string): boolean =>
  text.toLowerCase() === "on" || (text.toLowerCase() === "off" ? false : bad(action))

/** ctl settings of logs, which this library does not write. */
const LOG_CONTROLS = new Set(["auditengine", "auditlogparts", "debugloglevel"])

const chosenRules = (directory: RuleDirectory, by: string, text: string, action: ActionText): ReadonlySet<number> => {
  if (by === "id") {
    const ids = idChoice(text) ?? bad(action)
    return new Set(directory.entries.filter((entry) => ids(entry.id)).map((entry) => entry.index))
  }
  const matches = patternChoice(text, action.place)
  const found = directory.entries.filter((entry) => (by === "tag" ? entry.tags.some(matches) : matches(entry.message)))
  return new Set(found.map((entry) => entry.index))
}

const exclusionOf = (text: string, action: ActionText): Exclusion[] =>
  parseTargets({ text: text.replace(/^!/, ""), placeAt: () => action.place }).map((target) => {
    const variable = target.variable
    if (!isCollection(variable)) return { variable: variable as Exclusion["variable"], match: { kind: "all" } } // parseTargets takes known names only
    return { variable: variable satisfies CollectionName, match: compileKeyMatch(target.selector, action.place) }
  })

const control = (action: ActionText, directory: RuleDirectory): Effect[] => {
  const [nameText, value] = splitAt(action.value ?? "", "=") ?? bad(action)
  const name = nameText.trim().toLowerCase()
  const remove = /^ruleremove(target)?by(id|tag|msg)$/.exec(name)
  if (remove !== null) {
    const by = remove[2] ?? "id"
    if (remove[1] === undefined) return [{ kind: "remove-rules", rules: chosenRules(directory, by, value, action) }]
    const [which, targets] = splitAt(value, ";") ?? bad(action)
    const rules = chosenRules(directory, by, which, action)
    return exclusionOf(targets, action).map((exclusion) => ({ kind: "remove-targets", rules, exclusion }))
  }
  if (name === "requestbodyprocessor") return [{ kind: "body-processor", processor: value.trim().toUpperCase() }]
  if (name === "forcerequestbodyvariable") return [{ kind: "force-body", on: isOn(action, value) }]
  if (name === "requestbodyaccess") return [{ kind: "request-body-access", on: isOn(action, value) }]
  if (name === "responsebodyaccess") return [{ kind: "response-body-access", on: isOn(action, value) }]
  const mode = value.toLowerCase()
  if (name === "ruleengine") return [{ kind: "mode", mode: isMode(mode) ? MODES[mode] : bad(action) }]
  if (LOG_CONTROLS.has(name)) return []
  throw ruleError("WAF_UNKNOWN", action.place, `ctl:${nameText}`, { kind: "control" })
}

/** What a rule or link does for each value that matches. Throws WAF_UNKNOWN or WAF_BAD_VALUE. */
export const effectsOf = (rule: RuleText, directory: RuleDirectory): Effect[] =>
  rule.actions.flatMap((action): Effect[] => {
    if (action.name === "setvar") return [setvar(action)]
    if (action.name === "expirevar") return [expirevar(action)]
    if (action.name === "initcol") return [initcol(action)]
    if (action.name === "ctl") return control(action, directory)
    return []
  })
