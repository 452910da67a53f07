import { blockOf, customerBlockOf } from "../address.ts"
import type { LimitsSettings } from "../../config/guards.ts"
import type { Soon } from "../../storage/counters.ts"
import { after } from "../soon.ts"
import { NEXT, type Decision, type Refusal, type Stage } from "./stage.ts"

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
  build(settings, { site, services: { counters } }) {
    const [address, network] = [settings["per-address"], settings["per-network"]]
    const tooMany = refuse(429, "limits.address-rate", Math.ceil(address.windowMs / 1_000))
    const tooManyNear = refuse(429, "limits.network-rate", Math.ceil(network.windowMs / 1_000))
    const countAddress = (from: string, timeMs: number): Soon<number> =>
      counters.add(`limits/${site}/a/${customerBlockOf(from)}`, address.windowMs, timeMs)
    const countNetwork = (from: string, timeMs: number): Soon<number> =>
      counters.add(`limits/${site}/n/${blockOf(from)}`, network.windowMs, timeMs)
    return {
      onRequest({ method, path, query, bodyBytes, visitor, timeMs }) {
        if (path.length + (query?.length ?? 0) > settings["url-chars"]) return TOO_LONG
        if (bodyBytes !== null && bodyBytes > settings["body-bytes"]) return TOO_LARGE
        if (method === "OPTIONS" && bodyBytes !== null && bodyBytes > 0) return TOO_LARGE
        return after(countAddress(visitor.address, timeMs), (count): Soon<Decision> => {
          if (count > address.count) return tooMany
          return after(countNetwork(visitor.address, timeMs), (near) => (near > network.count ? tooManyNear : NEXT))
        })
      },
      bodyLimit: () => ({ bytes: settings["body-bytes"], refusal: TOO_LARGE }),
    }
  },
}
