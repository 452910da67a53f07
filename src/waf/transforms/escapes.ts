import { bytesOfCode, codeAt, hexAt, hexDigit, isSpace, joinSurrogates } from "./characters.ts"
import { TRIGGER, type Transform } from "./transform.ts"

interface Escape {
  readonly text: string
  /** How many bytes it took, the backslash counted. */
  readonly length: number
}

/** Replaces what a reader makes of each backslash; null leaves the backslash and goes on behind it. */
const replaceEscapes = (value: string, read: (value: string, at: number) => Escape | null): string => {
  let out = ""
  let from = 0
  for (let at = value.indexOf("\\"); at >= 0; at = value.indexOf("\\", at)) {
    const escape = read(value, at)
    if (escape === null) at++
    else {
      out += value.slice(from, at) + escape.text
      from = at = at + escape.length
    }
  }
  return out + value.slice(from)
}

const CONTROL: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
}

/** Up to three octal digits below 0o400. */
const octalAt = (value: string, at: number): { code: number; digits: number } => {
  let code = 0
  let digits = 0
  for (; digits < 3; digits++) {
    const digit = codeAt(value, at + digits) - 48
    if (digit < 0 || digit > 7 || code * 8 + digit > 255) break
    code = code * 8 + digit
  }
  return { code, digits }
}

const jsEscape = (value: string, at: number): Escape | null => {
  const letter = value[at + 1]
  if (letter === undefined) return null
  if (letter === "u") return unicodeEscape(value, at)
  if (letter === "x") {
    const code = hexAt(value, at + 2, 2)
    return code < 0 ? { text: letter, length: 2 } : { text: String.fromCharCode(code), length: 4 }
  }
  const octal = octalAt(value, at + 1)
  if (octal.digits > 0) return { text: String.fromCharCode(octal.code), length: 1 + octal.digits }
  return { text: CONTROL[letter] ?? letter, length: 2 }
}

const unicodeEscape = (value: string, at: number): Escape => {
  if (value[at + 2] === "{") {
    const end = value.indexOf("}", at + 3)
    const digits = end < 0 ? 0 : end - at - 3
    const code = digits > 0 && digits <= 6 ? hexAt(value, at + 3, digits) : -1
    if (code >= 0 && code <= 0x10ffff) return { text: bytesOfCode(code), length: digits + 4 }
  }
  const code = hexAt(value, at + 2, 4)
  if (code < 0) return { text: "u", length: 2 }
  const low = value[at + 6] === "\\" && value[at + 7] === "u" ? hexAt(value, at + 8, 4) : -1
  const pair = low < 0 ? -1 : joinSurrogates(code, low)
  return pair < 0 ? { text: bytesOfCode(code), length: 6 } : { text: bytesOfCode(pair), length: 12 }
}

const cssEscape = (value: string, at: number): Escape | null => {
  const next = codeAt(value, at + 1)
  if (next < 0) return null
  let code = 0
  let digits = 0
  for (; digits < 6; digits++) {
    const digit = hexDigit(codeAt(value, at + 1 + digits))
    if (digit < 0) break
    code = code * 16 + digit
  }
  if (digits === 0) return { text: next === 10 ? "" : String.fromCharCode(next), length: 2 }
  const blank = isSpace(codeAt(value, at + 1 + digits)) ? 1 : 0
  // A number beyond Unicode is read by its last two digits, as lenient readers do.
  return { text: bytesOfCode(code > 0x10ffff ? code & 0xff : code), length: 1 + digits + blank }
}

const cEscape = (value: string, at: number): Escape | null => {
  const letter = value[at + 1]
  if (letter === undefined) return null
  const control = CONTROL[letter]
  if (control !== undefined) return { text: control, length: 2 }
  if (letter === "\\" || letter === "?" || letter === "'" || letter === '"') return { text: letter, length: 2 }
  if (letter === "x" || letter === "X") {
    const code = hexAt(value, at + 2, 2)
    return code < 0 ? null : { text: String.fromCharCode(code), length: 4 }
  }
  const octal = octalAt(value, at + 1)
  return octal.digits === 0 ? null : { text: String.fromCharCode(octal.code), length: 1 + octal.digits }
}

/** JavaScript's backslash escapes; an unknown one is its letter. */
export const jsDecode: Transform = {
  name: "jsdecode",
  triggers: TRIGGER.backslash,
  apply: (value) => replaceEscapes(value, jsEscape),
}

/** CSS 2 escapes: up to six hexadecimal digits and a blank, or the next character itself. */
export const cssDecode: Transform = {
  name: "cssdecode",
  triggers: TRIGGER.backslash,
  apply: (value) => replaceEscapes(value, cssEscape),
}

/** ANSI C escapes; what is malformed stays. */
export const escapeSeqDecode: Transform = {
  name: "escapeseqdecode",
  triggers: TRIGGER.backslash,
  apply: (value) => replaceEscapes(value, cEscape),
}
