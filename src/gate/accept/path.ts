import type { Customs } from "./arrival.ts"
import { refused, taken, type AcceptReason, type Taken } from "./reasons.ts"

/** One path, twice: for the shop, in one spelling only; and decoded, for those who compare it. */
export interface AcceptedPath {
  /** Unreserved characters bare, everything else percent-encoded with capital digits. */
  readonly path: string
  readonly decoded: string
}

const UNRESERVED = /[A-Za-z0-9\-._~]/
const HEX = /^[0-9A-Fa-f]{2}$/
/** What may stand bare in a path; the rest of printable ASCII is encoded. */
const BARE = /[A-Za-z0-9\-._~!$&'()*+,;=:@/]/
const utf8 = new TextDecoder("utf-8", { fatal: true })

const encodedFault = (byte: number): AcceptReason | null => {
  if (byte === 0x2f) return "accept.path-encoded-slash"
  if (byte === 0x5c) return "accept.path-backslash"
  return byte < 0x20 || byte === 0x7f ? "accept.path-control" : null
}
const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`

/** Spells the path one way. Faults that only the spelling shows are told here. */
const spell = (raw: string): Taken<{ readonly path: string; readonly bytes: readonly number[] }> => {
  let path = ""
  const bytes: number[] = []
  for (let at = 0; at < raw.length; at += 1) {
    const char = raw.charAt(at)
    const bare = raw.charCodeAt(at)
    if (char === "\\") return refused("accept.path-backslash")
    if (bare <= 0x20 || bare >= 0x7f) return refused("accept.target-characters")
    if (char !== "%") {
      path += BARE.test(char) ? char : percent(bare)
      bytes.push(bare)
      continue
    }
    const digits = raw.slice(at + 1, at + 3)
    if (!HEX.test(digits)) return refused("accept.bad-percent")
    const byte = Number.parseInt(digits, 16)
    const fault = encodedFault(byte)
    if (fault !== null) return refused(fault)
    if (byte === 0x25 && HEX.test(raw.slice(at + 3, at + 5))) return refused("accept.path-double-encoded")
    const plain = String.fromCharCode(byte)
    path += UNRESERVED.test(plain) ? plain : percent(byte)
    bytes.push(byte)
    at += 2
  }
  return taken({ path, bytes })
}

const decode = (bytes: readonly number[]): string | null => {
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}

const PLAIN = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9\-._~]*)*\/?$/

/** Reads the path of a target. `raw` begins with `/` and holds neither `?` nor `#`. */
export const takePath = (raw: string, customs: Customs): Taken<AcceptedPath> => {
  const spelled = PLAIN.test(raw) ? null : spell(raw)
  if (spelled !== null && !spelled.ok) return spelled
  const path = spelled === null ? raw : spelled.value.path
  const decoded = spelled === null ? raw : decode(spelled.value.bytes)
  if (decoded === null) return refused("accept.path-not-utf8")
  if (path.includes("//")) return refused("accept.path-double-slash")
  if (/\/\.+(?:[/;]|$)/.test(path)) return refused("accept.path-dot-segment")
  if (path.includes(";") && !customs.pathParameters) return refused("accept.path-parameters")
  if (customs.frontController && /^\/(?:[^/]+\/)*index\.php\//i.test(decoded)) return refused("accept.front-controller")
  return taken({ path, decoded })
}
