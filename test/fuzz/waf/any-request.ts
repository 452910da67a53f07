import fc from "fast-check"
import type { HeaderList } from "../../../src/waf/index.ts"

/** One request of any form, and how its body comes in pieces. */
export interface AnyRequest {
  readonly method: string
  readonly target: string
  readonly headers: HeaderList
  readonly body: Buffer
  readonly chunkBytes: number
}

export const HOSTILE = [
  "'", "\"", "<", ">", "<script", "onerror=", "union select", " or 1=1--", "/*", "*/", "%00", "%u0027", "%25", "${jndi:", "{{", "../", ";", "|",
  "&", "=", "(", ")", "\\", "`", "\0", "\r\n", "あ", "大字", "＜", "🙂", "\ud800", "a", "1", " ", "+", "[", "]", "base64,", "PHNjcmlwdD4=", "-", "@@",
] // prettier-ignore
const hostile = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...HOSTILE) },
      { weight: 1, arbitrary: fc.string({ maxLength: 10 }) },
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""))
/** A text as the bytes that it is in UTF-8, one character each. */
export const latin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1")

const headerName = fc.constantFrom(
  "Host",
  "Cookie",
  "User-Agent",
  "Referer",
  "Accept",
  "Content-Type",
  "Content-Length",
  "Transfer-Encoding",
  "X-Forwarded-For",
  "Range",
  "Authorization",
  "X-Any",
)
const contentType = fc.constantFrom(
  "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "application/json", "text/xml", "application/x-www-form-urlencoded; charset=Shift_JIS",
  "application/octet-stream", "text/plain", "multipart/form-data", "application/json; charset=utf-7", "",
) // prettier-ignore
const body = fc.oneof(
  fc.array(fc.tuple(hostile, hostile), { maxLength: 4 }).map((pairs) => Buffer.from(new URLSearchParams(pairs.map(([a, b]): [string, string] => [a, b])).toString())),
  fc.array(fc.tuple(hostile, hostile), { maxLength: 3 }).map((pairs) => Buffer.from(JSON.stringify(Object.fromEntries(pairs)))),
  hostile.map((text) => Buffer.from(`--b\r\nContent-Disposition: form-data; name="${text}"; filename="${text}"\r\n\r\n${text}\r\n--b--\r\n`)),
  hostile.map((text) => Buffer.from(`<a b="${text}">${text}</a>`)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
) // prettier-ignore
/** Requests made of what attacks and honest texts are made of, and of any bytes. */
export const anyRequest: fc.Arbitrary<AnyRequest> = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "HEAD", "OPTIONS", "X"),
  target: fc.tuple(hostile, hostile, fc.boolean()).map(([path, query, encode]) => `/${encode ? encodeURI(path.toWellFormed()) : latin1(path)}?a=${encode ? encodeURIComponent(query.toWellFormed()) : latin1(query)}`),
  headers: fc.tuple(fc.array(fc.tuple(headerName, hostile.map(latin1)), { maxLength: 8 }), contentType).map(([headers, type]): HeaderList => [["Host", "shop.example.jp"], ["Content-Type", type], ...headers]),
  body,
  chunkBytes: fc.integer({ min: 1, max: 400 }),
}) // prettier-ignore
