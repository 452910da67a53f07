/* oxlint-disable no-control-regex -- values are bytes, control characters among them */
import { htmlEntityDecode } from "../transforms/html-entity-decode.ts"
import { windowsOf } from "../text/windows.ts"
import { ACTIVE_ELEMENTS, ADDRESS_ATTRIBUTES, isEvent, RAW_ELEMENTS } from "./html-words.ts"

const NAME_END = /[\s/>=\x00]/
const TAG_NAME = /[A-Za-z][^\s/>]{0,63}/y
const MAX_ATTRIBUTES = 200
/** How far one tag is read, and how many are: what bounds the time for a value made of nothing but tags. */
const MAX_TAG_BYTES = 8192
const MAX_TAGS = 2000

/** An address as a browser reads it: entities decoded, leading blanks and all control characters out, lower case. */
const plainAddress = (value: string): string =>
  htmlEntityDecode
    .apply(value.slice(0, 4096))
    .replace(/^[\x00-\x20]+|[\x00-\x1f\x7f]+/g, "")
    .toLowerCase()

const ACTIVE_ADDRESS =
  /^(?:javascript|vbscript|livescript|mocha|view-source|jar|data:(?:text\/(?:html|xml)|image\/svg|application\/(?:xhtml|xml|x-))|data:[^,]{0,64},.*<|data:,)/
const runsScript = (value: string): boolean => {
  const address = plainAddress(value)
  return ACTIVE_ADDRESS.test(address) && (address.startsWith("data:") || address.includes(":"))
}

