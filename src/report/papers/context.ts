import type { Document } from "../document.ts"
import type { ShopSize } from "../loss.ts"
import type { Details } from "./details.ts"

/** What a paper is made from besides the result itself. */
export interface PaperContext {
  /** The day of the paper, in milliseconds since 1970 UTC. */
  readonly madeAtMs: number
  /** What the owner told about the shop's size. */
  readonly size: ShopSize
  readonly details: Details
  /** An earlier result of the same shop, to say what has changed; null where there is none. */
  readonly previous: Document | null
  /** Rows of the card company's sheet that the owner has confirmed as they stand now, by criterion; `at` is ISO 8601 UTC. */
  readonly confirmations?: ReadonlyMap<string, { readonly name: string; readonly at: string }>
  /** When the card company's sheet is renewed, `2027-03-31`. */
  readonly renewal?: string | null
}
