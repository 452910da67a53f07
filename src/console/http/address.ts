import ipaddr from "ipaddr.js"

type Ip = ipaddr.IPv4 | ipaddr.IPv6
const parse = (text: string | undefined): Ip | null =>
  text !== undefined && ipaddr.isValid(text) ? ipaddr.process(text) : null

const inRange = (ip: Ip, cidr: string): boolean => {
  const [range, bits] = cidr.includes("/")
    ? ipaddr.parseCIDR(cidr)
    : ([ipaddr.process(cidr), ipaddr.process(cidr).kind() === "ipv4" ? 32 : 128] as const)
  if (ip instanceof ipaddr.IPv4) return range instanceof ipaddr.IPv4 && ip.match(range, bits)
  return range instanceof ipaddr.IPv6 && ip.match(range, bits)
}

const MAX_HOPS = 20

/**
 * Where a request came from: the nearest address that is no trusted proxy. What X-Forwarded-For says is read only as far as its
 * writers are trusted. `unknown` where the connection has no address.
 */
export const addressOf = (peer: string | undefined, forwarded: string | null, trusted: readonly string[]): string => {
  const isTrusted = (ip: Ip): boolean => trusted.some((cidr) => inRange(ip, cidr))
  let ip = parse(peer)
  const hops = (forwarded ?? "").split(",").slice(-MAX_HOPS).toReversed()
  for (const hop of hops) {
    if (ip === null || !isTrusted(ip)) break
    const next = parse(hop.trim())
    if (next === null) break
    ip = next
  }
  return ip?.toString() ?? "unknown"
}

/** What failures are counted by: one IPv4 address, one IPv6 network of 64 bits. */
export const neighbourhood = (address: string): string => {
  const ip = parse(address)
  if (!(ip instanceof ipaddr.IPv6)) return address
  return ip
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
}