const ACTIVE_STYLE = /expression\(|javascript:|vbscript:|behaviou?r:|-moz-binding|@import|url\(['"]?data:text/
const stylesScript = (value: string): boolean => {
  const style = plainAddress(value.replace(/\/\*[^]*?\*\//g, ""))
  return ACTIVE_STYLE.test(style) || /\\0*[0-9a-f]{2,6}/.test(style)
}

/** How sure it must be that the text at hand is markup: inside of a tag, after a broken quote, or only perhaps. */
type Footing = "tag" | "quote" | "bare"

const isHandler = (name: string, footing: Footing): boolean => {
  if (isEvent(name)) return true
  return footing !== "bare" && /^on[a-z]{4,32}$/.test(name)
}

const isActive = (name: string, value: string, footing: Footing): boolean => {
  if (isHandler(name, footing)) return value !== ""
  if (name.startsWith("xmlns") || name === "srcdoc" || name === "datasrc" || name === "dataformatas")
    return footing !== "bare"
  if (name === "style" || name === "filter") return stylesScript(value)
  if (ADDRESS_ATTRIBUTES.has(name)) return runsScript(value)
  // <animate attributeName=href> sets an address from elsewhere.
  return name === "attributename" && (ADDRESS_ATTRIBUTES.has(value.toLowerCase()) || isEvent(value.toLowerCase()))
}

interface Attribute {
  readonly name: string
  readonly value: string
  readonly end: number
}

const skipBlanks = (text: string, from: number): number => {
  let at = from
  while (at < text.length && /[\s\x00]/.test(text[at] ?? "")) at++
  return at
}

const readValue = (text: string, from: number): { value: string; end: number } => {
  const quote = text[from]
  if (quote === '"' || quote === "'" || quote === "`") {
    const end = text.indexOf(quote, from + 1)
    return end < 0
      ? { value: text.slice(from + 1), end: text.length }
      : { value: text.slice(from + 1, end), end: end + 1 }
  }
  let end = from
  while (end < text.length && !/[\s>]/.test(text[end] ?? "")) end++
  return { value: text.slice(from, end), end }
}

const readAttribute = (text: string, from: number): Attribute => {
  let end = from + 1
  while (end < text.length && !NAME_END.test(text[end] ?? "")) end++
  const name = text.slice(from, end).replaceAll("\0", "").toLowerCase()
  const equals = skipBlanks(text, end)
  if (text[equals] !== "=") return { name, value: "", end }
  return { name, ...readValue(text, skipBlanks(text, equals + 1)) }
}

/** Reads attributes up to `>`; whether one of them is active, and how many bytes that took. */
const readAttributes = (whole: string, from: number, footing: Footing): { active: boolean; bytes: number } => {
  const text = whole.slice(from, from + MAX_TAG_BYTES)
  let at = 0
  for (let count = 0; count < MAX_ATTRIBUTES; count++) {
    while (at < text.length && /[\s/\x00"'`]/.test(text[at] ?? "")) at++
    const next = text[at]
    if (next === undefined || next === ">") return { active: false, bytes: at }
    const attribute = readAttribute(text, at)
    if (isActive(attribute.name, attribute.value, footing)) return { active: true, bytes: at }
    at = attribute.end
  }
  return { active: false, bytes: at }
}

/** A `<!…`, `<?…` or `<%…`: which of them do something. */
const isActiveDeclaration = (text: string, at: number): boolean => {
  const start = text.slice(at, at + 24).toLowerCase()
  if (/^<!(?:doctype|entity|element|attlist|notation)/.test(start)) return true
  if (/^<\?(?:xml|import|php|=)/.test(start)) return true
  if (!start.startsWith("<!--")) return false
  const inside = text.slice(at + 4, at + 512).toLowerCase()
  return /^\s*(?:\[if|#(?:exec|include|echo|config|fsize|set|printenv)|import|entity)/.test(inside)
}

/** Bytes that tags may be read over and over, besides once each: only tags that are never closed need more. */
const MAX_REREAD = 262_144

/** Whether markup begins somewhere in the text that would do something; also where tags inside of tags hide what they are. */
const startsMarkup = (text: string): boolean => {
  let tags = 0
  let read = 0
  for (let at = text.indexOf("<"); at >= 0 && tags < MAX_TAGS; at = text.indexOf("<", at + 1)) {
    let next = at + 1
    while (text[next] === "\0") next++
    if (text[next] === "!" || text[next] === "?") {
      if (isActiveDeclaration(text, at)) return true
      continue
    }
    const closing = text[next] === "/"
    TAG_NAME.lastIndex = closing ? next + 1 : next
    const tag = TAG_NAME.exec(text)?.[0]
    if (tag === undefined) continue
    tags++
    const name = tag.replaceAll("\0", "").toLowerCase().replace(/<.*$/s, "")
    if (closing) {
      if (RAW_ELEMENTS.has(name)) return true
      continue
    }
    const local = name.slice(name.lastIndexOf(":") + 1)
    if (ACTIVE_ELEMENTS.has(name) || ACTIVE_ELEMENTS.has(local)) return true
    const { active, bytes } = readAttributes(text, (closing ? next + 1 : next) + tag.length, "tag")
    read += bytes
    if (active || read > text.length + MAX_REREAD) return true
  }
  return false
}

/** Whether the value, in an attribute with that quote, would close it and add an active attribute of its own. */
const breaksOut = (text: string, quote: string): boolean => {
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    if (readAttributes(text, at + 1, "quote").active) return true
  return false
}

const MAX_QUOTES = 64

const countOf = (text: string, character: string): number => {
  let count = 0
  for (let at = text.indexOf(character); at >= 0 && count <= MAX_QUOTES; at = text.indexOf(character, at + 1)) count++
  return count
}

const inWindow = (value: string): boolean => {
  if (value.includes("<") && startsMarkup(value)) return true
  if (!value.includes("=") || !hasEventWord(value)) return false
  if (readAttributes(value, 0, "bare").active) return true
  for (const quote of ['"', "'", "`"]) {
    const count = countOf(value, quote)
    if (count > 0 && count <= MAX_QUOTES && breaksOut(value, quote)) return true
    if (count > MAX_QUOTES && readAttributes(value, value.indexOf(quote) + 1, "quote").active) return true
  }
  return false
}

/**
 * Whether a value would start markup or script in a page it is put into: as text, or in an attribute bare or in quotes.
 * Plain markup without effect (`<b>`, `<p style="color:red">`) is none. Time is linear in the value's length.
 */
export const detectXss = (value: string): boolean => {
  for (const window of windowsOf(value)) if (inWindow(window)) return true
  return startsWithScript(value)
}

const ACTIVE_WORD = /on[a-z]{3}|style|href|src|xmlns|action|data|filter|background|attributename|values|\bto\b|from/i
const hasEventWord = (value: string): boolean => ACTIVE_WORD.test(value)

/** What browsers skip before a script in UTF-8: byte order marks, no-break and other blanks. */
const SKIPPED = "(?:\\xef\\xbb\\xbf|\\xc2\\xa0|\\xe2\\x80[\\x80-\\x8f\\xa8\\xa9])*"
/** A colon and a sentence is a title of a book; a colon and code, or anything but letters, is script. */
const SCRIPT_ADDRESS = new RegExp(
  `^(?:javascript|vbscript|livescript):${SKIPPED}(?:[^\\x80-\\xff\\s]|\\s+(?:[^a-z\\x80-\\xff\\s]|[a-z_$][\\w$]{0,64}\\s?[(\`=[.?/]))`,
)
/** The value as a whole address: javascript:… in href. */
const startsWithScript = (value: string): boolean =>
  value.includes(":") && SCRIPT_ADDRESS.test(plainAddress(value.slice(0, 256)))
