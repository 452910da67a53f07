import { parseActions } from "./actions.ts"
import { directiveUse } from "./directives.ts"
import { parseOperator } from "./operator-text.ts"
import { ruleError, type Place } from "./place.ts"
import { logicalLines, type SourceFile } from "./source.ts"
import type { RuleText, Statement } from "./syntax.ts"
import { parseTargets } from "./targets.ts"
import { tokensOf, type Token } from "./tokens.ts"

/** The files a rule set may name. The library opens nothing itself: who calls it hands the files over. */
export interface RuleFiles {
  /** The files an Include names, in order, globs expanded; null when there is none. `from` is the including file. */
  include(pattern: string, from: string): readonly SourceFile[] | null
  /** The bytes of a data file (@pmFromFile, @ipMatchFromFile) as a latin1 string; null when there is none. */
  data(name: string, from: string): string | null
}

const MAX_INCLUDE_DEPTH = 16

interface OpenChain {
  readonly head: RuleText
  readonly links: RuleText[]
}

const isChained = (rule: RuleText): boolean => rule.actions.some((action) => action.name === "chain")

const ruleOf = (name: string, tokens: readonly Token[], place: Place): RuleText => {
  const action = name === "secaction"
  const [first, second, third] = tokens.slice(1)
  const extra = tokens[action ? 2 : 4]
  if (first === undefined || (!action && second === undefined) || extra !== undefined)
    throw ruleError("WAF_SYNTAX", extra?.place ?? place, tokens.map((token) => token.text).join(" "))
  if (action || second === undefined)
    return { kind: "rule", targets: [], operator: null, actions: parseActions(first), links: [], place }
  const actions = third === undefined ? [] : parseActions(third)
  return { kind: "rule", targets: parseTargets(first), operator: parseOperator(second), actions, links: [], place }
}

class Parser {
  readonly statements: Statement[] = []
  readonly #files: RuleFiles
  #chain: OpenChain | null = null

  constructor(files: RuleFiles) {
    this.#files = files
  }

  file(file: SourceFile, depth: number): void {
    for (const line of logicalLines(file)) {
      const tokens = tokensOf(line)
      const [name] = tokens
      if (name !== undefined) this.#statement(name, tokens, depth)
    }
    if (this.#chain !== null) throw ruleError("WAF_SYNTAX", this.#chain.head.place, "chain")
  }

  #statement(name: Token, tokens: readonly Token[], depth: number): void {
    const lower = name.text.toLowerCase()
    if (lower === "secrule" || lower === "secaction") return this.#rule(ruleOf(lower, tokens, name.place))
    if (this.#chain !== null) throw ruleError("WAF_SYNTAX", name.place, name.text)
    if (lower === "include" || lower === "includeoptional") return this.#include(tokens, lower === "include", depth)
    if (lower === "secmarker") return this.#marker(tokens)
    if (directiveUse(lower) === null) throw ruleError("WAF_UNKNOWN", name.place, name.text, { kind: "directive" })
    const words = tokens.slice(1).map((token) => ({ text: token.text, place: token.place }))
    this.statements.push({ kind: "directive", name: lower, words, place: name.place })
  }

  #rule(rule: RuleText): void {
    const open = this.#chain
    if (open === null && isChained(rule)) this.#chain = { head: rule, links: [] }
    else if (open === null) this.statements.push(rule)
    else {
      open.links.push(rule)
      if (isChained(rule)) return
      this.statements.push({ ...open.head, links: open.links })
      this.#chain = null
    }
  }

  #marker(tokens: readonly Token[]): void {
    const [name, label, extra] = tokens
    if (name === undefined) return
    if (label === undefined || extra !== undefined) throw ruleError("WAF_SYNTAX", name.place, name.text)
    this.statements.push({ kind: "marker", label: label.text, place: name.place })
  }

  #include(tokens: readonly Token[], needed: boolean, depth: number): void {
    const [name, pattern, extra] = tokens
    if (name === undefined) return
    if (pattern === undefined || extra !== undefined) throw ruleError("WAF_SYNTAX", name.place, name.text)
    const files = this.#files.include(pattern.text, name.place.file)
    if (depth >= MAX_INCLUDE_DEPTH || (files === null && needed))
      throw ruleError("WAF_FILE", pattern.place, pattern.text)
    for (const file of files ?? []) this.file(file, depth + 1)
  }
}

/**
 * Reads rule files in the order given into statements. Throws a SekishoError WAF_* with file, line, column and text for
 * anything it does not know: nothing is skipped silently.
 */
export const parseRules = (entry: readonly SourceFile[], files: RuleFiles): Statement[] => {
  const parser = new Parser(files)
  for (const file of entry) parser.file(file, 0)
  return parser.statements
}
