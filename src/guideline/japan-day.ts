import { DAY_MS, HOUR_MS, isoTime, SECOND_MS } from "../lib/clock.ts"

/** Japan is nine hours ahead of UTC all the year round. */
const JAPAN_MS = 9 * HOUR_MS
const FIRST_YEAR = 1970
const LAST_YEAR = 9_998

/** The day in Japan at that time, `2027-03-31`. */
export const japanDay = (timeMs: number): string => isoTime(timeMs + JAPAN_MS).slice(0, 10)

/** How people write a day: 2027-03-31, 2027/3/31, 2027.3.31, 2027年3月31日. */
const DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/

/** The last second of a day in Japan, in milliseconds since 1970 UTC; null where the text is no day that exists. */
export const endOfDay = (text: string): number | null => {
  const [, year = "", month = "", day = ""] = DAY.exec(text.normalize("NFKC")) ?? []
  if (year === "" || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(start)
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null
  return start - JAPAN_MS + DAY_MS - SECOND_MS
}
