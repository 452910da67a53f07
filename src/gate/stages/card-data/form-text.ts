import { GATE_BOUNDS } from "../../bounds.ts"

const PART = /^\d{2,6}$/

/** `card1=4111&card2=1111&…` is one number in four boxes: joined under the name without its last digit. */
const joined = (pairs: readonly (readonly [name: string, value: string])[]): readonly string[] => {
  const lines: string[] = []
  let stem = ""
  for (const [name, value] of pairs) {
    const own = PART.test(value) ? name.replace(/[\d\]]+$/, "").toLowerCase() : null
    const isPart = own !== null && own !== name.toLowerCase()
    if (isPart && own === stem && lines.length > 0) lines[lines.length - 1] += value
    else lines.push(`${isPart ? own : name}=${value}`)
    stem = isPart ? own : ""
  }
  return lines
}

const digit = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48
  const lower = code | 0x20
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}
/** What an encoded byte stands for; -1 where there is none at this place. */
const byteAt = (text: string, at: number): number => {
  if (at + 2 >= text.length) return -1
  const [high, low] = [digit(text.charCodeAt(at + 1)), digit(text.charCodeAt(at + 2))]
  return high < 0 || low < 0 ? -1 : high * 16 + low
}
const PLACE = Buffer.alloc(GATE_BOUNDS.prefixBytes)

/** Japanese text is nearly all encoded, so this is done by the byte. */
const decoded = (text: string): string => {
  if (!text.includes("%") && !text.includes("+")) return text
  const place = text.length <= PLACE.length ? PLACE : Buffer.alloc(text.length)
  let size = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const byte = code === 0x25 ? byteAt(text, at) : -1
    place[size] = byte >= 0 ? byte : code === 0x2b ? 0x20 : code
    size += 1
    if (byte >= 0) at += 2
  }
  return place.toString("latin1", 0, size)
}

/** A request's body as text (latin1) in which names stand before their values. */
export const formText = (bytes: Uint8Array, contentType: string): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  if (!/^\s{0,8}application\/x-www-form-urlencoded/i.test(contentType)) return text
  const pairs = text.split("&").map((pair): readonly [string, string] => {
    const at = pair.indexOf("=")
    return at < 0 ? [decoded(pair), ""] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))]
  })
  return joined(pairs).join("&")
}
