import { ruleError, type Place } from "./place.ts"
import type { Selector, Target } from "./syntax.ts"
import { variableKind } from "./variables.ts"

/** What the target parser reads from: the text and where each of its characters stands. */
export interface TargetSource {
  readonly text: string
  placeAt(offset: number): Place
}

const NAME = /[A-Za-z_]+/y

/** The end of a /pattern/ or 'quoted' selector that opens at `start`; -1 if it is never closed. */
const closing = (text: string, start: number, close: string): number => {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++
    else if (text[at] === close) return at
  }
  return -1
}

const unescapeSlash = (source: string): string => source.replaceAll("\\/", "/")

const selectorOf = (text: string): Selector =>
  text.length > 1 && text.startsWith("/") && text.endsWith("/")
    ? { kind: "pattern", source: unescapeSlash(text.slice(1, -1)) }
    : { kind: "key", key: text }

const readSelector = (source: TargetSource, start: number, variable: string): { selector: Selector; end: number } => {
  const { text } = source
  const opening = text[start]
  // The XPath of XML begins with a slash and is no pattern.
  if (variable !== "XML" && (opening === "/" || opening === "'")) {
    const end = closing(text, start, opening)
    if (end < 0) throw ruleError("WAF_SYNTAX", source.placeAt(start), text.slice(start))
    const inner = opening === "'" ? text.slice(start + 1, end) : text.slice(start, end + 1)
    return { selector: selectorOf(inner), end: end + 1 }
  }
  const bar = text.indexOf("|", start)
  const end = bar < 0 ? text.length : bar
  if (end === start) throw ruleError("WAF_SYNTAX", source.placeAt(start), text)
  return { selector: { kind: "key", key: text.slice(start, end).trimEnd() }, end }
}

/** The targets of a rule. Throws WAF_UNKNOWN for a variable the engine does not have, WAF_SYNTAX for bad form. */
export const parseTargets = (source: TargetSource): Target[] => {
  const { text } = source
  const targets: Target[] = []
  let at = 0
  for (;;) {
    while (text[at] === " ") at++
    const place = source.placeAt(at)
    const exclude = text[at] === "!"
    if (exclude) at++
    const count = text[at] === "&"
    if (count) at++
    NAME.lastIndex = at
    const name = NAME.exec(text)?.[0]
    if (name === undefined) throw ruleError("WAF_SYNTAX", place, text)
    const variable = name.toUpperCase()
    const kind = variableKind(variable)
    if (kind === null) throw ruleError("WAF_UNKNOWN", place, name, { kind: "variable" })
    at += name.length
    let selector: Selector = { kind: "all" }
    if (text[at] === ":" || (text[at] === "." && kind === "collection")) {
      if (kind === "single") throw ruleError("WAF_BAD_VALUE", place, text.slice(at), { name: variable })
      const read = readSelector(source, at + 1, variable)
      selector = read.selector
      at = read.end
    }
    targets.push({ variable, selector, count, exclude, place })
    while (text[at] === " ") at++
    if (at >= text.length) return targets
    // A comma is an older way of writing the bar.
    if (text[at] !== "|" && text[at] !== ",") throw ruleError("WAF_SYNTAX", source.placeAt(at), text.slice(at))
    at++
  }
}
