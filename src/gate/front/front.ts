import { ServerResponse, type IncomingMessage } from "node:http"
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2"
import type { Header } from "../accept/headers.ts"
import type { Words } from "../../lib/words.ts"
import { isNavigation, PAGE_HEADERS, pageHtml, pageJson } from "../pages.ts"

export type FrontRequest = IncomingMessage | Http2ServerRequest
export type FrontResponse = ServerResponse | Http2ServerResponse

/** HTTP/2 lays repeated names together itself; only cookies are repeated on purpose. */
const grouped = (headers: readonly Header[]): ReadonlyMap<string, string | string[]> => {
  const map = new Map<string, string | string[]>()
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    const before = map.get(lower)
    if (before === undefined) map.set(lower, value)
    else if (Array.isArray(before)) before.push(value)
    else map.set(lower, [before, value])
  }
  return map
}

/** Sends the head. HTTP/1.1 keeps order and spelling; HTTP/2 knows neither spelling nor reasons. */
export const sendHead = (response: FrontResponse, status: number, reason: string, headers: readonly Header[]): void => {
  if (response instanceof ServerResponse) {
    const flat: string[] = []
    for (const [name, value] of headers) flat.push(name, value)
    response.writeHead(status, reason, flat)
    return
  }
  for (const [name, value] of grouped(headers)) response.setHeader(name, value)
  response.writeHead(status)
}

/** Breaks an answer off so that the visitor sees that it is not whole. */
export const breakOff = (request: FrontRequest, response: FrontResponse): void => {
  if (response instanceof ServerResponse) request.socket.destroy()
  else response.stream?.close(2) // INTERNAL_ERROR
}

export interface PageOptions {
  readonly retryAfterSeconds?: number | undefined
  /** True where the visitor's body was not read to its end: the connection cannot be used again. */
  readonly close: boolean
  readonly failureBody?: string | null | undefined
  readonly says?: Words | undefined
}

/** Answers with one of our own pages, or its small JSON where no person looks. */
export const sendPage = (
  request: FrontRequest,
  response: FrontResponse,
  status: number,
  reference: string,
  options: PageOptions,
): void => {
  if (response.headersSent || response.writableEnded) return breakOff(request, response)
  const person = isNavigation((name) => {
    const value = request.headers[name]
    return Array.isArray(value) ? value[0] : value
  })
  const text = Buffer.from(person ? pageHtml(status, reference) : pageJson(status, reference, options))
  const headers: Header[] = [
    ["content-type", `${person ? "text/html" : "application/json"}; charset=utf-8`],
    ["content-length", String(text.length)],
    ...Object.entries(PAGE_HEADERS),
  ]
  if (options.retryAfterSeconds !== undefined) headers.push(["retry-after", String(options.retryAfterSeconds)])
  if (status === 405) headers.push(["allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"])
  if (options.close && response instanceof ServerResponse) headers.push(["connection", "close"])
  sendHead(response, status, "", headers)
  const shown = request.method === "HEAD" ? Buffer.alloc(0) : text
  if (options.close && response instanceof ServerResponse) linger(request, response, shown)
  else finishWith(response, shown)
}

const finishWith = (response: FrontResponse, text: Buffer): void => {
  if (response instanceof ServerResponse) response.end(text)
  else response.end(text)
}

const LINGER_MS = 1_000
/** Connections whose last answer is decided, and how to end them: what still comes on them is nobody's request. */
export const closing = new WeakMap<object, () => void>()

/**
 * A visitor who is still sending would see a reset instead of the page when we closed at once. So what he sends is thrown away
 * for a moment, and only then the connection ends.
 */
const linger = (request: FrontRequest, response: ServerResponse, text: Buffer): void => {
  if (text.length > 0) response.write(text)
  const end = (): void => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(end, LINGER_MS)
  closing.set(request.socket, end)
  request.once("end", end)
  request.once("close", end)
  request.resume()
}

/** The same as bytes, for a connection that node:http gave up before there was a request. */
export const rawPage = (status: number, reference: string): string => {
  const text = pageHtml(status, reference)
  const lines = Object.entries(PAGE_HEADERS).map(([name, value]) => `${name}: ${value}`)
  const length = Buffer.byteLength(text)
  return `HTTP/1.1 ${status} \r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: ${length}\r\nconnection: close\r\n${lines.join("\r\n")}\r\n\r\n${text}`
}
