import { isIPv4 } from "node:net"
import ipaddr from "ipaddr.js"
import type { Header } from "./accept/headers.ts"
import { GATE_BOUNDS } from "./bounds.ts"

type Ip = ipaddr.IPv4 | ipaddr.IPv6

/** Addresses as a list of CIDRs knows them. IPv4 in IPv6's clothes is IPv4. */
export interface Network {
  has(address: string): boolean
  readonly size: number
}

const parseIp = (text: string): Ip | null => (ipaddr.isValid(text) ? ipaddr.process(text) : null)

/** Builds a list. Throws a TypeError for what is neither an address nor a CIDR; the configuration was checked before. */
export const networkOf = (cidrs: readonly string[]): Network => {
  const ranges = cidrs.map((cidr): [Ip, number] => {
    if (!cidr.includes("/")) {
      const ip = parseIp(cidr)
      if (ip === null) throw new TypeError(`not an address: ${cidr}`)
      return [ip, ip.kind() === "ipv4" ? 32 : 128]
    }
    return ipaddr.parseCIDR(cidr)
  })
  return {
    size: ranges.length,
    has(address) {
      const ip = parseIp(address)
      // Both kinds have `match`, each for its own kind only.
      return ip !== null && ranges.some(([range, bits]) => range.kind() === ip.kind() && matches(ip, range, bits))
    },
  }
}
const matches = (ip: Ip, range: Ip, bits: number): boolean =>
  ip instanceof ipaddr.IPv4
    ? range instanceof ipaddr.IPv4 && ip.match(range, bits)
    : range instanceof ipaddr.IPv6 && ip.match(range, bits)

/** One address in one spelling; `unknown` where there is none. */
export const plainAddress = (text: string | undefined): string => {
  if (text === undefined) return "unknown"
  // Nearly every address is one of these, written in its one spelling.
  const bare = text.startsWith("::ffff:") ? text.slice("::ffff:".length) : text
  return isIPv4(bare) ? bare : (parseIp(text)?.toString() ?? "unknown")
}

/** The block that one customer of a network gets: IPv4 /24, IPv6 /48. */
export const blockOf = (address: string): string => {
  if (isIPv4(address)) return `${address.slice(0, address.lastIndexOf("."))}.0/24`
  const ip = parseIp(address)
  if (ip === null) return "unknown"
  return ip.kind() === "ipv4"
    ? `${ip.toByteArray().slice(0, 3).join(".")}.0/24`
    : `${ip
        .toByteArray()
        .slice(0, 6)
        .map((byte) => byte.toString(16).padStart(2, "0"))
        .join("")}::/48`
}

/** One customer's own: `2001:db8:1:2:…` → its first four groups; an IPv4 address is itself. */
export const customerBlockOf = (address: string): string => {
  if (!address.includes(":")) return address
  const [head = "", tail] = address.split("::", 2)
  const groups = head === "" ? [] : head.split(":")
  if (tail === undefined) return groups.slice(0, 4).join(":")
  const ending = tail === "" ? [] : tail.split(":")
  return [...groups, ...Array<string>(Math.max(0, 8 - groups.length - ending.length)).fill("0"), ...ending]
    .slice(0, 4)
    .join(":")
}

/** Who the visitor is, and how he came to the outermost proxy we believe. */
export interface Visitor {
  readonly address: string
  readonly scheme: "http" | "https"
}

const listOf = (headers: readonly Header[], name: string): string | null => {
  const values = headers.filter(([one]) => one === name).map(([, value]) => value)
  return values.length === 0 ? null : values.join(",")
}

/** `203.0.113.5`, `203.0.113.5:4711`, `[2001:db8::1]:4711`, quoted or not. */
const addressIn = (text: string): string | null => {
  const bare = text.trim().replace(/^"(.*)"$/, "$1")
  const bracketed = /^\[([0-9A-Fa-f:.]{2,45})\](?::\d{1,5})?$/.exec(bare)?.[1]
  const withPort = /^([0-9.]{7,15}):\d{1,5}$/.exec(bare)?.[1]
  return parseIp(bracketed ?? withPort ?? bare)?.toString() ?? null
}

interface Hop {
  readonly address: string | null
  readonly scheme: string | null
}
const rightmost = (text: string): readonly string[] => text.split(",").slice(-GATE_BOUNDS.forwardedHops)
const parameter = (element: string, name: string): string | null =>
  element
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.toLowerCase().startsWith(`${name}=`))
    ?.slice(name.length + 1)
    .replace(/^"(.*)"$/, "$1") ?? null

/** The hops that proxies wrote, nearest last. X-Forwarded-For is preferred: far more proxies write it correctly. */
const hopsOf = (headers: readonly Header[]): readonly Hop[] => {
  const simple = listOf(headers, "x-forwarded-for")
  const schemes = listOf(headers, "x-forwarded-proto")
  if (simple !== null) {
    const scheme = schemes === null ? null : (rightmost(schemes).at(-1)?.trim() ?? null)
    return rightmost(simple).map((text) => ({ address: addressIn(text), scheme }))
  }
  const standard = listOf(headers, "forwarded")
  return standard === null
    ? []
    : rightmost(standard).map((element) => ({
        address: addressIn(parameter(element, "for") ?? ""),
        scheme: parameter(element, "proto"),
      }))
}

const schemeFrom = (text: string | null, fallback: Visitor["scheme"]): Visitor["scheme"] => {
  const lower = text?.toLowerCase()
  return lower === "https" || lower === "http" ? lower : fallback
}

/**
 * The visitor behind a connection: the nearest address that is not a trusted proxy. What is written in X-Forwarded-For or
 * Forwarded is read only as far as each writer is trusted; anybody else's word is nothing.
 */
export const visitorOf = (
  peer: { readonly address: string; readonly scheme: Visitor["scheme"] },
  headers: readonly Header[],
  trusted: Network,
): Visitor => {
  if (trusted.size === 0 || headers.length === 0 || !trusted.has(peer.address)) return peer
  let visitor: Visitor = peer
  for (const hop of hopsOf(headers).toReversed()) {
    if (hop.address === null) break
    visitor = { address: hop.address, scheme: schemeFrom(hop.scheme, visitor.scheme) }
    if (!trusted.has(hop.address)) break
  }
  return visitor
}

/** What the shop is told about the visitor, in both spellings. */
export const forwardedHeaders = ({ address, scheme }: Visitor, host: string): readonly Header[] => {
  const node = address.includes(":") ? `"[${address}]"` : address
  return [
    ["X-Forwarded-For", address],
    ["X-Forwarded-Proto", scheme],
    ["X-Forwarded-Host", host],
    ["Forwarded", `for=${node};proto=${scheme};host="${host}"`],
  ]
}
