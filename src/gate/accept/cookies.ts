import { GATE_BOUNDS } from "../bounds.ts"
import { asPhpReads } from "./php-name.ts"
import { refused, taken, type Taken } from "./reasons.ts"

export interface Cookie {
  readonly name: string
  readonly value: string
}
export interface AcceptedCookies {
  /** What the shop gets, in the order in which it came. */
  readonly shop: readonly Cookie[]
  /** `__Host-sekisho-*`, over plain HTTP `sekisho-*`: the gate's own; they never reach the shop. */
  readonly gate: readonly Cookie[]
}

const GATE = /^(?:__Host-)?sekisho-/i
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z[\]():@/{}]+$/

const parseOne = (piece: string): Cookie | null => {
  const at = piece.indexOf("=")
  const name = at < 0 ? "" : piece.slice(0, at).trim()
  // Without a name a browser shows "=__Host-x=y" and "y"; one parser reads a name where the next reads a value.
  return name === "" || !NAME.test(name) || name.startsWith("$") ? null : { name, value: piece.slice(at + 1).trim() }
}

/**
 * Reads a Cookie header. A session cookie that is there twice, or under a name that only some parsers read as its own, is
 * refused; of another name that is there twice (measuring tools do that) the shop gets the first, so that nobody can choose.
 */
export const takeCookies = (header: string, session: readonly RegExp[]): Taken<AcceptedCookies> => {
  const shop = new Map<string, Cookie>()
  const gate = new Map<string, Cookie>()
  const isSession = (name: string): boolean => session.some((pattern) => pattern.test(name))
  const pieces = header.split(";")
  if (pieces.length > GATE_BOUNDS.cookieCount) return refused("accept.header-too-long")
  for (const piece of pieces) {
    const cookie = parseOne(piece)
    if (cookie === null) continue
    const { name, value } = cookie
    if (value.startsWith('"') && (value.length === 1 || !value.endsWith('"'))) return refused("accept.cookie-quoting")
    if (name.includes("%")) return refused("accept.encoded-cookie")
    const read = asPhpReads(name)
    const named = isSession(name)
    if (read !== name && !named && (isSession(read) || GATE.test(read))) return refused("accept.encoded-cookie")
    const jar = GATE.test(name) ? gate : shop
    const key = named ? read : name
    const before = jar.get(key)
    if (before === undefined) jar.set(key, cookie)
    else if (jar === gate || named) return refused("accept.duplicate-cookie")
  }
  return taken({ shop: [...shop.values()], gate: [...gate.values()] })
}

export const cookieHeader = (cookies: readonly Cookie[]): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join("; ")
