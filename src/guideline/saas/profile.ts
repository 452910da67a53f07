import type { Words } from "../../lib/words.ts"

export const SAAS_IDS = [
  "colorme",
  "makeshop",
  "futureshop",
  "base",
  "stores",
  "ebisumart",
  "ecforce",
  "shopify",
] as const
export type SaasId = (typeof SAAS_IDS)[number]

/** One thing that a service is said to do or to offer. */
export interface SaasStatement {
  /** Requirement that it is about. */
  readonly requirement: string
  readonly says: Words
  /** `retold`: read on a page of the service, named in `link` · `recalled`: common knowledge, to be confirmed with the service. */
  readonly provenance: "retold" | "recalled"
  /** Page on which it was read. */
  readonly link?: string
  /** Criteria that the page answers; left out: the statement is about the requirement as a whole. */
  readonly criteria?: readonly string[]
  /** True where the shop itself must switch it on or keep it up. */
  readonly shopActs?: true
}

/** A SaaS cart: what is known about its share, beyond what every SaaS does. */
export interface SaasProfile {
  readonly id: SaasId
  readonly name: string
  /** Where a shop looks up what the service does, to answer `provider` with a link. */
  readonly page: string
  readonly statements: readonly SaasStatement[]
}
