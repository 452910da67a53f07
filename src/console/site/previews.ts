import type { Clock } from "../../lib/clock.ts"
import { MINUTE_MS } from "../../lib/clock.ts"
import type { Change } from "../../report/checklist/plan.ts"
import { ShortLived } from "../access/short-lived.ts"

/** What a filled-in spreadsheet would change, until the person who was shown it says yes. */
export interface Preview {
  readonly id: string
  readonly changes: readonly Change[]
}
export type Previews = ShortLived<Preview>

const PREVIEWS = 50
const PREVIEW_MS = 30 * MINUTE_MS
/** A person has one of a shop, the newest: many uploads of one do not push out those of others. */
export const previewKey = (shop: string, person: string): string => `${shop}/${person}`
export const createPreviews = (clock: Clock): Previews => new ShortLived<Preview>(clock, PREVIEWS, PREVIEW_MS)
