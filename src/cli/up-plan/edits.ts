/** One piece of a text to be replaced; offsets into the text as it was. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Carries out edits that do not overlap; of two that do the first in the text stays. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  let out = ""
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (edit.from < at) continue
    out += text.slice(at, edit.from) + edit.text
    at = edit.to
  }
  return out + text.slice(at)
}

/** Puts `# ` before every line of a piece; where something else stands on those lines, the piece is taken out instead. */
export const commentOut = (text: string, from: number, to: number): Edit => {
  const start = text.lastIndexOf("\n", from - 1) + 1
  const end = text.indexOf("\n", to)
  const stop = end < 0 ? text.length : end
  if (!/^\s*$/.test(text.slice(start, from)) || !/^\s*(?:#.*)?$/.test(text.slice(to, stop)))
    return { from, to, text: "" }
  const lines = text.slice(start, stop).split("\n")
  return { from: start, to: stop, text: lines.map((line) => `# sekisho: ${line}`).join("\n") }
}

export const lineNumber = (text: string, at: number): number => text.slice(0, at).split("\n").length

/** The blanks at the begin of the line that `at` stands in. */
export const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1, at + 1))?.[0] ?? ""
