import type { SaasId } from "../../guideline/saas/profile.ts"
import type { Site } from "../../guideline/site.ts"
import type { ShopSize } from "../loss.ts"

/** Who would update and watch the shop once it is open. */
export const OPERATORS = ["own", "contractor", "nobody"] as const
export type Operator = (typeof OPERATORS)[number]

/** What the shop wants beyond what ready-made carts do. */
export const CUSTOMS = ["none", "design", "functions"] as const
export type Custom = (typeof CUSTOMS)[number]

/** What an owner tells before there is a shop. `null`: not told; then it decides nothing. */
export interface PlanAnswers extends Pick<Site, "form" | "payment" | "membership"> {
  readonly operator: Operator | null
  readonly custom: Custom | null
  /** Hours a month that somebody really has for updates, reviews and backups. */
  readonly hoursPerMonth: number | null
  readonly service: SaasId | null
  readonly size: ShopSize
}
