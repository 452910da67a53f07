import { fill, type Words } from "../lib/words.ts"
import type { Effort } from "./document.ts"

/** What one hour costs, in yen. */
export interface Rates {
  readonly staffYenPerHour?: number
  readonly contractorYenPerHour?: number
}
/** Work as a range of hours and of yen. */
export interface Work {
  readonly who: "staff" | "contractor"
  readonly lowHours: number
  readonly highHours: number
  readonly lowYen: number
  readonly highYen: number
}

/** What Sekisho assumes where the shop has not told its own rates. */
export const ASSUMED_RATES = { staffYenPerHour: 3_000, contractorYenPerHour: 10_000 } as const satisfies Rates

/** Hours by effort, an assumption of Sekisho: a setting, half a day, work with the contractor. */
const HOURS: Readonly<Record<Effort, { readonly who: Work["who"]; readonly low: number; readonly high: number }>> = {
  small: { who: "staff", low: 1, high: 2 },
  medium: { who: "staff", low: 3, high: 6 },
  large: { who: "contractor", low: 8, high: 40 },
}

/** How many hours and yen a remedy of this effort takes, as a range. Rates that are not told are assumed. */
export const workOf = (effort: Effort, rates: Rates = {}): Work => {
  const { who, low, high } = HOURS[effort]
  const rate =
    who === "staff"
      ? (rates.staffYenPerHour ?? ASSUMED_RATES.staffYenPerHour)
      : (rates.contractorYenPerHour ?? ASSUMED_RATES.contractorYenPerHour)
  return { who, lowHours: low, highHours: high, lowYen: low * rate, highYen: high * rate }
}

const yen = (amount: number): string => amount.toLocaleString("ja-JP")

/** The work in words: `社内 3〜6時間、9,000〜18,000円`. */
export const workWords = ({ who, lowHours, highHours, lowYen, highYen }: Work): Words =>
  fill(
    who === "staff"
      ? {
          ja: "社内の担当者 {lowHours}〜{highHours}時間、{lowYen}〜{highYen}円",
          en: "own staff {lowHours}–{highHours} hours, ¥{lowYen}–{highYen}",
        }
      : {
          ja: "委託先 {lowHours}〜{highHours}時間、{lowYen}〜{highYen}円",
          en: "contractor {lowHours}–{highHours} hours, ¥{lowYen}–{highYen}",
        },
    { lowHours, highHours, lowYen: yen(lowYen), highYen: yen(highYen) },
  )
