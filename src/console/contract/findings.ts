import { z } from "zod"
import { severity, verdictState } from "./answers.ts"
import { counts } from "./sites.ts"
import { count, day, instant, personRef, questionId, revision, words } from "./shared.ts"

/** open → fixed (a person says so) → verified (seen, or a run found nothing any more). */
export const life = z.enum(["open", "fixed", "verified"])
export const finding = z.object({
  criterion: z.string(),
  requirement: z.string(),
  requirementTitle: words,
  levelWords: words,
  weight: z.enum(["core", "plus"]),
  life,
  question: words,
  /** What was seen, or that a person said no. */
  says: words,
  severity: severity.nullable(),
  remedy: words.nullable(),
  effort: z.enum(["small", "medium", "large"]),
  /** Since when it stands; the first run or answer in a row that says so. */
  since: instant,
  lastSeenAt: instant,
  verifiedAt: instant.nullable(),
  assignee: personRef.nullable(),
  due: day.nullable(),
  overdue: z.boolean(),
  /** Who said that it is fixed, and when. */
  mark: z.object({ by: z.string(), at: instant, note: z.string() }).nullable(),
  markRevision: revision,
})
export const findingList = z.object({ findings: z.array(finding) })
export const markBody = z.strictObject({
  criterion: questionId,
  mark: z.enum(["fixed", "open"]),
  note: z.string().max(500).default(""),
  expect: revision,
})

export const runRow = z.object({
  revision,
  at: instant,
  counts: counts.nullable(),
  observations: count.nullable(),
  /** The newest that the verdicts rest on. */
  current: z.boolean(),
})
export const runList = z.object({ runs: z.array(runRow) })

export const changesQuery = z.strictObject({
  /** Revisions of runs; left out: the last two. */
  from: z.coerce.number().int().min(1).optional(),
  to: z.coerce.number().int().min(1).optional(),
})
export const change = z.object({
  criterion: z.string(),
  requirement: z.string(),
  requirementTitle: words,
  question: words,
  weight: z.enum(["core", "plus"]),
  before: verdictState,
  beforeWords: words,
  after: verdictState,
  afterWords: words,
  /** `seen`: a check saw something else · `answered`: a person answered · `expired`: evidence ran out. */
  why: z.enum(["seen", "answered", "expired", "other"]),
  says: words,
  better: z.boolean(),
})
export const changeList = z.object({
  from: runRow.nullable(),
  to: runRow.nullable(),
  changes: z.array(change),
})

export const evidenceQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(400).default(30) })
export const evidenceRow = z.object({
  criterion: z.string(),
  question: words,
  kind: z.enum(["answer", "observation"]),
  /** The person, or the check. */
  by: z.string(),
  says: words,
  at: instant,
  until: instant,
  expired: z.boolean(),
  files: z.array(z.object({ name: z.string(), hash: z.string().nullable() })),
})
/** What runs out within the days that were asked for, and what has run out; the next first. */
export const evidenceList = z.object({ rows: z.array(evidenceRow) })

export const journalQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) })
export const journalRow = z.object({
  revision,
  at: instant,
  who: z.string(),
  /** `answer`, `assign`, `check` … and its words. */
  what: z.string(),
  says: words,
  about: z.array(z.string()),
})
export const journalList = z.object({ entries: z.array(journalRow) })
