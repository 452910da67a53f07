import type { Customs } from "./arrival.ts"
import { asPhpReads } from "./php-name.ts"
import { refused, taken, type Taken } from "./reasons.ts"

/** Anything but printable ASCII without the blank. */
const STRANGE = /[^!-~]/
const METHOD = /^_method$/i
const REST_ROUTE = /^rest_route$/i

/**
 * Reads the query. Its bytes go to the shop as they came, for shops read Shift_JIS and stray percent signs in their own ways;
 * only what would make the request another one than it seems is refused. `raw` is without its `?`.
 */
export const takeQuery = (raw: string, customs: Customs): Taken<string> => {
  if (STRANGE.test(raw)) return refused("accept.target-characters")
  for (const pair of raw.replaceAll(";", "&").split("&")) {
    const end = pair.indexOf("=")
    const name = asPhpReads((end < 0 ? pair : pair.slice(0, end)).replaceAll("+", " "))
    if (METHOD.test(name)) return refused("accept.method-override")
    if (customs.restRoute && REST_ROUTE.test(name)) return refused("accept.rest-route")
    if (customs.sessionInUrl.some((pattern) => pattern.test(name))) return refused("accept.session-in-url")
  }
  return taken(raw)
}
