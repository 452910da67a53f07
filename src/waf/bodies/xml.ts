import type { Item } from "../engine/collection.ts"
import { htmlEntityDecode } from "../transforms/html-entity-decode.ts"
import { EMPTY_BODY, type BodyLimits, type ParsedBody } from "./parsed.ts"

class Malformed extends Error {}

const NAME = /[A-Za-z_:\x80-\xff][A-Za-z0-9_:.\-\x80-\xff]*/y
const BLANKS = /[\t\n\r ]*/y

const decode = (text: string): string => (text.includes("&") ? htmlEntityDecode.apply(text) : text)

/** Reads XML over latin1 bytes: its text, its attributes. Entities of a DTD are never followed. */
class XmlReader {
  readonly attributes: Item[] = []
  readonly pieces: string[] = []
  readonly #text: string
  readonly #limits: BodyLimits
  readonly #open: string[] = []
  #at = 0
  #elements = 0

  constructor(text: string, limits: BodyLimits) {
    this.#text = text
    this.#limits = limits
  }

  read(): void {
    while (this.#at < this.#text.length) {
      const less = this.#text.indexOf("<", this.#at)
      const text = this.#text.slice(this.#at, less < 0 ? undefined : less)
      if (text !== "") this.#characters(text)
      if (less < 0) break
      this.#at = less
      this.#markup()
    }
    if (this.#open.length > 0) throw new Malformed("an element is not closed")
    if (this.#elements === 0) throw new Malformed("there is no element")
  }

  #characters(text: string): void {
    if (this.#open.length > 0) this.pieces.push(decode(text))
    else if (/[^\t\n\r \xbb\xbf\xef]/.test(text)) {
      // Text outside of the root is no XML, and is looked at all the same.
      this.pieces.push(decode(text))
      throw new Malformed("text outside of the root")
    }
  }

  #to(mark: string, skip: number): string {
    const end = this.#text.indexOf(mark, this.#at + skip)
    if (end < 0) throw new Malformed(`no ${mark}`)
    const inner = this.#text.slice(this.#at + skip, end)
    this.#at = end + mark.length
    return inner
  }

  #markup(): void {
    if (this.#text.startsWith("<!--", this.#at)) this.#to("-->", 4)
    else if (this.#text.startsWith("<![CDATA[", this.#at)) this.pieces.push(this.#to("]]>", 9))
    else if (this.#text.startsWith("<?", this.#at)) this.#to("?>", 2)
    else if (this.#text.startsWith("<!", this.#at)) this.#doctype()
    else if (this.#text.startsWith("</", this.#at)) this.#close()
    else this.#element()
  }

  /** A document type with its own entities is refused unread: nothing in a shop's requests needs one. */
  #doctype(): void {
    const inner = this.#to(">", 2)
    if (inner.includes("[")) throw new Malformed("a document type with declarations")
  }

  #close(): void {
    const name = this.#to(">", 2).trim()
    if (this.#open.pop() !== name) throw new Malformed("an element closed that is not open")
  }

  #blanks(): void {
    BLANKS.lastIndex = this.#at
    this.#at += BLANKS.exec(this.#text)?.[0].length ?? 0
  }

  #name(): string {
    NAME.lastIndex = this.#at
    const name = NAME.exec(this.#text)?.[0]
    if (name === undefined) throw new Malformed("no name where one must be")
    this.#at += name.length
    return name
  }

  #element(): void {
    this.#at++
    const name = this.#name()
    this.#elements++
    if (this.#elements + this.attributes.length > this.#limits.arguments * 64) throw new Malformed("too many elements")
    for (;;) {
      this.#blanks()
      const next = this.#text[this.#at]
      if (next === undefined) throw new Malformed("an element is not closed")
      if (next === ">") {
        this.#at++
        if (this.#open.length >= this.#limits.depth) throw new Malformed("nested too deeply")
        this.#open.push(name)
        return
      }
      if (this.#text.startsWith("/>", this.#at)) {
        this.#at += 2
        return
      }
      this.#attribute()
    }
  }

  #attribute(): void {
    const key = this.#name()
    this.#blanks()
    if (this.#text[this.#at] !== "=") throw new Malformed(`attribute ${key} has no value`)
    this.#at++
    this.#blanks()
    const quote = this.#text[this.#at]
    if (quote !== '"' && quote !== "'") throw new Malformed(`attribute ${key} has no quotes`)
    const value = decode(this.#to(quote, 1))
    if (this.attributes.length >= this.#limits.arguments) throw new Malformed("too many attributes")
    if (!/^xmlns(?:$|:)/.test(key)) this.attributes.push({ key: "//@*", value })
  }
}

/** XML as the two things rules ask for: all of its text, and every attribute. */
export const parseXml = (text: string, limits: BodyLimits): ParsedBody => {
  const reader = new XmlReader(text, limits)
  let error: string | null = null
  try {
    reader.read()
  } catch (thrown) {
    if (!(thrown instanceof Malformed)) throw thrown
    error = `XML: ${thrown.message}`
  }
  return { ...EMPTY_BODY, xml: [{ key: "/*", value: reader.pieces.join("") }, ...reader.attributes], error }
}
