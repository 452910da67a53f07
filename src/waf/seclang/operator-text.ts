import { ruleError } from "./place.ts"
import type { OperatorText } from "./syntax.ts"
import type { Token } from "./tokens.ts"

/** `!@name argument`, `@name argument`, or a bare pattern, which means @rx. Throws WAF_SYNTAX for a nameless @. */
export const parseOperator = (token: Token): OperatorText => {
  let text = token.text.trimStart()
  const negated = text.startsWith("!")
  if (negated) text = text.slice(1).trimStart()
  if (!text.startsWith("@")) return { name: "rx", argument: text, negated, place: token.place }
  const name = /^@([A-Za-z0-9]+)(?:\s|$)/.exec(text)?.[1]
  if (name === undefined) throw ruleError("WAF_SYNTAX", token.place, token.text)
  // One blank parts name and argument; further ones belong to the argument (a pattern may begin with a blank).
  const rest = text.slice(name.length + 2)
  return {
    name: name.toLowerCase(),
    argument: name.toLowerCase() === "rx" ? rest : rest.trim(),
    negated,
    place: token.place,
  }
}
