import type { Glyphs } from "./glyphs.ts"

/** The printers' sign for a character that the font does not have. */
export const GETA = "〓"
/** Characters that draw nothing by themselves or turn the reading direction. */
const SILENT = /[\p{Cc}\p{Cf}\p{Bidi_Control}\p{Variation_Selector}]/u

const readableCharacter = (character: string, has: Glyphs): string => {
  if (character === "\n") return character
  if (character === "\t" || /[\p{Zs}\p{Zl}\p{Zp}]/u.test(character)) return character === "\u3000" ? character : " "
  if (SILENT.test(character)) return ""
  if (has(character.codePointAt(0) ?? 0)) return character
  const plain = character.normalize("NFKC")
  return [...plain].every((part) => has(part.codePointAt(0) ?? 0)) ? plain : GETA
}

/**
 * Outside text as the embedded font can draw it: composed, no control characters, nothing that turns the reading direction, one
 * {@link GETA} for every character it does not have. At most `maxChars` characters; what is cut off is counted at the end.
 */
export const readable = (text: string, has: Glyphs, maxChars: number): string => {
  // Only composed where something is to be composed: a whole normalisation would change how some names are written.
  const lines = text
    .slice(0, maxChars)
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/\P{M}\p{M}{1,8}/gu, (one) => one.normalize("NFC"))
    // Marks heaped on one another would be drawn over the lines above.
    .replace(/(\p{M})\p{M}+/gu, "$1")
  const kept = [...lines].map((character) => readableCharacter(character, has)).join("")
  return text.length > maxChars ? `${kept}… (+${text.length - maxChars})` : kept
}
