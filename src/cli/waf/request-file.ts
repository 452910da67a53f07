import { SekishoError } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import type { HeaderList } from "../../waf/index.ts"

/** One HTTP/1.1 request as somebody kept it in a file. Texts are latin1, as node:http would give them. */
export interface RequestFile {
  readonly method: string
  readonly target: string
  readonly protocol: string
  readonly headers: HeaderList
  readonly body: Buffer
  /** Whether `Content-Length` was missing and has been filled in. */
  readonly lengthFilledIn: boolean
}

export const REQUEST_LIMITS = { fileBytes: 16 * 1024 * 1024, headBytes: 64 * 1024, headers: 200 } as const

const refuse = (file: string, reason: string): never => {
  throw new SekishoError("WAF_REQUEST", { file, reason: cutEvidence(reason, 60) })
}

/** Where the head ends and the body begins; line ends may be CRLF or LF, as editors keep them. */
const splitHead = (text: string): { readonly head: string; readonly bodyAt: number } => {
  const [crlf, lf] = [text.indexOf("\r\n\r\n"), text.indexOf("\n\n")]
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { head: text.slice(0, crlf), bodyAt: crlf + 4 }
  return lf >= 0 ? { head: text.slice(0, lf), bodyAt: lf + 2 } : { head: text, bodyAt: text.length }
}

const headerOf = (file: string, line: string): readonly [string, string] => {
  const colon = line.indexOf(":")
  return colon < 1 ? refuse(file, line) : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}

const withoutLastLineEnd = (body: Buffer): Buffer => {
  if (body.at(-1) !== 10) return body
  return body.subarray(0, body.at(-2) === 13 ? -2 : -1)
}

/**
 * Reads a request line, headers and a body. A body is cut to its `Content-Length`; where that is missing, one line end at
 * the file's end is taken as the editor's and the header is filled in. Throws WAF_REQUEST.
 */
export const parseRequestFile = (bytes: Buffer, file: string): RequestFile => {
  const start = /^\s{0,64}/.exec(bytes.subarray(0, 64).toString("latin1"))?.[0].length ?? 0
  const text = bytes.subarray(start, start + REQUEST_LIMITS.headBytes).toString("latin1")
  const { head, bodyAt } = splitHead(text)
  if (head.length >= REQUEST_LIMITS.headBytes) return refuse(file, `> ${REQUEST_LIMITS.headBytes} B`)
  const [first = "", ...lines] = head.split(/\r?\n/).filter((line) => line !== "")
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}) ([^ ][^\n]{0,16000}?)(?: (HTTP\/\d(?:\.\d)?))?$/.exec(
    first.trimEnd(),
  )
  if (match === null) return refuse(file, first)
  if (lines.length > REQUEST_LIMITS.headers) return refuse(file, `> ${REQUEST_LIMITS.headers}`)
  const headers = lines.map((line) => headerOf(file, line))
  const all = bytes.subarray(start + bodyAt)
  const told = headers.find(([name]) => name.toLowerCase() === "content-length")?.[1]
  const length = told !== undefined && /^\d{1,9}$/.test(told) ? Number(told) : null
  const body = length === null ? withoutLastLineEnd(all) : all.subarray(0, length)
  const chunked = headers.some(([name]) => name.toLowerCase() === "transfer-encoding")
  const fill = told === undefined && !chunked && body.length > 0
  return {
    method: match[1] ?? "",
    target: match[2] ?? "",
    protocol: match[3] ?? "HTTP/1.1",
    headers: fill ? [...headers, ["Content-Length", String(body.length)]] : headers,
    body,
    lengthFilledIn: fill,
  }
}
