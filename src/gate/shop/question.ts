import type { Accepted } from "../accept/accept.ts"
import { cookieHeader } from "../accept/cookies.ts"
import { forwardedHeaders, type Visitor } from "../address.ts"

/** The header block for the shop: one Host, the visitor's own headers, one Cookie, and what we say about him. Flat list. */
export const shopHeaders = (request: Accepted, visitor: Visitor, hasBody: boolean): string[] => {
  const { door, headers, cookies } = request
  const flat: string[] = ["Host", door.host]
  for (const [name, value] of headers.forShop) flat.push(name, value)
  if (cookies.shop.length > 0) flat.push("Cookie", cookieHeader(cookies.shop))
  for (const [name, value] of forwardedHeaders(visitor, door.host)) flat.push(name, value)
  if (headers.upgrade !== null) flat.push("Connection", "Upgrade", "Upgrade", headers.upgrade)
  else if (headers.body === "length") flat.push("Content-Length", String(headers.lengthBytes))
  else if (hasBody) flat.push("Transfer-Encoding", "chunked")
  return flat
}
