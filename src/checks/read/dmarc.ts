/** What one DMARC record asks of those who receive mail in the domain's name (RFC 7489). */
export interface Dmarc {
  readonly policy: "none" | "quarantine" | "reject"
  /** For subdomains; null where it is the same. */
  readonly subdomains: "none" | "quarantine" | "reject" | null
  /** The share of mail that the policy is used on, 0–100. */
  readonly percent: number
  /** Whether reports are asked for. */
  readonly reports: boolean
}

const MAX_TAGS = 40
const policyOf = (text: string | undefined): Dmarc["policy"] | null =>
  text === "none" || text === "quarantine" || text === "reject" ? text : null

/** Whether a TXT record is meant as a DMARC record. */
export const isDmarc = (text: string): boolean => /^\s{0,8}v\s{0,8}=\s{0,8}DMARC1\s{0,8}(?:;|$)/.test(text)

/** Reads one record that `isDmarc`; null where it names no policy that receivers know. Never throws. */
export const parseDmarc = (record: string): Dmarc | null => {
  const tags = new Map<string, string>()
  for (const part of record.split(";").slice(0, MAX_TAGS)) {
    const at = part.indexOf("=")
    const name = (at < 0 ? part : part.slice(0, at)).trim().toLowerCase()
    if (at >= 0 && !tags.has(name)) tags.set(name, part.slice(at + 1).trim())
  }
  const policy = policyOf(tags.get("p")?.toLowerCase())
  if (policy === null) return null
  const percent = tags.get("pct")
  return {
    policy,
    subdomains: policyOf(tags.get("sp")?.toLowerCase()),
    percent: percent !== undefined && /^\d{1,3}$/.test(percent) ? Math.min(100, Number(percent)) : 100,
    reports: (tags.get("rua") ?? "") !== "",
  }
}
