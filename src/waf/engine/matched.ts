import type { RuleTarget } from "../plan/rule.ts"

/** A value that matched, and where it stood. */
export interface Matched {
  readonly target: RuleTarget
  readonly key: string
  readonly value: string
}

/** What a match is called in rules and logs. Made when it is asked for: of most matches nobody asks. */
export const nameOf = ({ target, key }: Matched): string => {
  const { variable, match, count } = target
  if (count) return `&${variable}${match.kind === "key" ? `:${match.key}` : ""}`
  if (key === "") return variable
  // What matched before keeps the name it matched under.
  return variable.startsWith("MATCHED_VARS") ? key : `${variable}:${key}`
}
