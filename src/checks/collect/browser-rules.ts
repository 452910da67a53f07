import ipaddr from "ipaddr.js"
import type { Target } from "../facts.ts"
import { bareHostname, isOwnUrl, parseWebUrl } from "./origins.ts"

/** One request that the browser wants to send. */
export interface Wish {
  readonly method: string
  readonly url: string
  /** The browser's own name for its kind: `Document`, `Script`, `Image`, `XHR`, `Ping` … */
  readonly kind: string
  /** A navigation of the page itself, not of a frame in it. */
  readonly mainFrame: boolean
}
/** How much is left. */
export interface Allowance {
  /** Requests that this page may still send. */
  readonly requests: number
  /** Of those, requests for things that are only looked at. */
  readonly sights: number
  readonly navigations: number
  /** True in the short time after the one click that puts something into the cart. */
  readonly mayWrite: boolean
  /** Without its sandbox the browser gets pages of our own network only. */
  readonly sandboxed: boolean
}
/** `go`, or why the request is stopped. */
export type Ruling = "go" | "writes" | "leaves-shop" | "other-network" | "too-many" | "too-many-navigations" | "not-web"

/** Characters of an address that are judged: scheme, name and port stand at its beginning. */
const JUDGED_CHARS = 600
const READS = new Set(["GET", "HEAD", "OPTIONS"])
const SIGHTS = new Set(["Image", "Font", "Media"])

const isLocalName = (name: string): boolean => name === "localhost" || name.endsWith(".localhost")
const rangeOf = (name: string): "loopback" | "private" | "public" => {
  if (isLocalName(name)) return "loopback"
  if (!ipaddr.isValid(name)) return "public"
  const range = ipaddr.process(name).range()
  return range === "loopback" ? "loopback" : range === "unicast" ? "public" : "private"
}

/** Whether a request would reach into a network that the page has no business in, seen from where the shop stands. */
const isOtherNetwork = (target: Target, url: URL, sandboxed: boolean): boolean => {
  const name = bareHostname(url)
  if (name === target.hostname) return false
  const range = rangeOf(name)
  if (target.vantage === "loopback") return range !== "loopback"
  if (target.vantage === "public") return range !== "public"
  return range === "loopback" || (!sandboxed && range === "public")
}

/** Whether an address is the very origin of the shop, or the same host name by its usual ports. */
export const isShopPage = (target: Target, url: URL): boolean =>
  url.origin === target.origin || (target.vantage !== "loopback" && url.port === "" && isOwnUrl(target, [], url))

/** What is done with one request. Nothing is ever written but by the one click, and to the shop itself. */
export const ruleOn = (target: Target, wish: Wish, allowance: Allowance): Ruling => {
  if (/^(?:data|blob|about):/i.test(wish.url)) return "go"
  const url = parseWebUrl(wish.url.slice(0, JUDGED_CHARS))
  if (url === null) return "not-web"
  if (isOtherNetwork(target, url, allowance.sandboxed)) return "other-network"
  if (wish.mainFrame && wish.kind === "Document") {
    if (!isShopPage(target, url)) return "leaves-shop"
    if (allowance.navigations <= 0) return "too-many-navigations"
  }
  if (!READS.has(wish.method) && !(allowance.mayWrite && isShopPage(target, url))) return "writes"
  if (allowance.requests <= 0 || (SIGHTS.has(wish.kind) && allowance.sights <= 0)) return "too-many"
  return "go"
}
