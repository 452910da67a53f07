import ipaddr from "ipaddr.js"
import { SekishoError } from "../../../lib/errors.ts"
import { networkOf } from "../../address.ts"

export interface AdminWish {
  readonly site: string
  readonly adminFolder: string
  readonly allow: readonly string[]
  readonly trustedProxies: readonly string[]
  readonly hasRecords: boolean
  /** Devices that are registered or may be by an open link; null where nobody looked. */
  readonly devices: number | null
}

/** No office has a block this large: whoever writes one means everybody. */
const WIDEST_BITS = { ipv4: 8, ipv6: 16 } as const

const bitsOf = (cidr: string): readonly [kind: "ipv4" | "ipv6", bits: number] => {
  if (!cidr.includes("/")) return ["ipv4", 32]
  const [address, bits] = ipaddr.parseCIDR(cidr)
  return [address.kind(), bits]
}

/** Refuses an enforced `admin-access` that would keep everybody in or everybody out. Throws GATE_ADMIN_*. */
export const checkAdminAccess = (wish: AdminWish): void => {
  const { site, allow } = wish
  if (wish.adminFolder === "") throw new SekishoError("GATE_ADMIN_NO_ADDRESS", { site })
  if (!wish.hasRecords) throw new SekishoError("GATE_ADMIN_NO_RECORDS", { site })
  if (allow.length === 0 && wish.devices === 0) throw new SekishoError("GATE_ADMIN_NOBODY", { site })
  const wide = allow.find((cidr) => {
    const [kind, bits] = bitsOf(cidr)
    return bits < WIDEST_BITS[kind]
  })
  if (wide !== undefined) throw new SekishoError("GATE_ADMIN_EVERYBODY", { site, network: wide })
  const proxies = networkOf(wish.trustedProxies)
  const isProxy = (cidr: string): boolean => proxies.has(cidr.split("/", 1)[0] ?? "")
  if (allow.length > 0 && allow.every(isProxy)) throw new SekishoError("GATE_ADMIN_PROXIES", { site })
}
