import type { Place } from "./place.ts"

/** A rule file: its path as errors show it, and its bytes as a latin1 string (one character is one byte). */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** One directive with its continuation lines joined. */
export interface LogicalLine {
  readonly text: string
  /** The place of a character of `text`. */
  placeAt(offset: number): Place
}

interface Piece {
  readonly start: number
  readonly line: number
}

const joinedLine = (file: string, text: string, pieces: readonly Piece[]): LogicalLine => ({
  text,
  placeAt(offset) {
    let found: Piece = { start: 0, line: 1 }
    for (const piece of pieces) if (piece.start <= offset) found = piece
    return { file, line: found.line, column: offset - found.start + 1 }
  },
})

/** The logical lines of a file: comments and empty lines left out, `\` at a line's end joins the next. */
export const logicalLines = (file: SourceFile): LogicalLine[] => {
  const lines: LogicalLine[] = []
  let text = ""
  let pieces: Piece[] = []
  for (const [index, raw] of file.text.split("\n").entries()) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw
    if (pieces.length === 0 && /^\s*(?:#|$)/.test(line)) continue
    pieces.push({ start: text.length, line: index + 1 })
    if (line.endsWith("\\")) {
      text += line.slice(0, -1)
      continue
    }
    lines.push(joinedLine(file.path, text + line, pieces))
    text = ""
    pieces = []
  }
  if (pieces.length > 0) lines.push(joinedLine(file.path, text, pieces))
  return lines
}
