import { emptySet, type ByteSet } from "../pattern/byte-set.ts"
import type { Clause } from "../pattern/need.ts"
import { lowercase } from "../transforms/letters.ts"

const NO_BYTES = emptySet()
/** Every browser's name begins with `Mozilla/5.0 (`, those of scanners go on in another way. */
const MAX_TEXT = 14

/** One of these texts or bytes, whatever the texts' case. An empty text stands in every value, so nothing is known then. */
export const oneOf = (texts: readonly string[], bytes: ByteSet): Clause[] =>
  texts.some((text) => text.length === 0)
    ? []
    : [{ texts: texts.map((text) => lowercase.apply(text.slice(0, MAX_TEXT))), bytes }]

export const oneOfTexts = (texts: readonly string[]): Clause[] => oneOf(texts, NO_BYTES)
export const oneOfBytes = (bytes: ByteSet): Clause[] => oneOf([], bytes)
