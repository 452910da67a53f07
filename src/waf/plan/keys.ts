import { compilePattern, type Pattern } from "../pattern/compile.ts"
import { PatternError } from "../pattern/parse.ts"
import { ruleError, type Place } from "../seclang/place.ts"
import type { Selector } from "../seclang/syntax.ts"
import type { KeyMatch } from "./rule.ts"

/** Names of members are short; a longer one is looked at up to here. */
const MAX_KEY = 1024
const KEY_BUDGET = 1e9

/** Texts (lower case) that every name which matches has in it: most names lack them, and cost no more than that look. */
const textsNeeded = ({ clauses }: Pattern): readonly string[] =>
  clauses.flatMap(({ texts: [text, ...others], bytes }) =>
    text === undefined || others.length > 0 || bytes.some((word) => word !== 0) || /[^ -~]/.test(text) ? [] : [text],
  )

/** Compiles a selector. Names and patterns are compared without ASCII case. Throws WAF_PATTERN. */
export const compileKeyMatch = (selector: Selector, place: Place): KeyMatch => {
  if (selector.kind === "all") return { kind: "all" }
  if (selector.kind === "key") return { kind: "key", key: selector.key.toLowerCase() }
  const prefix = /^\^([a-z0-9_-]+)$/i.exec(selector.source)?.[1]?.toLowerCase()
  if (prefix !== undefined) return { kind: "pattern", matches: (key) => key.startsWith(prefix) }
  try {
    const pattern = compilePattern(`(?i)${selector.source}`)
    const texts = textsNeeded(pattern)
    const matches = (key: string): boolean =>
      texts.every((text) => key.includes(text)) && pattern.test(key.slice(0, MAX_KEY), { steps: KEY_BUDGET })
    return { kind: "pattern", matches }
  } catch (error) {
    if (error instanceof PatternError) throw ruleError("WAF_PATTERN", place, selector.source, { reason: error.reason })
    throw error
  }
}
