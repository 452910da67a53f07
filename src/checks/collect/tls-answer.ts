import { VERSION_NUMBERS } from "./tls-hello.ts"
import { TLS_VERSIONS, type TlsVersion } from "../facts.ts"

/** What a server said to a ClientHello, as far as its bytes go. */
export type HelloAnswer =
  | { readonly kind: "hello"; readonly version: TlsVersion; readonly suite: number; readonly retry: boolean }
  | { readonly kind: "alert"; readonly description: number }
  | { readonly kind: "incomplete" }
  | { readonly kind: "not-tls" }

const INCOMPLETE: HelloAnswer = { kind: "incomplete" }
const NOT_TLS: HelloAnswer = { kind: "not-tls" }
const RECORD = { alert: 21, handshake: 22 }
const SERVER_HELLO = 2
const WARNING = 1
const CLOSE_NOTIFY = 0
const RECORD_BYTES_MAX = 2 ** 14 + 2048
const HELLO_BYTES_MAX = 16 * 1024
const SUPPORTED_VERSIONS = 43
/** The random of a HelloRetryRequest (RFC 8446 §4.1.3): the server accepts version and suite and asks for another key. */
const RETRY_RANDOM = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c"

/** Reads the beginning of a server's answer. Never throws; a prefix of an answer is `incomplete` or the same answer. */
export const readServerAnswer = (bytes: Uint8Array): HelloAnswer => {
  const parts: Uint8Array[] = []
  let at = 0
  for (;;) {
    const head = bytes.subarray(at, at + 5)
    const [type, major] = head
    if (type !== undefined && type !== RECORD.alert && type !== RECORD.handshake) return NOT_TLS
    if (major !== undefined && major !== 3) return NOT_TLS
    if (head.length < 5) return INCOMPLETE
    const length = read16(head, 3)
    if (length === 0 || length > RECORD_BYTES_MAX) return NOT_TLS
    const content = bytes.subarray(at + 5, at + 5 + length)
    at += 5 + length
    if (type === RECORD.alert) {
      const alert = readAlert(content)
      // A warning may come before the hello: "your name for me is not known here".
      if (alert !== null) return alert
      continue
    }
    parts.push(content)
    const answer = readHandshake(Buffer.concat(parts))
    if (answer.kind !== "incomplete" || content.length < length) return answer
  }
}

const readAlert = (content: Uint8Array): HelloAnswer | null => {
  const [level, description] = content
  if (level === undefined || description === undefined) return INCOMPLETE
  return level === WARNING && description !== CLOSE_NOTIFY ? null : { kind: "alert", description }
}

const readHandshake = (bytes: Uint8Array): HelloAnswer => {
  if (bytes.length > 0 && bytes[0] !== SERVER_HELLO) return NOT_TLS
  if (bytes.length < 4) return INCOMPLETE
  const length = (bytes[1] ?? 0) * 65_536 + read16(bytes, 2)
  if (length > HELLO_BYTES_MAX) return NOT_TLS
  const body = bytes.subarray(4, 4 + length)
  return body.length < length ? INCOMPLETE : readHello(body)
}

/** version 2 · random 32 · session id 1+n · suite 2 · compression 1 · extensions 2+n */
const readHello = (body: Uint8Array): HelloAnswer => {
  const suiteAt = 35 + (body[34] ?? 0)
  if (body.length < suiteAt + 3) return NOT_TLS
  const number = supportedVersion(body.subarray(suiteAt + 3)) ?? read16(body, 0)
  const version = TLS_VERSIONS.find((name) => VERSION_NUMBERS[name] === number)
  if (version === undefined) return NOT_TLS
  const retry = Buffer.from(body.subarray(2, 34)).toString("hex") === RETRY_RANDOM
  return { kind: "hello", version, suite: read16(body, suiteAt), retry }
}

const supportedVersion = (extensions: Uint8Array): number | null => {
  const end = Math.min(extensions.length, 2 + read16(extensions, 0))
  for (let at = 2; at + 4 <= end; at += 4 + read16(extensions, at + 2))
    if (read16(extensions, at) === SUPPORTED_VERSIONS && read16(extensions, at + 2) === 2)
      return read16(extensions, at + 4)
  return null
}

const read16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
