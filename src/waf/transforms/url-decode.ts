import { madeText, roomFor } from "./bytes.ts"
import { codeAt, hexAt, joinSurrogates, writeCode } from "./characters.ts"
import { TRIGGER, type Transform } from "./transform.ts"

/** %uXXXX at a place as its code point, a surrogate pair taken together; -1 where it is malformed. */
const unicodeAt = (value: string, at: number): number => {
  const letter = codeAt(value, at + 1)
  if (letter !== 117 && letter !== 85) return -1
  const code = hexAt(value, at + 2, 4)
  if (code < 0) return -1
  const next = codeAt(value, at + 6) === 37 && (codeAt(value, at + 7) | 32) === 117 ? hexAt(value, at + 8, 4) : -1
  const pair = next < 0 ? -1 : joinSurrogates(code, next)
  return pair < 0 ? code : pair
}

const decode = (value: string, unicode: boolean): string => {
  // Nothing decoded is longer than it was written.
  const out = roomFor(value.length)
  let length = 0
  let changed = false
  for (let at = 0; at < value.length; at++) {
    const byte = value.charCodeAt(at)
    if (byte !== 43 && byte !== 37) {
      out[length++] = byte
      continue
    }
    const wide = unicode && byte === 37 ? unicodeAt(value, at) : -1
    const decoded = wide >= 0 ? wide : byte === 43 ? 32 : hexAt(value, at + 1, 2)
    if (decoded < 0) {
      out[length++] = byte
      continue
    }
    changed = true
    if (wide < 0) {
      out[length++] = decoded
      if (byte === 37) at += 2
      continue
    }
    at += wide > 0xffff ? 11 : 5
    length = writeCode(out, length, wide)
  }
  return changed ? madeText(out, length) : value
}

/** Percent-encoding and plus; what is malformed stays. */
export const urlDecode: Transform = {
  name: "urldecode",
  triggers: TRIGGER.percent | TRIGGER.plus,
  apply: (value) => decode(value, false),
}

/** The same with %uXXXX. */
export const urlDecodeUni: Transform = {
  name: "urldecodeuni",
  triggers: TRIGGER.percent | TRIGGER.plus,
  apply: (value) => decode(value, true),
}

/** Every byte but letters, digits and `*-._` percent-encoded; a blank is a plus. */
export const urlEncode: Transform = {
  name: "urlencode",
  triggers: TRIGGER.any,
  apply: (value) =>
    value.replace(/[^A-Za-z0-9*\-._]/g, (byte) =>
      byte === " " ? "+" : `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`,
    ),
}
