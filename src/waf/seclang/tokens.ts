import { ruleError, type Place } from "./place.ts"
import type { LogicalLine } from "./source.ts"

/** One word or quoted text of a directive. */
export interface Token {
  /** Without its quotes; an escaped quote is the quote. */
  readonly text: string
  readonly quoted: boolean
  readonly place: Place
  /** The place of a character of `text`. */
  placeAt(offset: number): Place
}

const isSpace = (character: string | undefined): boolean => character === " " || character === "\t"

interface Reading {
  readonly token: Token
  readonly end: number
}

/** The offset in the source of a character of an unescaped text: walked only when an error needs it. */
const rawOffset = (source: string, start: number, quote: string, offset: number): number => {
  let at = start + 1
  for (let seen = 0; seen < offset; seen++) at += source[at] === "\\" && source[at + 1] === quote ? 2 : 1
  return at
}

const readQuoted = (line: LogicalLine, start: number, quote: string): Reading => {
  const source = line.text
  let text = ""
  let from = start + 1
  let at = from
  for (; at < source.length && source[at] !== quote; at++) {
    if (source[at] !== "\\") continue
    // A backslash before the quote is dropped; every other backslash belongs to the text (patterns are full of them).
    if (source[at + 1] === quote) {
      text += source.slice(from, at)
      from = at + 1
    }
    at++
  }
  if (at >= source.length) throw ruleError("WAF_SYNTAX", line.placeAt(start), source.slice(start))
  const token = {
    text: text + source.slice(from, at),
    quoted: true,
    place: line.placeAt(start),
    placeAt: (offset: number) => line.placeAt(rawOffset(source, start, quote, offset)),
  }
  return { token, end: at + 1 }
}

const readWord = (line: LogicalLine, start: number): Reading => {
  let end = start
  while (end < line.text.length && !isSpace(line.text[end])) end++
  const token = {
    text: line.text.slice(start, end),
    quoted: false,
    place: line.placeAt(start),
    placeAt: (offset: number) => line.placeAt(start + offset),
  }
  return { token, end }
}

/** The words of a directive, the first being its name. Throws WAF_SYNTAX for a quote that is never closed. */
export const tokensOf = (line: LogicalLine): Token[] => {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    while (isSpace(line.text[at])) at++
    const character = line.text[at]
    if (character === undefined) return tokens
    const quoted = character === '"' || (character === "'" && tokens.length > 0)
    const reading = quoted ? readQuoted(line, at, character) : readWord(line, at)
    tokens.push(reading.token)
    at = reading.end
    if (quoted && at < line.text.length && !isSpace(line.text[at]))
      throw ruleError("WAF_SYNTAX", line.placeAt(at), line.text.slice(at))
  }
}
