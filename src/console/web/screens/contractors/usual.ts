/** Requirements that a shop's maintainer usually answers: secure code, updates, diagnosis, logs, backups, tamper watch, WAF. */
const USUAL: ReadonlySet<string> = new Set([
  "build/1",
  "build/2",
  "build/3",
  "build/12",
  "build/13",
  "build/14",
  "operate/1",
  "operate/2",
  "operate/3",
  "operate/4",
  "operate/5",
  "operate/6",
])

interface Row {
  readonly id: string
  readonly requirement: string
  readonly awaiting: boolean
  readonly role: string
}

/** The questions that are chosen for a contractor from the beginning: theirs, and still without an answer. */
export const usualFor = (rows: readonly Row[]): ReadonlySet<string> =>
  new Set(
    rows
      .filter(({ requirement, awaiting, role }) => awaiting && role !== "later" && USUAL.has(requirement))
      .map(({ id }) => id),
  )
