import { blockOf } from "../address.ts"
import { windowCounter } from "../counting.ts"
import type { LimitsSettings } from "../../config/guards.ts"
import { NEXT, type Refusal, type Stage } from "./stage.ts"

const refuse = (status: Refusal["status"], reason: Refusal["reason"], retryAfterSeconds?: number): Refusal => ({
  action: "refuse",
  status,
  reason,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
})
const TOO_LARGE = refuse(413, "limits.body-bytes")
const TOO_LONG = refuse(414, "limits.url-chars")

/** Sizes, and how many requests one address and its neighbours may send. IPv6 customers have a whole /64, so that is one address. */
export const limits: Stage<LimitsSettings> = {
  name: "limits",
  build(settings) {
    const [address, network] = [settings["per-address"], settings["per-network"]]
    const addresses = windowCounter(address.windowMs)
    const networks = windowCounter(network.windowMs)
    const tooMany = refuse(429, "limits.address-rate", Math.ceil(address.windowMs / 1_000))
    const tooManyNear = refuse(429, "limits.network-rate", Math.ceil(network.windowMs / 1_000))
    return {
      onRequest({ method, path, query, bodyBytes, visitor, timeMs }) {
        if (path.length + (query?.length ?? 0) > settings["url-chars"]) return TOO_LONG
        if (bodyBytes !== null && bodyBytes > settings["body-bytes"]) return TOO_LARGE
        if (method === "OPTIONS" && bodyBytes !== null && bodyBytes > 0) return TOO_LARGE
        if (addresses.add(customerOf(visitor.address), timeMs) > address.count) return tooMany
        return networks.add(blockOf(visitor.address), timeMs) > network.count ? tooManyNear : NEXT
      },
      bodyLimit: () => ({ bytes: settings["body-bytes"], refusal: TOO_LARGE }),
    }
  },
}

/** `2001:db8:1:2:…` → its first four groups; an IPv4 address is itself. */
const customerOf = (address: string): string => {
  if (!address.includes(":")) return address
  const [head = "", tail] = address.split("::", 2)
  const groups = head === "" ? [] : head.split(":")
  if (tail === undefined) return groups.slice(0, 4).join(":")
  const after = tail === "" ? [] : tail.split(":")
  return [...groups, ...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill("0"), ...after]
    .slice(0, 4)
    .join(":")
}
