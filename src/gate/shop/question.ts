import type { Accepted } from "../accept/accept.ts"
import type { Door } from "../accept/arrival.ts"
import { cookieHeader } from "../accept/cookies.ts"
import { forwardedHeaders, type Visitor } from "../address.ts"

/** What the shop's web server asks of everybody, so that nobody walks round the gate. A visitor's own ends at the gate. */
export const ORIGIN_HEADER = "X-Sekisho-Origin"

/** The header block for the shop: one Host, the visitor's own headers, one Cookie, and what we say about him. Flat list. */
export const shopHeaders = (
  request: Accepted<Door & { readonly originSecret: string | null }>,
  visitor: Visitor,
  hasBody: boolean,
): string[] => {
  const { door, headers, cookies } = request
  const flat: string[] = ["Host", door.host]
  for (const [name, value] of headers.forShop) flat.push(name, value)
  if (cookies.shop.length > 0) flat.push("Cookie", cookieHeader(cookies.shop))
  for (const [name, value] of forwardedHeaders(visitor, door.host)) flat.push(name, value)
  if (door.originSecret !== null) flat.push(ORIGIN_HEADER, door.originSecret)
  if (headers.upgrade !== null) flat.push("Connection", "Upgrade", "Upgrade", headers.upgrade)
  else if (headers.body === "length") flat.push("Content-Length", String(headers.lengthBytes))
  else if (hasBody) flat.push("Transfer-Encoding", "chunked")
  return flat
}
