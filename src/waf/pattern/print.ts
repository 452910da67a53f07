import { bytesOf, type ByteSet } from "./byte-set.ts"
import type { Assertion, Tree } from "./tree.ts"

export type Dialect = "js" | "re2"

const hex = (byte: number): string => `\\x${byte.toString(16).padStart(2, "0")}`
const byteText = (byte: number): string => {
  const character = String.fromCharCode(byte)
  return /[A-Za-z0-9_]/.test(character) ? character : hex(byte)
}

const printed = { js: new WeakMap<ByteSet, string>(), re2: new WeakMap<ByteSet, string>() }

const printSet = (set: ByteSet, dialect: Dialect): string => {
  const known = printed[dialect].get(set)
  if (known !== undefined) return known
  const text = setText(set, dialect)
  printed[dialect].set(set, text)
  return text
}

const setText = (set: ByteSet, dialect: Dialect): string => {
  const bytes = bytesOf(set)
  if (bytes.length === 256) return dialect === "js" ? "[^]" : "(?s:.)"
  const [first] = bytes
  if (first === undefined) return dialect === "js" ? "[]" : "[^\\x00-\\x{10FFFF}]"
  if (bytes.length === 1) return byteText(first)
  let body = ""
  for (let index = 0; index < bytes.length;) {
    let end = index
    while (bytes[end + 1] === (bytes[end] ?? 0) + 1) end++
    const from = bytes[index] ?? 0
    const to = bytes[end] ?? 0
    body +=
      end > index + 1
        ? `${byteText(from)}-${byteText(to)}`
        : end > index
          ? byteText(from) + byteText(to)
          : byteText(from)
    index = end + 1
  }
  return `[${body}]`
}

const ASSERTIONS: Readonly<Record<Dialect, Readonly<Record<Assertion, string>>>> = {
  js: {
    start: "^",
    end: "$",
    "line-start": "(?:^|(?<=\\n))",
    "line-end": "(?:$|(?=\\n))",
    word: "\\b",
    "not-word": "\\B",
    "before-last-newline": "(?=\\n?$)",
  },
  re2: {
    start: "\\A",
    end: "\\z",
    "line-start": "(?m:^)",
    "line-end": "(?m:$)",
    word: "\\b",
    "not-word": "\\B",
    // Without look-ahead the newline would be taken into the match; nothing after the end can tell the difference.
    "before-last-newline": "(?:\\n?\\z)",
  },
}

const quantifier = (min: number, max: number): string => {
  if (min === 0 && max === Infinity) return "*"
  if (min === 1 && max === Infinity) return "+"
  if (min === 0 && max === 1) return "?"
  if (max === Infinity) return `{${min},}`
  return min === max ? `{${min}}` : `{${min},${max}}`
}

const single = (tree: Tree): boolean => tree.kind === "set" || tree.kind === "capture"

/** The pattern as a source for RegExp (no flags) or for re2js (no flags), over latin1 strings. */
export const printPattern = (tree: Tree, dialect: Dialect): string => {
  if (tree.kind === "empty") return ""
  if (tree.kind === "set") return printSet(tree.set, dialect)
  if (tree.kind === "assert") return ASSERTIONS[dialect][tree.assertion]
  if (tree.kind === "capture") return `(${printPattern(tree.item, dialect)})`
  if (tree.kind === "choice") return `(?:${tree.items.map((item) => printPattern(item, dialect)).join("|")})`
  if (tree.kind === "sequence")
    return tree.items
      .map((item) => (item.kind === "sequence" ? `(?:${printPattern(item, dialect)})` : printPattern(item, dialect)))
      .join("")
  const body = printPattern(tree.item, dialect)
  const atom = single(tree.item) || tree.item.kind === "choice" ? body : `(?:${body})`
  return atom + quantifier(tree.min, tree.max) + (tree.lazy ? "?" : "")
}
