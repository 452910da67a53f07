import type { Clock } from "../../lib/clock.ts"
import { MINUTE_MS } from "../../lib/clock.ts"
import { ShortLived } from "./short-lived.ts"

/** A secret or a challenge that a browser was given and now has to answer. */
export interface Offer {
  readonly totpSecret: string | null
  readonly challenge: string | null
  /** Whose; null while nobody is signed in. */
  readonly person: string | null
}
export type Offers = ShortLived<Offer>

const OFFERS = 10_000
const OFFER_MS = 20 * MINUTE_MS
export const createOffers = (clock: Clock): Offers => new ShortLived<Offer>(clock, OFFERS, OFFER_MS)
