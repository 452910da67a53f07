import type { HttpAnswer, Page } from "../facts.ts"
import { firstOf } from "./headers.ts"

/** Whether an answer is an HTML page by its own word; without a word of its own, by how it begins. */
export const isHtml = (answer: Pick<HttpAnswer, "headers" | "text">): boolean => {
  const type = firstOf(answer, "content-type")
  if (type === null) return /^\s{0,200}<(?:!doctype\s|html|head|body)/i.test(answer.text.slice(0, 400))
  return /^(?:text\/html|application\/xhtml\+xml)(?:[\s;]|$)/i.test(type)
}

/** The pages that were really shown: HTML with a status of 2xx. */
export const shownPages = (pages: readonly Page[]): readonly Page[] =>
  pages.filter(({ answer }) => answer.status >= 200 && answer.status < 300 && isHtml(answer))

/** Whether an address is https. */
export const isHttps = (url: string): boolean => /^https:/i.test(url)

/**
 * The most pressing kind among what was found, and everything of that kind.
 * `order` names the kinds from most to least pressing; null where nothing was found.
 */
export const mostPressing = <K extends string, T extends { readonly kind: K }>(
  order: readonly K[],
  found: readonly T[],
): { readonly kind: K; readonly of: readonly T[] } | null => {
  const kind = order.find((one) => found.some((item) => item.kind === one))
  return kind === undefined ? null : { kind, of: found.filter((item) => item.kind === kind) }
}
