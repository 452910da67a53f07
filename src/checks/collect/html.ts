import { Tokenizer, TokenizerMode, type Token } from "parse5"
import { LIMITS } from "../../lib/limits.ts"
import type { PageDocument } from "../facts.ts"
import { attributesOf, type Attributes } from "./html-attributes.ts"
import { buildFormReader } from "./html-forms.ts"
import { buildLoadReader } from "./html-loads.ts"
import { isExecutable, readScript } from "./html-scripts.ts"
import { parseWebUrl } from "./origins.ts"

/** Things of one kind that are kept of one page. */
const ITEMS_MAX = 500
const TITLE_CHARS = 200

/** Elements whose content is text to a browser that runs scripts. */
const TEXT_MODES: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  noscript: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  plaintext: TokenizerMode.PLAINTEXT,
}
/** HTML elements that end a drawing they stand in. */
const LEAVES_DRAWING = new Set([
  "body",
  "div",
  "p",
  "form",
  "table",
  "ul",
  "ol",
  "head",
  "h1",
  "h2",
  "h3",
  "center",
  "img",
])

/**
 * What a page's HTML says, with absolute addresses. Pure; survives any text.
 * The page is read as a stream of tokens, without building a tree: the work grows with the page's length alone, however it is nested.
 * @param url the page's own address, against which others are resolved (or against its `<base>`)
 */
export const parseDocument = (html: string, url: string): PageDocument => {
  const page = {
    title: "",
    language: null as string | null,
    generator: null as string | null,
    base: url,
    hasBase: false,
  }
  const metaCsp: string[] = []
  const scripts: PageDocument["scripts"][number][] = []
  const resolve = (address: string): URL | null => parseWebUrl(address.trim(), page.base)
  const loads = buildLoadReader(url.startsWith("https:"), resolve, ITEMS_MAX)
  const forms = buildFormReader(url, resolve, ITEMS_MAX)
  const text = { of: "", parts: [] as string[], attributes: {} as Attributes }
  let tags = 0
  let drawing = 0
  let inert = 0

  const readMeta = (attributes: Attributes): void => {
    const content = attributes["content"] ?? ""
    if (attributes["name"]?.toLowerCase() === "generator") page.generator ??= content.slice(0, LIMITS.evidenceChars)
    if (attributes["http-equiv"]?.toLowerCase() === "content-security-policy" && metaCsp.length < 20)
      metaCsp.push(content.slice(0, 8_192))
  }
  const readBase = (attributes: Attributes): void => {
    const base = attributes["href"] === undefined || page.hasBase ? null : resolve(attributes["href"])
    if (base === null) return
    page.base = base.href
    page.hasBase = true
  }
  const endText = (): void => {
    const whole = text.parts.join("")
    if (text.of === "title" && page.title === "") page.title = whole.trim().slice(0, TITLE_CHARS)
    if (text.of === "script" && scripts.length < ITEMS_MAX) scripts.push(readScript(text.attributes, whole, resolve))
    if (text.of === "style") loads.style(whole)
    text.of = ""
    text.parts = []
  }
  const startTag = (token: Token.TagToken): void => {
    const { tagName } = token
    tags++
    if (tagName === "template") inert++
    if (LEAVES_DRAWING.has(tagName)) drawing = 0
    if ((tagName === "svg" || tagName === "math") && !token.selfClosing) drawing++
    tokenizer.inForeignNode = drawing > 0
    const mode = drawing > 0 ? undefined : TEXT_MODES[tagName]
    if (mode !== undefined) tokenizer.state = mode
    if (inert > 0) return
    const attributes = attributesOf(token.attrs)
    if (text.of !== "") endText()
    if (tagName === "html") page.language ??= attributes["lang"]?.slice(0, 40) ?? null
    if (tagName === "meta") readMeta(attributes)
    if (tagName === "base") readBase(attributes)
    if (isText(tagName, attributes, drawing > 0)) Object.assign(text, { of: tagName, attributes })
    loads.start(tagName, attributes)
    forms.start(tagName, attributes)
  }
  const endTag = (token: Token.TagToken): void => {
    const { tagName } = token
    if (tagName === "template" && inert > 0) inert--
    if ((tagName === "svg" || tagName === "math") && drawing > 0) drawing--
    tokenizer.inForeignNode = drawing > 0
    if (text.of === tagName) endText()
    if (inert === 0) forms.end(tagName)
  }
  const characters = (token: Token.CharacterToken): void => {
    if (text.of !== "") text.parts.push(token.chars)
    else if (inert === 0) forms.text(token.chars)
  }
  const ignore = (): void => {}
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: startTag,
      onEndTag: endTag,
      onCharacter: characters,
      onWhitespaceCharacter: characters,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  )
  tokenizer.write(html.slice(0, LIMITS.bodyBytes), true)
  if (text.of !== "") endText()
  return {
    title: page.title,
    language: page.language,
    generator: page.generator,
    metaCsp,
    scripts,
    forms: forms.done(),
    ...loads.done(),
    empty: tags === 0,
  }
}

const isText = (tagName: string, attributes: Attributes, drawing: boolean): boolean =>
  tagName === "script" ? isExecutable(attributes) : (tagName === "title" || tagName === "style") && !drawing
