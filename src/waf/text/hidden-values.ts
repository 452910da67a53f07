import type { Item } from "../engine/collection.ts"
import { SIX_BITS } from "../transforms/base64.ts"
import { urlDecodeUni } from "../transforms/url-decode.ts"

/** Eight bytes of text. Shorter ones come out of random tokens by chance, one in a thousand, and some look like a command. */
const MIN_LENGTH = 11
const MAX_LENGTH = 65_536
const MAX_HIDDEN = 64
/** One byte in so many may be unprintable. */
const ODD_ONE_IN = 12
const LOOKS_ENCODED = /^(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)={0,2}$/
const ONE_KIND = /^(?:[a-z]+|[A-Z]+|[0-9]+|[0-9a-f]+|[0-9A-F]+)$/

/** Plain and url-safe. */
const EITHER_BITS = SIX_BITS.map((bits, byte) => (byte === 45 ? 62 : byte === 95 ? 63 : bits))

/** Whether base64 comes to text: hardly a byte of it may be none. Stops at the first too many. */
const isTextInside = (value: string): boolean => {
  const padding = value.indexOf("=")
  const length = padding < 0 ? value.length : padding
  const most = Math.floor((length * 3) / 4) / ODD_ONE_IN
  let odd = 0
  let bits = 0
  for (let at = 0; at < length; at++) {
    bits = ((bits << 6) | (EITHER_BITS[value.charCodeAt(at)] ?? 0)) & 0xffffff
    if ((at & 3) === 0) continue
    const byte = (bits >> ((3 - (at & 3)) * 2)) & 255
    if ((byte < 32 ? byte !== 9 && byte !== 10 && byte !== 13 : byte >= 127) && ++odd > most) return false
  }
  return true
}

const unpadded = (value: string): number => value.length - (value.endsWith("==") ? 2 : value.endsWith("=") ? 1 : 0)

/** What a value is as base64, plain or url-safe; null where it is none or no text comes out. */
export const decodedText = (value: string): string | null => {
  if (unpadded(value) < MIN_LENGTH || value.length > MAX_LENGTH || !LOOKS_ENCODED.test(value)) return null
  // Words, numbers and digests are made of base64's letters too.
  if (ONE_KIND.test(value) || !isTextInside(value)) return null
  return Buffer.from(value, "base64").toString("latin1")
}

/** The texts inside of a JSON text, few; null where it is none. A token's own quotes and braces are not the visitor's. */
const leavesOf = (text: string): string[] | null => {
  if (!/^\s*[[{]/.test(text)) return null
  try {
    const leaves: string[] = []
    JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === "string" && leaves.length < MAX_HIDDEN) leaves.push(value)
      return value
    })
    return leaves
  } catch {
    return null
  }
}

const ENCODED_AGAIN = /%(?:[0-9A-Fa-f]{2}|[uU][0-9A-Fa-f]{4})/

/** What a value hides: base64, once more where that is base64 again, or percent-encoding that was encoded twice. */
const hiddenIn = (value: string): readonly string[] => {
  const encoded = value.includes("%") && ENCODED_AGAIN.test(value)
  const plain = encoded ? urlDecodeUni.apply(value) : value
  const text = decodedText(plain)
  if (text === null) return encoded ? [plain] : []
  return (leavesOf(text) ?? [text]).map((leaf) => decodedText(leaf) ?? leaf)
}

/** The values that members hide from who reads them as they came. For members that hide none: none. */
export const hiddenValues = (items: readonly Item[]): Item[] => {
  const hidden: Item[] = []
  for (const item of items)
    for (const value of hiddenIn(item.value)) {
      if (hidden.length >= MAX_HIDDEN) return hidden
      hidden.push({ key: item.key, value, hidden: true })
    }
  return hidden
}
