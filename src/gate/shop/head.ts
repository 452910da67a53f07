import type { IncomingMessage } from "node:http"
import type { Header } from "../accept/headers.ts"
import { isNamed } from "../header.ts"
import type { ShopHead } from "../stages/stage.ts"

/** Between the shop and us only; `alt-svc` would show visitors a way round the gate. */
const ENDS_HERE = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "proxy-authenticate",
  "proxy-authentication-info",
  "te",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
  "alt-svc",
])
/** Names that would change what the answer is when they came after it. */
const NEVER_TRAILERS =
  /^(?:content-.*|transfer-encoding|trailer|host|set-cookie|authorization|cache-control|connection|age|date|expires|location|vary|te|upgrade|keep-alive)$/i

const pairs = (flat: readonly string[]): readonly Header[] => {
  const list: Header[] = []
  for (let at = 0; at < flat.length; at += 2) list.push([flat[at] ?? "", flat[at + 1] ?? ""])
  return list
}

/** The names that Connection names. */
const namedByConnection = (headers: readonly Header[]): readonly string[] =>
  headers.flatMap((header) =>
    isNamed(header, "connection")
      ? header[1]
          .toLowerCase()
          .split(",")
          .map((name) => name.trim())
      : [],
  )

/** The head of the shop's answer as the stages and the visitor get it. */
export const headOf = (response: IncomingMessage): ShopHead => {
  const status = response.statusCode ?? 502
  // `response.headers` would be made for this alone.
  const all = pairs(response.rawHeaders)
  const ended = namedByConnection(all)
  const headers = all.filter(([name]) => {
    const lower = name.toLowerCase()
    if (ENDS_HERE.has(lower) || ended.includes(lower)) return false
    return status !== 204 || lower !== "content-length"
  })
  return { status, headers }
}

export const trailersOf = (response: IncomingMessage): readonly Header[] =>
  pairs(response.rawTrailers).filter(([name]) => !NEVER_TRAILERS.test(name))

/** Whether an answer has a body at all: by what was asked and how it was answered. */
export const hasBody = (method: string, status: number): boolean =>
  method !== "HEAD" && status !== 204 && status !== 304 && status >= 200
