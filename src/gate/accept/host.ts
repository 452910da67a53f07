import type { Arrival, Door } from "./arrival.ts"
import { refused, taken, type Taken } from "./reasons.ts"

/** A name or IPv4 address of letters, digits, dots and hyphens, or an IPv6 address in brackets; then perhaps a port. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::([0-9]{1,5}))?$/
const OWN_PORT = { http: ":80", https: ":443" } as const

/** The same host, written one way: lower case, without the scheme's own port. Null where it is no host. */
export const plainHost = (text: string, scheme: "http" | "https"): string | null => {
  const lower = text.toLowerCase()
  const match = HOST.exec(lower)
  if (match === null || lower.includes("..") || Number(match[1] ?? "1") > 65_535 || match[1] === "0") return null
  return lower.endsWith(OWN_PORT[scheme]) && match[1] !== undefined ? lower.slice(0, -OWN_PORT[scheme].length) : lower
}

const ABSOLUTE = /^(https?):\/\/([^/?#\\@]*)(.*)$/i

/** What the request line itself says: its path and query, and a host where it names one. */
export const splitTarget = (target: string): { readonly host: string | null; readonly rest: string } => {
  const match = ABSOLUTE.exec(target)
  return match === null ? { host: null, rest: target } : { host: match[2] ?? "", rest: match[3] || "/" }
}

const hostsNamed = (arrival: Arrival): readonly string[] => {
  const named: string[] = arrival.authority === null ? [] : [arrival.authority]
  for (let at = 0; at < arrival.headers.length; at += 2)
    if (arrival.headers[at]?.toLowerCase() === "host") named.push(arrival.headers[at + 1] ?? "")
  return named
}

/**
 * Finds the door a request knocks at. The host may be told twice only by HTTP/2 (`:authority` and `host`) or the request
 * line, and then the same. `doors` is by host; a host that is not among them is refused, for shops build mails from it.
 */
export const takeHost = (arrival: Arrival, doors: ReadonlyMap<string, Door>): Taken<Door> => {
  const named = hostsNamed(arrival)
  const [first] = named
  if (first === undefined || first === "") return refused("accept.no-host")
  // As links write it, and told once: that is nearly every request.
  const plain = named.length === 1 && arrival.target.startsWith("/") ? doors.get(first) : undefined
  if (plain !== undefined) return taken(plain)
  if (named.length > (arrival.authority === null ? 1 : 2)) return refused("accept.two-hosts")
  for (const scheme of ["https", "http"] as const) {
    const host = plainHost(first, scheme)
    if (host === null) return refused("accept.bad-host")
    const door = doors.get(host)
    if (door === undefined || door.scheme !== scheme) continue
    if (named.some((other) => plainHost(other, scheme) !== host)) return refused("accept.two-hosts")
    const inLine = splitTarget(arrival.target).host
    if (inLine !== null && plainHost(inLine, scheme) !== host) return refused("accept.absolute-form")
    return taken(door)
  }
  return named.length > 1 && named[0]?.toLowerCase() !== named[1]?.toLowerCase()
    ? refused("accept.two-hosts")
    : refused("accept.unknown-host")
}
