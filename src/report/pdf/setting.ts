import type { Measures } from "./theme.ts"

/** What every block needs to know. */
export interface Setting {
  readonly measures: Measures
  /** Of the text on a page, in points. */
  readonly width: number
  /** Outside text as the font can draw it, at most `maxChars` characters. */
  readonly say: (text: string, maxChars?: number) => string
}
