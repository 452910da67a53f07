import ipaddr from "ipaddr.js"
import { z } from "zod"
import { LIMITS } from "../lib/limits.ts"

const isNetwork = (text: string): boolean => {
  const [address = "", bits, more] = text.split("/")
  if (more !== undefined || !ipaddr.isValid(address)) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && ipaddr.isValidCIDR(text)
}

/** An address or a CIDR; everybody's network is no network. */
export const network = z
  .string()
  .max(64)
  .refine(isNetwork, { message: "203.0.113.5 | 203.0.113.0/24 | 2001:db8::/32" })
  .refine((text) => !text.endsWith("/0"), { message: "not everybody (/0)" })

/** One address, without a port. */
export const ipAddress = z
  .string()
  .max(64)
  .refine((text) => ipaddr.isValid(text), { message: "203.0.113.5 | 2001:db8::5" })

/** Where web servers of shops are found, besides the two that everybody knows. */
export const ORIGIN_PORTS = [80, 443, 3000, 5000, 8000, 8008, 8080, 8081, 8088, 8443, 8888, 9000, 9443] as const

const BIND = /^(?:(\d{1,3}(?:\.\d{1,3}){3})|\[([0-9A-Fa-f:.]{2,45})\]):(\d{1,5})$/

/** `0.0.0.0:80`, `[::]:443`. Parsed to an address and a port; port 0 takes any that is free. */
export const bindAddress = z
  .string()
  .max(64)
  .refine(
    (text) => {
      const match = BIND.exec(text)
      return match !== null && ipaddr.isValid(match[1] ?? match[2] ?? "") && Number(match[3]) <= 65_535
    },
    { message: "0.0.0.0:80 | [::]:80" },
  )
  .transform((text) => {
    const match = BIND.exec(text)
    return { host: match?.[1] ?? match?.[2] ?? "127.0.0.1", port: Number(match?.[3] ?? 0) }
  })

/** `http://127.0.0.1:8080`: an origin without a path. HTTPS to the shop is for another version. */
export const upstream = z
  .string()
  .max(LIMITS.urlLength)
  .refine(
    (text) => {
      const url = URL.parse(text)
      return (
        url !== null && url.protocol === "http:" && url.pathname === "/" && url.search === "" && url.username === ""
      )
    },
    { message: "http://127.0.0.1:8080" },
  )
