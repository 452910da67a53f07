/** One CAA record: who may issue certificates (`issue`, `issuewild`) or whom to tell (`iodef`). */
export interface Caa {
  readonly tag: string
  /** `letsencrypt.org`, or empty: nobody. */
  readonly value: string
}

const RECORD = /^\s{0,8}\d{1,3}\s{1,8}([A-Za-z0-9]{1,32})\s{1,8}"?([^"]{0,512})"?\s{0,8}$/

/** Reads a record written as in a zone file, `0 issue "letsencrypt.org"`; null for anything else. Never throws. */
export const parseCaa = (text: string): Caa | null => {
  const match = RECORD.exec(text)
  if (match === null) return null
  const value = (match[2] ?? "").split(";")[0] ?? ""
  return { tag: (match[1] ?? "").toLowerCase(), value: value.trim().toLowerCase() }
}
