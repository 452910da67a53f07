import type { SetCookie } from "../facts.ts"

const HEADER_CHARS = 8_192
const ATTRIBUTES_MAX = 30
const TEXT_CHARS = 256

/**
 * One Set-Cookie header, read as a browser reads it (RFC 6265 §5.2: the last of two equal attributes wins). Null where a browser would drop it.
 * The value is not kept, only its length. `now` and times in milliseconds since 1970 UTC.
 * @param setBy address of the answer that set it
 */
export const parseSetCookie = (header: string, setBy: string, now: number): SetCookie | null => {
  const [pair = "", ...attributes] = header.slice(0, HEADER_CHARS).split(";", ATTRIBUTES_MAX)
  const equals = pair.indexOf("=")
  const name = (equals < 0 ? "" : pair.slice(0, equals)).trim()
  const value = pair.slice(equals + 1).trim()
  if (name === "" && value === "") return null
  const said = new Map(attributes.map(readAttribute))
  const sameSite = said.get("samesite")?.toLowerCase()
  return {
    name: name.slice(0, TEXT_CHARS),
    valueLength: value.length,
    secure: said.has("secure"),
    httpOnly: said.has("httponly"),
    sameSite: sameSite === "strict" || sameSite === "lax" || sameSite === "none" ? sameSite : null,
    domain: said.get("domain")?.replace(/^\./, "").toLowerCase().slice(0, TEXT_CHARS) || null,
    path: said.get("path")?.slice(0, TEXT_CHARS) || null,
    maxAgeSeconds: lifetimeOf(said.get("max-age"), said.get("expires"), now),
    setBy,
  }
}

const readAttribute = (text: string): readonly [name: string, value: string] => {
  const equals = text.indexOf("=")
  const name = equals < 0 ? text : text.slice(0, equals)
  return [name.trim().toLowerCase(), equals < 0 ? "" : text.slice(equals + 1).trim()]
}

/** Max-Age goes before Expires; what is no number or no date counts as not said. */
const lifetimeOf = (maxAge: string | undefined, expires: string | undefined, now: number): number | null => {
  if (maxAge !== undefined && /^-?\d{1,15}$/.test(maxAge)) return Math.max(0, Number(maxAge))
  const until = expires === undefined || expires.length > 60 ? Number.NaN : Date.parse(expires)
  return Number.isNaN(until) ? null : Math.max(0, Math.round((until - now) / 1_000))
}
