import { emptySet, type ByteSet } from "../pattern/byte-set.ts"
import type { Clause } from "../pattern/need.ts"
import { lowercase } from "../transforms/letters.ts"

const NO_BYTES = emptySet()
const MAX_TEXT = 9

/** One of these texts, whatever their case: short ones need a longer look than a finder is worth, so none is known. */
export const oneOfTexts = (texts: readonly string[]): Clause[] =>
  texts.some((text) => text.length === 0)
    ? []
    : [{ texts: texts.map((text) => lowercase.apply(text.slice(0, MAX_TEXT))), bytes: NO_BYTES }]

export const oneOfBytes = (bytes: ByteSet): Clause[] => [{ texts: [], bytes }]
