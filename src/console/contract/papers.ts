import { z } from "zod"
import type { Details } from "../../report/papers/details.ts"
import { answer } from "./answers.ts"
import { count, day, id, instant, language, personName, questionId, words } from "./shared.ts"

export const FORMATS = ["html", "pdf", "xlsx", "md", "json", "csv", "oscal", "ciso-assistant"] as const
export const format = z.enum(FORMATS)
export const paperRow = z.object({
  paper: z.string(),
  title: words,
  what: words,
  /** Only what this installation can make now. */
  formats: z.array(format),
})
export const paperList = z.object({ papers: z.array(paperRow) })
/** Answered with the file itself: HTML is shown in a sandbox, everything else is a download. */
export const paperQuery = z.strictObject({
  paper: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  format,
  language: language.default("ja"),
})

/** What a filled-in spreadsheet would change. Nothing is kept until it is applied by its `preview`. */
export const sheetPreview = z.object({
  preview: id.nullable(),
  file: z.string(),
  expiresAt: instant.nullable(),
  unchanged: count,
  changes: z.array(z.object({ cell: z.string(), question: z.string(), before: answer.nullable(), after: answer })),
  problems: z.array(z.object({ cell: z.string(), code: z.string(), what: words, todo: words })),
})
export const sheetQuery = z.strictObject({ name: z.string().min(1).max(400) })
export const sheetApply = z.strictObject({ preview: id })
export const sheetApplied = z.object({ kept: count })

/** The card company's sheet: every row is confirmed by the owner's name, for exactly what stands in it. */
export const cardRow = z.object({
  criterion: z.string(),
  question: words,
  scene: words.nullable(),
  kind: z.enum(["yes", "alternative", "planned", "not-applicable", "blank"]),
  kindWords: words,
  note: words.nullable(),
  missing: words.nullable(),
  /** Blank, but another of its alternatives is in place. */
  needless: z.boolean(),
  proofs: z.array(z.object({ says: words, who: words, at: instant, until: instant.nullable(), lines: z.array(words) })),
  /** Changes whenever the row does; handed back on confirming. */
  digest: z.string(),
  confirmed: z.object({ name: z.string(), at: instant }).nullable(),
  /** Somebody confirmed it, but the row says something else now. */
  lapsed: z.boolean(),
})
export const cardItem = z.object({ id: z.string(), title: words, levelWords: words.nullable(), rows: z.array(cardRow) })
/** What the shop tells about itself for its papers, as in `papers.yaml`; the server says what does not fit. */
export const paperDetails = z.custom<Details>((value) => typeof value === "object" && value !== null)
export const detailsReply = z.object({ details: paperDetails })
/** The day of the yearly renewal. */
export const cardRenewal = z.strictObject({ renewal: day.nullable() })
export const cardSheet = z.object({
  items: z.array(cardItem),
  /** Company, developer, operator and provider stand in the paper's details. */
  details: paperDetails,
  confirmed: count,
  rows: count,
  renewal: z.object({ day, daysLeft: z.int(), remind: z.boolean() }).nullable(),
})
export const cardConfirm = z.strictObject({
  /** Must be the name of the owner who is signed in. */
  name: personName,
  rows: z
    .array(z.strictObject({ criterion: questionId, digest: z.string().max(64) }))
    .min(1)
    .max(100),
})
