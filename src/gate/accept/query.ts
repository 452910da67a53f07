import type { Customs } from "./arrival.ts"
import { asPhpReads } from "./php-name.ts"
import { refused, taken, type Taken } from "./reasons.ts"

/**
 * Reads the query. Its bytes go to the shop as they came, for shops read Shift_JIS and stray percent signs in their own ways;
 * only what would make the request another one than it seems is refused. `raw` is without its `?`.
 */
export const takeQuery = (raw: string, customs: Customs): Taken<string> => {
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at)
    if (code <= 0x20 || code >= 0x7f) return refused("accept.target-characters")
  }
  for (const pair of raw.split(/[&;]/)) {
    const name = asPhpReads((pair.split("=", 1)[0] ?? "").replaceAll("+", " "))
    if (/^_method$/i.test(name)) return refused("accept.method-override")
    if (customs.restRoute && /^rest_route$/i.test(name)) return refused("accept.rest-route")
    if (customs.sessionInUrl.some((pattern) => pattern.test(name))) return refused("accept.session-in-url")
  }
  return taken(raw)
}
