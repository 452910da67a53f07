import ipaddr from "ipaddr.js"
import type { Vantage } from "../../guideline/site.ts"
import { LIMITS } from "../../lib/limits.ts"
import type { Target } from "../facts.ts"

/** The sibling that a shop usually has: `www.shop.jp` ↔ `shop.jp`. Null for addresses and single names. */
export const siblingOf = (target: Pick<Target, "hostname" | "isAddress">): string | null => {
  if (target.isAddress || !target.hostname.includes(".")) return null
  if (!target.hostname.startsWith("www.")) return `www.${target.hostname}`
  const bare = target.hostname.slice(4)
  return bare.includes(".") ? bare : null
}

/** Parses an address, bounded; null where it is none that we could ask. */
export const parseWebUrl = (text: string, base?: string): URL | null => {
  if (text.length > LIMITS.urlLength || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  if ((url.protocol !== "http:" && url.protocol !== "https:") || url.hostname === "") return null
  if (url.href.length > LIMITS.urlLength) return null
  url.hash = ""
  url.username = ""
  url.password = ""
  return url
}

export const bareHostname = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "")

/** Whether an address belongs to the shop: its own host name or the www sibling on any port, or an origin named by a person. */
export const isOwnUrl = (target: Target, extraOrigins: readonly string[], url: URL): boolean => {
  const hostname = bareHostname(url)
  return hostname === target.hostname || hostname === siblingOf(target) || extraOrigins.includes(url.origin)
}

/** Where we stand, seen from that address: on the same machine, in the same private network, or on the internet. */
export const vantageTowards = (address: string): Vantage => {
  if (!ipaddr.isValid(address)) return "public"
  const range = ipaddr.process(address).range()
  if (range === "loopback") return "loopback"
  return range === "unicast" ? "public" : "private"
}
