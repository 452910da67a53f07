/** One directive of nginx: `listen 80 default_server;` or `server { … }`. */
export interface Directive {
  readonly words: readonly string[]
  /** Offsets: first letter to behind the `;` or `}`. */
  readonly from: number
  readonly to: number
  /** Null for one without braces. */
  readonly inner: readonly Directive[] | null
  /** Offset behind the opening brace; 0 without. */
  readonly open: number
}

interface Token {
  readonly kind: "word" | "open" | "close" | "end"
  readonly text: string
  readonly from: number
  readonly to: number
}
const MARKS: Readonly<Record<string, Token["kind"]>> = { "{": "open", "}": "close", ";": "end" }

const quoted = (text: string, from: number): number => {
  const quote = text[from]
  let at = from + 1
  while (at < text.length && text[at] !== quote) at += text[at] === "\\" ? 2 : 1
  return Math.min(text.length, at + 1)
}
const bare = (text: string, from: number): number => {
  let at = from
  while (at < text.length) {
    const letter = text[at] ?? ""
    // `${name}` is a variable, not a block.
    if (letter === "$" && text[at + 1] === "{") at = Math.max(at + 2, text.indexOf("}", at) + 1)
    else if (/[\s{};]/.test(letter)) return at
    else at += letter === "\\" ? 2 : 1
  }
  return Math.min(text.length, at)
}

const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const letter = text[at] ?? ""
    if (/\s/.test(letter)) at += 1
    else if (letter === "#") {
      const end = text.indexOf("\n", at)
      at = end < 0 ? text.length : end
    } else if (MARKS[letter] !== undefined) {
      tokens.push({ kind: MARKS[letter], text: letter, from: at, to: at + 1 })
      at += 1
    } else {
      const to = letter === '"' || letter === "'" ? quoted(text, at) : bare(text, at)
      tokens.push({ kind: "word", text: text.slice(at, to), from: at, to })
      at = to
    }
  }
  return tokens
}

const MAX_DEPTH = 50

/** Reads a configuration file of nginx as a tree. What is broken is left out: nginx itself would not start with it. */
export const parseNginx = (text: string): readonly Directive[] => {
  const tokens = tokensOf(text)
  let at = 0
  const block = (depth: number): readonly Directive[] => {
    const list: Directive[] = []
    let words: Token[] = []
    while (at < tokens.length) {
      const token = tokens[at]
      if (token === undefined) break
      at += 1
      if (token.kind === "word") words.push(token)
      else if (token.kind === "close") break
      else {
        const from = words[0]?.from ?? token.from
        const inner = token.kind === "open" && depth < MAX_DEPTH ? block(depth + 1) : null
        const to = inner === null ? token.to : (tokens[at - 1]?.to ?? token.to)
        if (words.length > 0)
          list.push({ words: words.map((one) => one.text), from, to, inner, open: inner === null ? 0 : token.to })
        words = []
      }
    }
    return list
  }
  const all: Directive[] = []
  while (at < tokens.length) all.push(...block(0))
  return all
}

/** All directives, those in blocks too, outer ones first. */
export const walk = (list: readonly Directive[]): readonly Directive[] =>
  list.flatMap((one) => [one, ...(one.inner === null ? [] : walk(one.inner))])
