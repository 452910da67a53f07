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
  /** Whether the shop has told what an hour costs; the hours are always assumed by Sekisho. */
  readonly rate: "told" | "assumed"
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
  const key = who === "staff" ? "staffYenPerHour" : "contractorYenPerHour"
  const told = rates[key]
  const yenPerHour = told ?? ASSUMED_RATES[key]
  const rate = told === undefined ? "assumed" : "told"
  return { who, rate, lowHours: low, highHours: high, lowYen: low * yenPerHour, highYen: high * yenPerHour }
}

const yen = (amount: number): string => amount.toLocaleString("ja-JP")

const RESTS_ON: Readonly<Record<Work["rate"], Words>> = {
  assumed: { ja: "(時間と単価はSekishoの仮定)", en: " (hours and rate are assumptions of Sekisho)" },
  told: {
    ja: "(時間はSekishoの仮定、単価はお店の設定)",
    en: " (the hours are an assumption of Sekisho, the rate is the shop's own)",
  },
}

/** The work in words, with what it rests on: `社内の担当者 3〜6時間、9,000〜18,000円(時間と単価はSekishoの仮定)`. */
export const workWords = (work: Work): Words => {
  const [figures, rest] = [workFigures(work), RESTS_ON[work.rate]]
  return { ja: figures.ja + rest.ja, en: figures.en + rest.en }
}

/** The figures alone, for where a note beside them says that they are assumed. */
export const workFigures = ({ who, lowHours, highHours, lowYen, highYen }: Work): Words =>
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
