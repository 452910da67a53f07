/** Cache-Control as a map of directives, names in lower case, quotes taken off. The first of a repeat counts. */
export type CacheControl = ReadonlyMap<string, string | null>

const DIRECTIVE = /([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,64})(?:\s{0,8}=\s{0,8}(?:"([^"]{0,512})"|([^\s,;"]{0,512})))?/y
const MAX_CHARS = 8_192

/** Reads the joined value of a Cache-Control header. What cannot be read is passed over. Never throws. */
export const parseCacheControl = (value: string): CacheControl => {
  const text = value.slice(0, MAX_CHARS)
  const directives = new Map<string, string | null>()
  let at = 0
  while (at < text.length) {
    DIRECTIVE.lastIndex = at
    const match = DIRECTIVE.exec(text)
    if (match === null) {
      at += 1
      continue
    }
    const [whole, name = "", quoted, bare] = match
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), quoted ?? bare ?? null)
    at += whole.length
  }
  return directives
}

const seconds = (value: string | null | undefined): number | null =>
  value !== null && value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null

/**
 * What a cache that many visitors share may do with an answer.
 * `never`: must not keep it · `asks`: must ask the shop each time · `may`: may hand it to others · `unsaid`: nothing
 * was said, so each cache decides by itself.
 */
export type SharedCaching = "never" | "asks" | "may" | "unsaid"

/** Judges one Cache-Control (RFC 9111 §5.2.2). `private="field"` covers only that field, so it does not count. */
export const sharedCachingOf = (control: CacheControl): SharedCaching => {
  if (control.has("no-store")) return "never"
  if (control.has("private") && control.get("private") === null) return "never"
  if (control.has("no-cache") && control.get("no-cache") === null) return "asks"
  const fresh = seconds(control.get("s-maxage")) ?? seconds(control.get("max-age"))
  if (fresh === 0) return "asks"
  if (fresh !== null || control.has("public")) return "may"
  return "unsaid"
}
