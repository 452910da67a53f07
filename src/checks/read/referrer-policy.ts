/** Policies that keep the path of the shop's pages from other sites. */
const KEEPING = new Set([
  "no-referrer",
  "same-origin",
  "origin",
  "strict-origin",
  "origin-when-cross-origin",
  "strict-origin-when-cross-origin",
])
/** Policies that hand the whole address to other sites. */
const TELLING = new Set(["unsafe-url", "no-referrer-when-downgrade"])

export type ReferrerPolicy = { readonly policy: string | null; readonly tells: boolean }

/** The policy a browser takes from a list: the last one it knows. `policy` is null where it knows none. */
export const referrerPolicyOf = (list: readonly string[]): ReferrerPolicy => {
  const known = list.map((one) => one.trim().toLowerCase()).filter((one) => KEEPING.has(one) || TELLING.has(one))
  const policy = known.at(-1) ?? null
  return { policy, tells: policy !== null && TELLING.has(policy) }
}

const MAX_HEAD_CHARS = 65_536
const META = /<meta\s([^>]{0,400})>/gi

/** The `content` of `<meta name="referrer">` in the head of a page, which goes before the header; null without one. */
export const metaReferrer = (html: string): string | null => {
  for (const [, inside = ""] of html.slice(0, MAX_HEAD_CHARS).matchAll(META)) {
    if (!/\bname\s?=\s?["']?referrer\b/i.test(inside)) continue
    const content = /\bcontent\s?=\s?["']?([a-z-]{1,40})/i.exec(inside)
    if (content?.[1] !== undefined) return content[1].toLowerCase()
  }
  return null
}
