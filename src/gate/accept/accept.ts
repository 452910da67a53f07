import type { Arrival, Door } from "./arrival.ts"
import { GATE_BOUNDS } from "../bounds.ts"
import { takeCookies, type AcceptedCookies } from "./cookies.ts"
import { takeHeaders, type AcceptedHeaders } from "./headers.ts"
import { splitTarget, takeHost } from "./host.ts"
import { takePath, type AcceptedPath } from "./path.ts"
import { takeQuery } from "./query.ts"
import { refused, taken, type Taken } from "./reasons.ts"

/** A request that everybody reads the same way: what the stages look at and what the shop gets. */
export interface Accepted<D extends Door = Door> extends AcceptedPath {
  readonly door: D
  readonly method: string
  readonly version: string
  /** Without its `?`; `null` where there was none. */
  readonly query: string | null
  /** Path and query, rebuilt: the shop's request line. */
  readonly target: string
  readonly headers: AcceptedHeaders
  readonly cookies: AcceptedCookies
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
const VERSIONS = new Set(["1.0", "1.1", "2.0"])
const NO_COOKIES: AcceptedCookies = { shop: [], gate: [] }

const takeTarget = (arrival: Arrival, door: Door): Taken<Pick<Accepted, "path" | "decoded" | "query" | "target">> => {
  const { rest } = splitTarget(arrival.target)
  if (!rest.startsWith("/")) return refused("accept.target-form")
  if (rest.includes("#")) return refused("accept.fragment")
  const at = rest.indexOf("?")
  const path = takePath(at < 0 ? rest : rest.slice(0, at), door.customs)
  if (!path.ok) return path
  if (at < 0) return taken({ ...path.value, query: null, target: path.value.path })
  const query = takeQuery(rest.slice(at + 1), door.customs)
  if (!query.ok) return query
  return taken({ ...path.value, query: query.value, target: `${path.value.path}?${query.value}` })
}

/**
 * Decides whether a request can be read in one way only, and writes it down in that way. Pure: the same request has the same
 * answer. What it does not refuse is `accept.ok`.
 */
export const accept = <D extends Door>(arrival: Arrival, doors: ReadonlyMap<string, D>): Taken<Accepted<D>> => {
  const overHttp2 = arrival.authority !== null || arrival.scheme !== null
  if (!VERSIONS.has(arrival.version) || (arrival.version === "2.0") !== overHttp2) return refused("accept.version")
  if (!METHODS.has(arrival.method)) return refused("accept.method")
  if (arrival.target.length > GATE_BOUNDS.targetChars) return refused("accept.target-too-long")
  const headers = takeHeaders(arrival)
  if (!headers.ok) return headers
  const host = takeHost(arrival, doors)
  if (!host.ok) return host
  const door = host.value as D // it was taken from `doors`
  const target = takeTarget(arrival, door)
  if (!target.ok) return target
  const { cookie } = headers.value
  const cookies = cookie === "" ? taken(NO_COOKIES) : takeCookies(cookie, door.customs.sessionCookies)
  if (!cookies.ok) return cookies
  const { method, version } = arrival
  return taken({ door, method, version, ...target.value, headers: headers.value, cookies: cookies.value })
}
