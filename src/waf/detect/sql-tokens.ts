/* oxlint-disable no-control-regex -- values are bytes, control characters among them */
import { wordKind, type WordKind } from "./sql-words.ts"

export type TokenKind =
  | WordKind
  | "string"
  | "number"
  | "variable"
  | "open"
  | "close"
  | "comma"
  | "semicolon"
  | "comment"
  | "dot"
  | "other"

export interface SqlToken {
  readonly kind: TokenKind
  /** Lower case for words; the characters of an operator; the inside of a string. */
  readonly text: string
  /** For strings: whether the quote is closed. For comments: whether it reaches to the end of the value. */
  readonly closed: boolean
}

/** A character past ASCII and its full-width twins, as utf8toUnicode writes it: part of a word. */
const LETTER = "%u(?:0[1-9A-Fa-f]|[1-9A-Ea-e][0-9A-Fa-f]|[Ff][0-9A-Ea-e])[0-9A-Fa-f]{2}"
const WORD = new RegExp(
  `[A-Za-z_\\x80-\\xff$](?:[A-Za-z0-9_\\x80-\\xff$]|${LETTER})*(?:\\.[A-Za-z_][A-Za-z0-9_$]*)*`,
  "y",
)
const NUMBER = /0[xX][0-9A-Fa-f]+|0[bB][01]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const VARIABLE = /@{1,2}(?:`[^`]*`?|[A-Za-z0-9_.$]*)/y
const OPERATOR = /<=>|<>|<=|>=|<<|>>|!=|!<|!>|:=|\|\||&&|[=<>+\-*/%|&^~!]/y
/** A character written as %uXXXX is a character, not a remainder. */
const WRITTEN = /(?:%u[0-9A-Fa-f]{4})+/y
const COMPARE = new Set(["=", "<", ">", "<=", ">=", "<>", "!=", "<=>", "!<", "!>", ":="])
const PUNCTUATION: Readonly<Record<string, TokenKind>> = {
  "(": "open",
  ")": "close",
  ",": "comma",
  ";": "semicolon",
  ".": "dot",
}

const stringEnd = (text: string, from: number, quote: string): number => {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at
      at++
    }
  }
  return -1
}

const operatorKind = (operator: string): TokenKind => {
  if (COMPARE.has(operator)) return "compare"
  if (operator === "&&" || operator === "||") return "logic"
  return operator === "!" ? "not" : "arith"
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128 || code === 36

class Tokenizer {
  readonly tokens: SqlToken[] = []
  readonly #text: string
  #at = 0
  #conditional = false

  constructor(text: string) {
    this.#text = text
  }

  #add(kind: TokenKind, text: string, closed = true): void {
    this.tokens.push({ kind, text, closed })
  }

  run(quote: string, max: number): void {
    if (quote !== "") this.#string(quote, 0)
    while (this.#at < this.#text.length && this.tokens.length < max) this.#next()
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#text)?.[0]
  }

  #string(quote: string, from: number): void {
    const end = stringEnd(this.#text, from, quote)
    this.#add("string", this.#text.slice(from, end < 0 ? undefined : end), end >= 0)
    this.#at = end < 0 ? this.#text.length : end + 1
  }

  #next(): void {
    const code = this.#text.charCodeAt(this.#at)
    if (code <= 32 || code === 127) {
      this.#at++
      return
    }
    const next = this.#text[this.#at] ?? ""
    if (isLetter(code)) {
      this.#word()
      return
    }
    if (isDigit(code)) {
      this.#take(NUMBER, "number")
      return
    }
    if (next === "'" || next === '"') return this.#string(next, this.#at + 1)
    if (next === "`") return this.#backtick()
    if (this.#comment(next)) return
    if (this.#conditional && this.#text.startsWith("*/", this.#at)) {
      this.#conditional = false
      this.#at += 2
      return
    }
    this.#mark(next)
  }

  #mark(next: string): void {
    if (next === "%" && this.#take(WRITTEN, "word")) return
    if (next === "." && this.#take(NUMBER, "number")) return
    if (next === "@" && this.#take(VARIABLE, "variable")) return
    if (next === "\\" && this.#text[this.#at + 1] === "N") {
      // How MySQL writes NULL; what follows may stand right behind it.
      this.#add("constant", "null")
      this.#at += 2
      return
    }
    const operator = this.#match(OPERATOR)
    if (operator !== undefined) {
      this.#add(operatorKind(operator), operator)
      this.#at += operator.length
      return
    }
    const kind = PUNCTUATION[next]
    // A bracket or brace around everything hides nothing: it is read over.
    if (kind !== undefined) this.#add(kind, next)
    else if (!"[]{}".includes(next)) this.#add("other", next)
    this.#at++
  }

  #take(pattern: RegExp, kind: TokenKind): boolean {
    const text = this.#match(pattern)
    if (text === undefined || text === "") return false
    this.#add(kind, text)
    this.#at += text.length
    return true
  }

  #backtick(): void {
    const end = this.#text.indexOf("`", this.#at + 1)
    this.#add("word", this.#text.slice(this.#at + 1, end < 0 ? undefined : end))
    this.#at = end < 0 ? this.#text.length : end + 1
  }

  #word(): boolean {
    const word = this.#match(WORD)
    if (word === undefined) return false
    const lower = word.toLowerCase()
    const quote = this.#text[this.#at + word.length]
    this.#at += word.length
    // e'…', n'…', x'…', b'…': a string with a prefix.
    if (quote === "'" && /^(?:e|n|x|b|q|nq)$/.test(lower)) {
      this.#string("'", this.#at + 1)
      return true
    }
    this.#add(wordKind(lower), lower)
    return true
  }

  #comment(next: string): boolean {
    const text = this.#text
    if (next === "/" && text[this.#at + 1] === "*") return this.#blockComment()
    const dashes = next === "-" && text[this.#at + 1] === "-"
    if (next !== "#" && !dashes) return false
    const after = text[this.#at + 2]
    // MySQL wants a blank after the dashes; without one they are two minus signs, for others still a comment.
    if (dashes && after !== undefined && after > " " && after !== "-" && after !== "+") return false
    const end = text.indexOf("\n", this.#at)
    const rest = text.slice(this.#at, end < 0 ? undefined : end)
    this.#add("comment", rest, end < 0)
    this.#at = end < 0 ? text.length : end + 1
    return true
  }

  #blockComment(): boolean {
    const text = this.#text
    // What MySQL runs conditionally is no comment: only its marks are dropped.
    const conditional = /\/\*[!+M]\d{0,6}/y
    const mark = this.#match(conditional)
    if (mark !== undefined) {
      this.#at += mark.length
      this.#conditional = true
      return true
    }
    const end = text.indexOf("*/", this.#at + 2)
    if (end < 0) this.#add("comment", text.slice(this.#at), true)
    this.#at = end < 0 ? text.length : end + 2
    return true
  }
}

/**
 * Reads a value as SQL, at most so many tokens; with a quote, as what follows that opening quote. Closed block comments
 * are blanks.
 */
export const sqlTokens = (value: string, quote: "" | "'" | '"', max = Infinity): SqlToken[] => {
  const tokenizer = new Tokenizer(value)
  tokenizer.run(quote, max)
  return tokenizer.tokens
}
