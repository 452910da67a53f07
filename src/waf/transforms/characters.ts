/** The code of a byte, -1 past the end. */
export const codeAt = (value: string, at: number): number => (at < value.length ? value.charCodeAt(at) : -1)

/** The value of a hexadecimal digit's code; -1 where it is none. */
export const hexDigit = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 97 && code <= 102) return code - 87
  if (code >= 65 && code <= 70) return code - 55
  return -1
}

/** The number of `count` hexadecimal digits at a place; -1 where one is missing. */
export const hexAt = (value: string, at: number, count: number): number => {
  let number = 0
  for (let index = 0; index < count; index++) {
    const digit = hexDigit(codeAt(value, at + index))
    if (digit < 0) return -1
    number = number * 16 + digit
  }
  return number
}

export const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)

/** 0xA0 is a blank where it stands alone; after another high byte it is the end of a character (「だ」 is E3 81 A0). */
export const isBlank = (value: string, at: number): boolean => {
  const code = codeAt(value, at)
  return isSpace(code) || (code === 0xa0 && codeAt(value, at - 1) < 128)
}

const fromUtf8 = (code: number): string => {
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 63))
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  return String.fromCharCode(
    0xf0 | ((code >> 18) & 7),
    0x80 | ((code >> 12) & 63),
    0x80 | ((code >> 6) & 63),
    0x80 | (code & 63),
  )
}

/**
 * The bytes of a decoded code point: one byte up to 0xFF; a full-width form (U+FF01–FF5E) is its ASCII twin, because
 * shops fold it so; every other character is itself in UTF-8. Its low byte alone never appears: 大 is U+5927 and no quote.
 */
export const bytesOfCode = (code: number): string => {
  if (code <= 0xff) return String.fromCharCode(code)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  return fromUtf8(code)
}

/** The same, written at a place of `out`; answers where the next byte goes. */
export const writeCode = (out: Uint8Array, at: number, code: number): number => {
  if (code <= 0xff || (code >= 0xff01 && code <= 0xff5e)) {
    out[at] = code <= 0xff ? code : code - 0xfee0
    return at + 1
  }
  const text = fromUtf8(code)
  for (let index = 0; index < text.length; index++) out[at + index] = text.charCodeAt(index)
  return at + text.length
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/** Joins a surrogate pair; -1 where the two codes are none. */
export const joinSurrogates = (high: number, low: number): number =>
  isHighSurrogate(high) && isLowSurrogate(low) ? 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00) : -1
