import type { Item } from "../engine/collection.ts"
import { urlDecodeUni } from "../transforms/url-decode.ts"

const MIN_LENGTH = 8
const MAX_LENGTH = 65_536
const MAX_HIDDEN = 64
const LOOKS_ENCODED = /^(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)={0,2}$/
const ONE_KIND = /^(?:[a-z]+|[A-Z]+|[0-9]+|[0-9a-f]+|[0-9A-F]+)$/

const isPrintable = (text: string): boolean => {
  let odd = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 ? code !== 9 && code !== 10 && code !== 13 : code >= 127) odd++
  }
  return odd * 12 <= text.length
}

/** What a value is as base64, plain or url-safe; null where it is none or no text comes out. */
export const decodedText = (value: string): string | null => {
  if (value.length < MIN_LENGTH || value.length > MAX_LENGTH || !LOOKS_ENCODED.test(value)) return null
  // Words, numbers and digests are made of base64's letters too.
  if (ONE_KIND.test(value)) return null
  const text = Buffer.from(value, "base64").toString("latin1")
  return text.length >= 5 && isPrintable(text) ? text : null
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
