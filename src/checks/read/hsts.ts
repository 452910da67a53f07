/** What a Strict-Transport-Security value makes a browser do (RFC 6797 §6.1). */
export type Hsts =
  | { readonly state: "valid"; readonly maxAgeSeconds: number; readonly subDomains: boolean; readonly preload: boolean }
  | { readonly state: "malformed" }

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,64}$/
const MAX_AGE = /^(?:(\d{1,15})|"(\d{1,15})")$/
const MAX_DIRECTIVES = 50

/**
 * Reads one value. A repeated directive, a missing or odd `max-age` or a name that is no token makes the browser
 * ignore the whole value: `malformed`. Unknown directives are passed over. Never throws.
 */
export const parseHsts = (value: string): Hsts => {
  const parts = value.split(";").map((part) => part.trim())
  if (parts.length > MAX_DIRECTIVES) return { state: "malformed" }
  const directives = new Map<string, string>()
  for (const part of parts) {
    if (part === "") continue
    const at = part.indexOf("=")
    const name = (at < 0 ? part : part.slice(0, at)).trim().toLowerCase()
    if (!TOKEN.test(name) || directives.has(name)) return { state: "malformed" }
    directives.set(name, at < 0 ? "" : part.slice(at + 1).trim())
  }
  const age = MAX_AGE.exec(directives.get("max-age") ?? "")
  if (age === null) return { state: "malformed" }
  return {
    state: "valid",
    maxAgeSeconds: Number(age[1] ?? age[2]),
    subDomains: directives.has("includesubdomains"),
    preload: directives.has("preload"),
  }
}
