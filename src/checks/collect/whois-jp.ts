import type { DomainRegistration } from "../facts.ts"

const LINES_MAX = 300
const LINE_CHARS = 300
/** The registry's dates are days in Japan, nine hours ahead of UTC. */
const JAPAN_AHEAD_MS = 9 * 3_600_000

/**
 * What the .jp registry's whois says of a domain, asked in English (`example.jp/e`). `not-found` where it knows no such domain,
 * null where the text is no answer of that service. Never throws.
 */
export const parseWhoisJp = (text: string, domain: string): DomainRegistration | "not-found" | null => {
  const fields = new Map<string, string>()
  for (const line of text.split(/\r?\n/, LINES_MAX)) {
    const [, name, value] = /^(?:[a-z]\. )?\[([A-Za-z ]{1,40})\](.*)$/.exec(line.slice(0, LINE_CHARS)) ?? []
    if (name !== undefined && value !== undefined && !fields.has(name)) fields.set(name, value.trim())
  }
  if (!fields.has("Domain Name")) return /^No match!!/m.test(text.slice(0, 10_000)) ? "not-found" : null
  const state = fields.get("State") ?? ""
  return {
    domain,
    source: "whois",
    // General names have a line of their own; co.jp and its like carry the day in their state: `Connected (2027/03/31)`.
    expiresAt: dayOf(fields.get("Expires on") ?? /\(([^)]{1,20})\)/.exec(state)?.[1] ?? ""),
    registrar: null,
    statuses: [fields.get("Status"), state.replace(/\s{0,8}\([^)]{0,20}\)$/, ""), fields.get("Lock Status")].filter(
      (status): status is string => status !== undefined && status !== "",
    ),
  }
}

/** `2027/03/31`: the beginning of that day in Japan. */
const dayOf = (text: string): number | null => {
  const [, year, month, day] = /^(\d{4})\/(\d{2})\/(\d{2})$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const same = new Date(time).toISOString().startsWith(`${year}-${month}-${day}`)
  return same ? time - JAPAN_AHEAD_MS : null
}
