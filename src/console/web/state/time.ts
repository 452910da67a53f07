import type { Language } from "../../../lib/words.ts"

const LOCALE: Readonly<Record<Language, string>> = { ja: "ja-JP", en: "en-GB" }
const ZONE = "Asia/Tokyo"

const formats = {
  day: { year: "numeric", month: "short", day: "numeric" },
  time: { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const format = (instant: string, language: Language, kind: keyof typeof formats): string => {
  const at = new Date(instant)
  return Number.isNaN(at.getTime())
    ? instant
    : at.toLocaleString(LOCALE[language], { timeZone: ZONE, ...formats[kind] })
}

/** The day in Japan of an instant (`2026-11-23T00:00:00Z`). */
export const dayOf = (instant: string, language: Language): string => format(instant, language, "day")
/** Day and time in Japan. */
export const timeOf = (instant: string, language: Language): string => format(instant, language, "time")
/** A day as the API names it, `2027-03-31`. */
export const dayWords = (day: string, language: Language): string => dayOf(`${day}T00:00:00+09:00`, language)

/** Today, or so many days later, in Japan, as the API names days. `now` in milliseconds since 1970 UTC. */
export const dayAfter = (now: number, days: number): string =>
  new Date(now + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
