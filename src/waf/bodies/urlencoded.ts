import type { Item } from "../engine/collection.ts"
import { urlDecode } from "../transforms/url-decode.ts"
import { EMPTY_BODY, type BodyLimits, type ParsedBody } from "./parsed.ts"

const decode = (text: string): string => (text.includes("%") || text.includes("+") ? urlDecode.apply(text) : text)

/** The pairs of a query or a form, decoded; `more` when there were more than the limit. */
export const parsePairs = (
  text: string,
  separator: string,
  limit: number,
): { readonly items: Item[]; readonly more: boolean } => {
  const items: Item[] = []
  let from = 0
  while (from < text.length) {
    const found = text.indexOf(separator, from)
    const end = found < 0 ? text.length : found
    if (end > from) {
      if (items.length >= limit) return { items, more: true }
      const equals = text.indexOf("=", from)
      const key = equals < 0 || equals > end ? end : equals
      items.push({ key: decode(text.slice(from, key)), value: decode(text.slice(Math.min(end, key + 1), end)) })
    }
    from = end + 1
  }
  return { items, more: false }
}

const BAD_PERCENT = /%(?![0-9A-Fa-f]{2})/

/** application/x-www-form-urlencoded. */
export const parseUrlEncoded = (text: string, limits: BodyLimits): ParsedBody => {
  const { items, more } = parsePairs(text, limits.separator, limits.arguments)
  return {
    ...EMPTY_BODY,
    arguments: items,
    flags: BAD_PERCENT.test(text) ? new Set(["url-encoding"] as const) : EMPTY_BODY.flags,
    error: more ? "too many arguments" : null,
  }
}
