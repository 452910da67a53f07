import type { SetCookie } from "../facts.ts"
import type { Profile } from "../../platforms/profile.ts"

/** Whole names of session cookies that carry no telling word. Lower case. */
const KNOWN = new Set(["sid", "asid", "zenid", "ceid", "oscsid", "frontend", "adminhtml", "auth", "jwt", "eccube"])
/** Cookies of measuring services and flags that carry a telling word but no session. Lower case. */
const NOT_SESSIONS = ["_hj", "_uet", "_ga", "_gid", "ai_session", "mage-cache-sess", "csrf", "xsrf", "optimizely"]
/** Shorter values are flags, not ids. */
const MIN_ID_CHARS = 8

const isOtherKnown = (name: string): boolean => NOT_SESSIONS.some((part) => name.toLowerCase().includes(part))

/** Whether a cookie's name, of whatever software, looks like that of a session or of a lasting log-in. */
export const looksLikeSession = (name: string): boolean => {
  const plain = name.toLowerCase().replace(/^__(?:host|secure)-/, "")
  if (isOtherKnown(name)) return false
  if (KNOWN.has(plain) || plain.startsWith("prestashop-")) return true
  return /sess|(?:^|[-_.])sid$|logged_in|remember_?me|auth_?token|access_?token|_auth$/.test(plain)
}

/** A cookie that is taken away, not set. */
const isRemoval = (cookie: SetCookie): boolean =>
  cookie.valueLength === 0 || (cookie.maxAgeSeconds !== null && cookie.maxAgeSeconds <= 0)

/**
 * The session cookies among those that were set: by the profile's names, and where none of these was seen,
 * by names that look like one. Removed cookies never count.
 */
export const sessionCookiesOf = (
  cookies: readonly SetCookie[],
  profile: Pick<Profile, "sessionCookies">,
): readonly SetCookie[] => {
  const set = cookies.filter((cookie) => !isRemoval(cookie) && !isOtherKnown(cookie.name))
  const named = set.filter(({ name }) => profile.sessionCookies.some((pattern) => new RegExp(pattern).test(name)))
  if (named.length > 0) return named
  return set.filter((cookie) => cookie.valueLength >= MIN_ID_CHARS && looksLikeSession(cookie.name))
}
