import type { Cookie } from "../accept/cookies.ts"
import type { Header } from "../accept/headers.ts"

type Scheme = "http" | "https"

/** Over HTTPS nobody but this host can set it; over plain HTTP (a test shop) browsers refuse that prefix. */
const prefixOf = (scheme: Scheme): string => (scheme === "https" ? "__Host-sekisho-" : "sekisho-")

const NONE: ReadonlyMap<string, string> = new Map()

/** The gate's cookies by the rest of their names. One that has not this shop's prefix may be from another host: it is no cookie of ours. */
export const gateCookiesOf = (cookies: readonly Cookie[], scheme: Scheme): ReadonlyMap<string, string> => {
  if (cookies.length === 0) return NONE
  const prefix = prefixOf(scheme)
  const own = cookies.filter(({ name }) => name.startsWith(prefix))
  return new Map(own.map(({ name, value }) => [name.slice(prefix.length), value]))
}

/** Sets a cookie of the gate for `seconds`; 0 deletes it. `value`: base64url and dots. */
export const gateCookie = (scheme: Scheme, name: string, value: string, seconds: number): Header => [
  "Set-Cookie",
  `${prefixOf(scheme)}${name}=${value}; Path=/; Max-Age=${Math.floor(seconds)}; HttpOnly; SameSite=Lax${scheme === "https" ? "; Secure" : ""}`,
]
