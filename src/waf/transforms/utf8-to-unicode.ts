import { madeText, roomFor } from "./bytes.ts"
import { codeAt } from "./characters.ts"
import { TRIGGER, type Transform } from "./transform.ts"

interface Character {
  readonly code: number
  readonly length: number
}

const LOWEST = [0, 0, 0x80, 0x800, 0x10000] as const

/** The UTF-8 character of more than one byte at a place; null where the bytes are none (overlong ones included). */
export const utf8At = (value: string, at: number): Character | null => {
  const lead = codeAt(value, at)
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  if (length === 0) return null
  let code = lead & (0xff >> (length + 1))
  for (let index = 1; index < length; index++) {
    const next = codeAt(value, at + index)
    if ((next & 0xc0) !== 0x80) return null
    code = (code << 6) | (next & 63)
  }
  const low = LOWEST[length] ?? 0
  return code < low || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? null : { code, length }
}

const HEX = "0123456789abcdef"

const writePercent = (out: Uint8Array, at: number, code: number): number => {
  out[at] = 37
  out[at + 1] = 117
  for (let digit = 0; digit < 4; digit++) out[at + 2 + digit] = HEX.charCodeAt((code >> (12 - digit * 4)) & 15)
  return at + 6
}

const writeCharacter = (out: Uint8Array, at: number, code: number): number => {
  if (code < 0x10000) return writePercent(out, at, code)
  const rest = code - 0x10000
  return writePercent(out, writePercent(out, at, 0xd800 + (rest >> 10)), 0xdc00 + (rest & 0x3ff))
}

/** UTF-8 characters beyond ASCII as %uXXXX (a pair above U+FFFF); other bytes stay. */
export const utf8ToUnicode: Transform = {
  name: "utf8tounicode",
  triggers: TRIGGER.high,
  apply(value) {
    // Two bytes become six, four become twelve.
    const out = roomFor(value.length * 3)
    let length = 0
    let changed = false
    for (let at = 0; at < value.length; at++) {
      const byte = value.charCodeAt(at)
      const character = byte < 128 ? null : utf8At(value, at)
      if (character === null) {
        out[length++] = byte
        continue
      }
      length = writeCharacter(out, length, character.code)
      at += character.length - 1
      changed = true
    }
    return changed ? madeText(out, length) : value
  },
}
