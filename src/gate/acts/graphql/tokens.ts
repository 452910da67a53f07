/** One word of a GraphQL text. `text` of a string is what it says, without quotes and escapes. */
export interface Token {
  readonly kind: "punctuator" | "name" | "number" | "string"
  readonly text: string
}

/** Words of one text; the longest queries of real storefronts have some thousand. */
const MAX_TOKENS = 20_000

const NAME = /[_A-Za-z][_0-9A-Za-z]*/y
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![_.0-9A-Za-z])/y
const PUNCTUATOR = /\.\.\.|[!$&()[\]:={}|@]/y
const ESCAPED: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" } // prettier-ignore
const IGNORED = new Set(["\uFEFF", "\t", "\n", "\r", " ", ","])

const at = (pattern: RegExp, text: string, from: number): string | null => {
  pattern.lastIndex = from
  return pattern.exec(text)?.[0] ?? null
}

interface Read {
  readonly text: string
  /** Where the next word may begin. */
  readonly end: number
}

/** `\u0061` or `\u{1F600}`; `from` is behind the `u`. */
const codePoint = (text: string, from: number): Read | null => {
  const hex = /^(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{4}))/.exec(text.slice(from, from + 8))
  const code = Number.parseInt(hex?.[1] ?? hex?.[2] ?? "", 16)
  if (hex === null || code > 0x10_ffff) return null
  return { text: String.fromCodePoint(code), end: from + hex[0].length }
}

const quoted = (text: string, from: number): Read | null => {
  const parts: string[] = []
  for (let index = from + 1; index < text.length;) {
    const char = text[index] ?? ""
    if (char === '"') return { text: parts.join(""), end: index + 1 }
    if (char < " " && char !== "\t") return null
    if (char !== "\\") {
      parts.push(char)
      index += 1
      continue
    }
    const letter = text[index + 1] ?? ""
    const read = letter === "u" ? codePoint(text, index + 2) : { text: ESCAPED[letter] ?? null, end: index + 2 }
    if (read === null || read.text === null) return null
    parts.push(read.text)
    index = read.end
  }
  return null
}

/** A block string says its lines without the indent that they share and without empty lines around them. */
const dedented = (raw: string): string => {
  const lines = raw.split(/\r\n|[\n\r]/)
  const indentOf = (line: string): number => line.length - line.replace(/^[\t ]+/, "").length
  const isBlank = (line: string): boolean => indentOf(line) === line.length
  const indents = lines.slice(1).filter((line) => !isBlank(line)).map(indentOf) // prettier-ignore
  const shared = indents.reduce((least, one) => Math.min(least, one), Number.MAX_SAFE_INTEGER)
  const cut = lines.map((line, index) => (index === 0 ? line : line.slice(Math.min(shared, line.length))))
  const first = cut.findIndex((line) => !isBlank(line))
  const last = cut.findLastIndex((line) => !isBlank(line))
  return first < 0 ? "" : cut.slice(first, last + 1).join("\n")
}

const block = (text: string, from: number): Read | null => {
  const parts: string[] = []
  for (let begin = from + 3; ;) {
    const end = text.indexOf('"""', begin)
    if (end < 0) return null
    if (text[end - 1] !== "\\") {
      parts.push(text.slice(begin, end))
      return { text: dedented(parts.join("")), end: end + 3 }
    }
    parts.push(text.slice(begin, end - 1), '"""')
    begin = end + 3
  }
}

/** The words of a GraphQL text in order; null where it is none or has too many. */
export const tokensOf = (text: string): readonly Token[] | null => {
  const tokens: Token[] = []
  for (let index = 0; index < text.length;) {
    const char = text[index] ?? ""
    if (IGNORED.has(char)) index += 1
    else if (char === "#") while (index < text.length && text[index] !== "\n" && text[index] !== "\r") index += 1
    else {
      const token = tokenAt(text, index)
      if (token === null || tokens.length >= MAX_TOKENS) return null
      tokens.push(token)
      index = token.end
    }
  }
  return tokens
}

const tokenAt = (text: string, from: number): (Token & Read) | null => {
  if (text[from] === '"') {
    const read = text.startsWith('"""', from) ? block(text, from) : quoted(text, from)
    return read && { kind: "string", ...read }
  }
  for (const [kind, pattern] of [
    ["name", NAME],
    ["punctuator", PUNCTUATOR],
    ["number", NUMBER],
  ] as const) {
    // prettier-ignore
    const found = at(pattern, text, from)
    if (found !== null) return { kind, text: found, end: from + found.length }
  }
  return null
}
