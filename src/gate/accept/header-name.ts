import type { AcceptReason } from "./reasons.ts"

/** Between two neighbours only: they never pass the gate. */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
  "expect",
  "content-length",
  "host",
  "cookie",
])
/** Headers by which some shop would take another address or method for the request's own. */
const REWRITING = new Set([
  "x-original-url",
  "x-original-uri",
  "x-rewrite-url",
  "x-override-url",
  "x-http-method-override",
  "x-http-method",
  "x-method-override",
])
/** What a proxy says of the visitor. We write these ourselves, or nobody does. */
const PROXY_SAID =
  /^(?:forwarded|x-forwarded(?:-.*)?|x-real-ip|x-client-ip|client-ip|true-client-ip|cf-connecting-ip|x-cluster-client-ip|x-original-(?:host|for|proto)|x-host|x-proxyuser-ip|fastly-client-ip|x-originating-ip|x-remote-(?:ip|addr)|proxy|x-sekisho-.*)$/
const ONCE = new Set([
  "authorization",
  "content-encoding",
  "content-range",
  "content-type",
  "expect",
  "if-match",
  "if-range",
  "origin",
  "range",
  "referer",
  "sec-websocket-key",
  "sec-websocket-version",
  "te",
  "transfer-encoding",
  "upgrade",
  "user-agent",
])
const NAME = /^[a-z0-9!#$%&'*+\-.^`|~]+$/

/** What is known of a header by its name alone. */
export interface HeaderName {
  readonly lower: string
  /** Why no request may have it; null for nearly all. */
  readonly fault: AcceptReason | null
  /** Whether a second one of this name would be read by some and passed over by others. */
  readonly once: boolean
  /** `neighbour`: it ends here. `proxies`: it speaks of the visitor, and is believed only from trusted ones. */
  readonly meantFor: "shop" | "neighbour" | "proxies"
}

const faultOf = (lower: string): AcceptReason | null => {
  if (lower.includes("_")) return "accept.underscore-header"
  if (!NAME.test(lower)) return "accept.header-name"
  return REWRITING.has(lower) ? "accept.rewrite-header" : null
}
const describe = (name: string): HeaderName => {
  const lower = name.toLowerCase()
  const meantFor = PROXY_SAID.test(lower) ? "proxies" : HOP_BY_HOP.has(lower) ? "neighbour" : "shop"
  return { lower, fault: faultOf(lower), once: ONCE.has(lower), meantFor }
}

/** Browsers send the same few dozen names again and again. */
const known = new Map<string, HeaderName>()
const KNOWN = { names: 500, chars: 40 } as const

export const headerName = (name: string): HeaderName => {
  const before = known.get(name)
  if (before !== undefined) return before
  const made = describe(name)
  if (name.length > KNOWN.chars) return made
  if (known.size >= KNOWN.names) known.clear()
  known.set(name, made)
  return made
}
