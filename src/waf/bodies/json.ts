/* oxlint-disable no-control-regex -- values are bytes, control characters among them */
import type { Item } from "../engine/collection.ts"
import { codeAt, hexAt, isSpace, joinSurrogates } from "../transforms/characters.ts"
import { EMPTY_BODY, type BodyLimits, type ParsedBody } from "./parsed.ts"

class Malformed extends Error {}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const PLAIN = /[^"\\\x00-\x1f]*/y
const SIMPLE: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
}

const utf8 = (code: number): string => Buffer.from(String.fromCodePoint(code), "utf8").toString("latin1")

/** Reads JSON over latin1 bytes into flat members: `json.a.b`, array places as `array_0`. One pass, no recursion past the depth. */
class JsonReader {
  readonly items: Item[] = []
  readonly #text: string
  readonly #limits: BodyLimits
  #at = 0

  constructor(text: string, limits: BodyLimits) {
    this.#text = text
    this.#limits = limits
  }

  read(): void {
    this.#value("json", 0)
    this.#blanks()
    if (this.#at < this.#text.length) throw new Malformed("text after the value")
  }

  #blanks(): void {
    while (isSpace(codeAt(this.#text, this.#at))) this.#at++
  }

  #add(key: string, value: string): void {
    if (this.items.length >= this.#limits.arguments) throw new Malformed("too many members")
    this.items.push({ key, value })
  }

  #value(key: string, depth: number): void {
    if (depth > this.#limits.depth) throw new Malformed("nested too deeply")
    this.#blanks()
    const next = this.#text[this.#at]
    if (next === "{") this.#object(key, depth)
    else if (next === "[") this.#array(key, depth)
    else if (next === '"') this.#add(key, this.#string())
    else this.#add(key, this.#word())
  }

  #object(key: string, depth: number): void {
    this.#at++
    this.#blanks()
    if (this.#eat("}")) return
    for (;;) {
      this.#blanks()
      if (this.#text[this.#at] !== '"') throw new Malformed("a member without a name")
      const name = this.#string()
      this.#blanks()
      if (!this.#eat(":")) throw new Malformed("a member without a colon")
      this.#value(`${key}.${name}`, depth + 1)
      this.#blanks()
      if (this.#eat("}")) return
      if (!this.#eat(",")) throw new Malformed("members without a comma")
    }
  }

  #array(key: string, depth: number): void {
    this.#at++
    this.#blanks()
    // The list itself is a member too, with its length: rules about names look for it under its own name.
    const place = this.items.length
    this.#add(key, "0")
    if (this.#eat("]")) return
    for (let index = 0; ; index++) {
      this.#value(`${key}.array_${index}`, depth + 1)
      this.#blanks()
      if (this.#eat("]")) {
        this.items[place] = { key, value: String(index + 1) }
        return
      }
      if (!this.#eat(",")) throw new Malformed("elements without a comma")
    }
  }

  #eat(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  #string(): string {
    this.#at++
    let out = ""
    for (;;) {
      PLAIN.lastIndex = this.#at
      const plain = PLAIN.exec(this.#text)?.[0] ?? ""
      this.#at += plain.length
      out = out === "" ? plain : out + plain
      const next = this.#text[this.#at++]
      if (next === '"') return out
      if (next !== "\\") throw new Malformed("an unclosed text or a bare control character")
      out += this.#escape()
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at++] ?? ""
    const simple = SIMPLE[letter]
    if (simple !== undefined) return simple
    const code = letter === "u" ? hexAt(this.#text, this.#at, 4) : -1
    if (code < 0) throw new Malformed("an unknown escape")
    this.#at += 4
    const low = this.#text.startsWith("\\u", this.#at) ? hexAt(this.#text, this.#at + 2, 4) : -1
    const pair = low < 0 ? -1 : joinSurrogates(code, low)
    if (pair < 0) return utf8(code)
    this.#at += 6
    return utf8(pair)
  }

  #word(): string {
    for (const word of ["true", "false", "null"])
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return word === "null" ? "" : word
      }
    NUMBER.lastIndex = this.#at
    const number = NUMBER.exec(this.#text)?.[0]
    if (number === undefined) throw new Malformed("no value where one must be")
    this.#at += number.length
    return number
  }
}

/** JSON as flat arguments. Broken off at the first mistake or bound: what came before is there, and `error` says why. */
export const parseJson = (text: string, limits: BodyLimits): ParsedBody => {
  const reader = new JsonReader(text, limits)
  try {
    if (text.trim() !== "") reader.read()
    return { ...EMPTY_BODY, arguments: reader.items }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return { ...EMPTY_BODY, arguments: reader.items, error: `JSON: ${error.message}` }
  }
}
