import { bytesOfCode, codeAt, hexAt, joinSurrogates } from "./characters.ts"
import { TRIGGER, type Transform } from "./transform.ts"

interface Decoded {
  readonly text: string
  readonly length: number
}

/** %uXXXX at a place, a surrogate pair taken together; null where it is malformed. */
const unicodeAt = (value: string, at: number): Decoded | null => {
  const letter = codeAt(value, at + 1)
  if (letter !== 117 && letter !== 85) return null
  const code = hexAt(value, at + 2, 4)
  if (code < 0) return null
  const next = codeAt(value, at + 6) === 37 && (codeAt(value, at + 7) | 32) === 117 ? hexAt(value, at + 8, 4) : -1
  const pair = next < 0 ? -1 : joinSurrogates(code, next)
  return pair < 0 ? { text: bytesOfCode(code), length: 6 } : { text: bytesOfCode(pair), length: 12 }
}

const decode = (value: string, unicode: boolean): string => {
  let out = ""
  let from = 0
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (code === 43) {
      out += `${value.slice(from, at)} `
      from = at + 1
    } else if (code === 37) {
      const wide = unicode ? unicodeAt(value, at) : null
      const byte = wide === null ? hexAt(value, at + 1, 2) : -1
      if (wide === null && byte < 0) continue
      out += value.slice(from, at) + (wide === null ? String.fromCharCode(byte) : wide.text)
      at += (wide === null ? 3 : wide.length) - 1
      from = at + 1
    }
  }
  return from === 0 ? value : out + value.slice(from)
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
  triggers: 0,
  apply: (value) =>
    value.replace(/[^A-Za-z0-9*\-._]/g, (byte) =>
      byte === " " ? "+" : `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`,
    ),
}
