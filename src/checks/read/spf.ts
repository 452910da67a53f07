/** What one SPF record says (RFC 7208), without asking for the records it names. */
export interface Spf {
  /** What happens to mail from everywhere else: `+` let in, `?` no word, `~` marked, `-` refused; null where `all` is missing. */
  readonly all: "+" | "?" | "~" | "-" | null
  /** The domain whose record goes on; counts only without `all`. */
  readonly redirect: string | null
  /** Terms of this record that each cost a look-up; more than 10 void it. */
  readonly lookups: number
  /** A term that no receiver knows: receivers then void the record. */
  readonly malformed: boolean
}

const TERM = /^([+?~-]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:[:/].{0,255})?$/i
const MODIFIER = /^([a-z][a-z0-9_.-]{0,40})=(.{0,255})$/i
const LOOKING_UP = new Set(["include", "a", "mx", "ptr", "exists"])
const MAX_TERMS = 100

/** Whether a TXT record is an SPF record. */
export const isSpf = (text: string): boolean => /^v=spf1(?: |$)/i.test(text.trim())

const qualifier = (mark: string): Spf["all"] => (mark === "?" || mark === "~" || mark === "-" ? mark : "+")

/** Reads one record that `isSpf`. Never throws. */
export const parseSpf = (record: string): Spf => {
  const terms = record.trim().split(/ +/).slice(1)
  let [all, redirect, lookups, malformed]: [Spf["all"], string | null, number, boolean] = [null, null, 0, false]
  for (const term of terms.slice(0, MAX_TERMS)) {
    const mechanism = TERM.exec(term)
    const modifier = MODIFIER.exec(term)
    if (mechanism !== null) {
      const name = (mechanism[2] ?? "").toLowerCase()
      if (name === "all") all ??= qualifier(mechanism[1] ?? "")
      else if (LOOKING_UP.has(name) && all === null) lookups += 1
    } else if (modifier === null) malformed = true
    else if ((modifier[1] ?? "").toLowerCase() === "redirect") redirect ??= modifier[2] ?? null
  }
  const goesOn = all === null ? redirect : null
  return {
    all,
    redirect: goesOn,
    lookups: lookups + (goesOn === null ? 0 : 1),
    malformed: malformed || terms.length > MAX_TERMS,
  }
}
