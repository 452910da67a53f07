import { isIP } from "node:net"
import { getDomain } from "tldts"
import type { Clock } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { LIMITS } from "../../lib/limits.ts"
import type { Collected, Target } from "../facts.ts"
import { resolveWithin, type Resolve } from "./addresses.ts"
import { faultOfCode } from "./fault-of-error.ts"
import { notSeen, seen } from "./look.ts"
import { bareHostname, vantageTowards } from "./origins.ts"

const HAS_SCHEME = /^[a-z][a-z0-9+.-]{0,20}:\/\//i

/**
 * The address of a shop as a person writes it: without a scheme it is https; query and fragment are dropped, a file at the
 * end of the path too, so that what is left ends in `/`.
 * @throws SekishoError `USAGE_NOT_A_URL` for another scheme, credentials, or what is no address
 */
export const parseTarget = (given: string): URL => {
  const text = given.trim()
  const refuse = (): never => {
    throw new SekishoError("USAGE_NOT_A_URL", { given: withoutCredentials(text).slice(0, LIMITS.evidenceChars) })
  }
  const whole = HAS_SCHEME.test(text) ? text : `https://${text}`
  if (text === "" || /\s/.test(text) || whole.length > LIMITS.urlLength || !URL.canParse(whole)) return refuse()
  const url = new URL(whole)
  if (url.protocol !== "http:" && url.protocol !== "https:") return refuse()
  if (url.username !== "" || url.password !== "" || bareHostname(url) === "") return refuse()
  url.search = ""
  url.hash = ""
  url.pathname = folderOf(url.pathname)
  return url
}

/** A password in a mistyped address must not be repeated on a screen or in a log. */
const withoutCredentials = (text: string): string => text.replace(/^([a-z+.-]{0,20}:\/\/)?[^/@]{0,256}@/i, "$1…@")

const folderOf = (path: string): string => {
  const last = path.slice(path.lastIndexOf("/") + 1)
  if (last === "") return path
  return last.includes(".") ? path.slice(0, path.length - last.length) : `${path}/`
}

/**
 * Resolves the shop's address once, for the whole run. A name that does not resolve is `not-seen`.
 * @throws SekishoError `USAGE_NOT_A_URL`
 */
export const resolveTarget = async (
  given: string,
  clock: Clock,
  options: { readonly resolve?: Resolve; readonly timeoutMs?: number } = {},
): Promise<Collected<Target>> => {
  const url = parseTarget(given)
  const hostname = bareHostname(url)
  const resolved = await resolveWithin(hostname, options.timeoutMs ?? LIMITS.connectMs, options.resolve)
  const at = clock()
  if ("code" in resolved) return notSeen(faultOfCode(resolved.code), resolved.code, at)
  const scheme = url.protocol === "https:" ? "https" : "http"
  const isAddress = isIP(hostname) !== 0
  return seen(
    {
      url: url.href,
      origin: url.origin,
      scheme,
      hostname,
      port: Number(url.port || (scheme === "https" ? 443 : 80)),
      address: resolved.address,
      isAddress,
      registrableDomain: isAddress ? null : getDomain(hostname),
      vantage: vantageTowards(resolved.address),
      lookedAt: at,
    },
    at,
  )
}
