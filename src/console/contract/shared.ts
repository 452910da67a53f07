import { z } from "zod"
import { LANGUAGES, type Words } from "../../lib/words.ts"

/** The people's roles: owner 経営者, practitioner 実務担当者, contractor 委託先, auditor 閲覧. */
export const ROLES = ["owner", "practitioner", "contractor", "auditor"] as const
export type Role = (typeof ROLES)[number]
export const role = z.enum(ROLES)

/** Said in every language; the web app shows the one that its reader chose. */
export const language = z.enum(LANGUAGES)
export const words = z.object({ ja: z.string(), en: z.string() }) satisfies z.ZodType<Words>

/** An instant, ISO 8601 UTC. */
export const instant = z.string()
/** A day in Japan, `2027-03-31`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** Ids that the console itself gives out. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
export const siteId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
/** A criterion (`build/9.redirect`) or one of the 47 lines (`1-(i)-a`). */
export const questionId = z.string().min(1).max(120)
/** Which entry of something it is; 0: there is none yet. Handed back as `expect` by whoever changes it. */
export const revision = z.int().min(0)
export const count = z.int().min(0)
/** Names that people type. */
export const personName = z.string().trim().min(1).max(100)
/** Where mails for somebody go. One at sign and a dotted name: nothing that could name a second mailbox. */
export const mailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,10}$/)
export const secretToken = z.string().min(20).max(200)

export const personRef = z.object({ id: z.string(), name: z.string(), role })
export type PersonRef = z.infer<typeof personRef>

/** Every answer that is not 2xx. `code` is permanent (`src/lib/errors.ts`); `what` and `todo` are for people. */
export const problem = z.object({
  code: z.string(),
  what: words,
  todo: words,
  /** Seconds after which it can be tried again, where it was too often. */
  retryAfterSeconds: count.optional(),
})
export type Problem = z.infer<typeof problem>

export const done = z.object({ done: z.literal(true) })
export const none = z.strictObject({})
