import { getDomain } from "tldts"
import { LIMITS } from "../../lib/limits.ts"
import type { Target } from "../facts.ts"

/** An address as evidence may hold it: values of its query and its fragment taken out, names kept. `data:` and `blob:` keep their kind only. */
export const cutAddress = (address: string): string => {
  const text = address.slice(0, LIMITS.urlLength)
  if (!URL.canParse(text)) return text.split(/[?#]/, 1)[0] ?? ""
  const url = new URL(text)
  if (url.protocol !== "http:" && url.protocol !== "https:") return `${url.protocol}…`
  const names = [...url.searchParams.keys()].slice(0, 20).map((name) => `${encodeURIComponent(name.slice(0, 60))}=`)
  return `${url.origin}${url.pathname}${names.length > 0 ? `?${names.join("&")}` : ""}`
}

/** Host name with its port where it is not the scheme's own; empty for what is not of the web. */
export const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : "")

/** Whether a host is the shop's: its own name and port, or another name of its registered domain. */
export const isOwnHost = (target: Pick<Target, "origin" | "registrableDomain">, host: string): boolean => {
  if (host === "") return false
  if (host === new URL(target.origin).host) return true
  return target.registrableDomain !== null && getDomain(host) === target.registrableDomain
}
