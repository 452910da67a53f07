/** One shop, as far as it decides what applies to it. `null` = nobody has said yet: then everything applies. */
export interface Site {
  readonly id: string
  readonly publicUrl: string | null
  readonly state: SiteState
  readonly form: Form | null
  readonly payment: Payment | null
  readonly membership: boolean | null
  /** Id of a platform profile, or null where it was neither told nor recognised. */
  readonly platform: string | null
  /** Where we may stand and still count as a stranger on the internet. Only the demo adds `loopback`. */
  readonly strangers: readonly Vantage[]
}

export const SITE_STATES = ["planning", "building", "pre-open", "open"] as const
export type SiteState = (typeof SITE_STATES)[number]

export const FORMS = ["mall", "saas", "package", "oss", "scratch"] as const
export type Form = (typeof FORMS)[number]

/** none: no card · link: redirect to the provider · token: the provider's script · embedded: the provider's frame · own: card data passes the shop. */
export const PAYMENTS = ["none", "link", "token", "embedded", "own"] as const
export type Payment = (typeof PAYMENTS)[number]

/** Where an observer stood, seen from the shop. */
export const VANTAGES = ["loopback", "private", "public", "inside", "gate"] as const
export type Vantage = (typeof VANTAGES)[number]
