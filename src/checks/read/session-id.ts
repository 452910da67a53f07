/** Words by which shops and frameworks name the parameter that carries a session's id. Lower case. */
const PARAMETERS = new Set([
  "phpsessid",
  "jsessionid",
  "sessionid",
  "session_id",
  "session-id",
  "session",
  "sessid",
  "sess_id",
  "ecsessid",
  "ocsessid",
  "oscsid",
  "zenid",
  "ceid",
  "sid",
  "asid",
  "cfid",
  "cftoken",
  "connect.sid",
  "aspsessionid",
  "laravel_session",
  "ci_session",
])
const MIN_ID_CHARS = 16
const MAX_ADDRESS_CHARS = 8_192

/** Long, of one word, and not only letters: an id that somebody drew, not a name or a number that counts. */
const looksDrawn = (value: string): boolean =>
  value.length >= MIN_ID_CHARS && /^[\w%,.:*!~+-]{16,512}$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value)

/** A parameter that carries a session's id: its name, and how long the id is. The id itself is never kept. */
export interface SessionIdSeen {
  readonly name: string
  readonly idChars: number
}

const PAIR = /([?&;])([^=&;?#/]{1,64})=([^&;?#/]{1,512})/g
const COOKIELESS = /\/\((?:[A-Z]\([A-Za-z0-9]{20,64}\))+\)\//

/**
 * Finds a session's id in an address: as a query or path parameter (`;jsessionid=`) or as ASP.NET's `/(S(…))/`.
 * `cookieNames` are further names to look for: those of the shop's own session cookies. null where there is none.
 */
export const sessionIdIn = (address: string, cookieNames: readonly string[] = []): SessionIdSeen | null => {
  const text = address.slice(0, MAX_ADDRESS_CHARS)
  const own = new Set(cookieNames.map((name) => name.toLowerCase()))
  for (const [, , name = "", value = ""] of text.matchAll(PAIR)) {
    const wanted = name.toLowerCase()
    if ((PARAMETERS.has(wanted) || own.has(wanted)) && looksDrawn(value)) return { name, idChars: value.length }
  }
  const cookieless = COOKIELESS.exec(text)
  return cookieless === null ? null : { name: "(S(…))", idChars: cookieless[0].length - 6 }
}

/** The address with every drawn-looking parameter value replaced by `…`, for evidence. */
export const maskAddress = (address: string): string =>
  address
    .slice(0, MAX_ADDRESS_CHARS)
    .replace(PAIR, (whole, mark: string, name: string, value: string) =>
      looksDrawn(value) ? `${mark}${name}=…` : whole,
    )
    .replace(COOKIELESS, "/(S(…))/")
