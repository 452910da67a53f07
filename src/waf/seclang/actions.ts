import { ruleError } from "./place.ts"
import type { ActionText } from "./syntax.ts"
import type { Token } from "./tokens.ts"

type ActionForm = "bare" | "value" | "either"

/** Every action the engine knows and whether a value follows its name. */
const ACTIONS: ReadonlyMap<string, ActionForm> = new Map(
  Object.entries<ActionForm>({
    accuracy: "value",
    allow: "either",
    append: "value",
    auditlog: "bare",
    block: "bare",
    capture: "bare",
    chain: "bare",
    ctl: "value",
    deny: "bare",
    deprecatevar: "value",
    drop: "bare",
    expirevar: "value",
    id: "value",
    initcol: "value",
    log: "bare",
    logdata: "value",
    maturity: "value",
    msg: "value",
    multimatch: "bare",
    noauditlog: "bare",
    nolog: "bare",
    pass: "bare",
    pause: "value",
    phase: "value",
    redirect: "value",
    rev: "value",
    sanitisearg: "value",
    sanitisematched: "bare",
    sanitisematchedbytes: "either",
    sanitiserequestheader: "value",
    sanitiseresponseheader: "value",
    setenv: "value",
    setrsc: "value",
    setsid: "value",
    setuid: "value",
    setvar: "value",
    severity: "value",
    skip: "value",
    skipafter: "value",
    status: "value",
    t: "value",
    tag: "value",
    ver: "value",
  }),
)

const NAME = /[A-Za-z]+/y

const readValue = (token: Token, start: number): { value: string; end: number } => {
  const { text } = token
  if (text[start] !== "'") {
    const comma = text.indexOf(",", start)
    const end = comma < 0 ? text.length : comma
    return { value: text.slice(start, end).trim(), end }
  }
  let value = ""
  let from = start + 1
  let at = from
  for (; at < text.length && text[at] !== "'"; at++)
    if (text[at] === "\\" && text[at + 1] === "'") {
      value += text.slice(from, at)
      from = ++at
    }
  if (at >= text.length) throw ruleError("WAF_SYNTAX", token.placeAt(start), text.slice(start))
  return { value: value + text.slice(from, at), end: at + 1 }
}

const skipBlanks = (text: string, at: number): number => {
  while (text[at] === " " || text[at] === "\t") at++
  return at
}

/** The actions of a rule. Throws WAF_UNKNOWN for one the engine does not have, WAF_SYNTAX or WAF_BAD_VALUE for its form. */
export const parseActions = (token: Token): ActionText[] => {
  const { text } = token
  const actions: ActionText[] = []
  let at = skipBlanks(text, 0)
  while (at < text.length) {
    const place = token.placeAt(at)
    NAME.lastIndex = at
    const name = NAME.exec(text)?.[0]
    if (name === undefined) throw ruleError("WAF_SYNTAX", place, text.slice(at))
    const form = ACTIONS.get(name.toLowerCase())
    if (form === undefined) throw ruleError("WAF_UNKNOWN", place, name, { kind: "action" })
    at = skipBlanks(text, at + name.length)
    let value: string | null = null
    if (text[at] === ":") {
      const read = readValue(token, skipBlanks(text, at + 1))
      value = read.value
      at = skipBlanks(text, read.end)
    }
    if ((value === null && form === "value") || (value !== null && form === "bare"))
      throw ruleError("WAF_BAD_VALUE", place, value ?? "", { name })
    actions.push({ name: name.toLowerCase(), value, place })
    if (at < text.length && text[at] !== ",") throw ruleError("WAF_SYNTAX", token.placeAt(at), text.slice(at))
    at = skipBlanks(text, at + 1)
  }
  return actions
}
