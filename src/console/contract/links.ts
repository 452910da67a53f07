import { z } from "zod"
import { answer } from "./answers.ts"
import { count, day, id, instant, mailAddress, personName, questionId, secretToken, words } from "./shared.ts"

/** A contractor's personal link: whoever holds it answers the rows that were assigned to that contractor. */
export const contractorRow = z.object({
  id,
  person: z.string(),
  name: z.string(),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  assigned: count,
  answered: count,
})
/** A contractor who signs in with an account of their own. */
const contractorAccount = z.object({
  person: z.string(),
  name: z.string(),
  lastUsedAt: instant.nullable(),
  assigned: count,
  answered: count,
})
export const contractorList = z.object({
  contractors: z.array(contractorRow),
  accounts: z.array(contractorAccount),
})
export const contractorBody = z.strictObject({
  name: personName,
  questions: z.array(questionId).min(1).max(500),
  due: day.optional(),
  days: z.int().min(1).max(90).default(30),
})

/** The four questions of one terminal. */
export const TERMINAL_QUESTIONS = ["anti-malware", "updates", "screen-lock", "own-account"] as const
const said = z.enum(["yes", "no", "unknown"])
const terminalAnswers = z.strictObject({
  "anti-malware": said,
  updates: said,
  "screen-lock": said,
  "own-account": said,
})
export const terminalRow = z.object({
  id,
  /** The staff member. */
  name: z.string(),
  /** Where the form is sent every quarter; null: it is handed over by hand. */
  mail: z.string().nullable(),
  /** When it was sent last. */
  remindedAt: instant.nullable(),
  createdAt: instant,
  revokedAt: instant.nullable(),
  /** Every device this person has answered for. */
  devices: z.array(
    z.object({
      device: z.string(),
      answers: terminalAnswers,
      at: instant,
      /** When it has to be answered again. */
      due: day,
      overdue: z.boolean(),
    }),
  ),
  /** Nobody has answered yet, or one of the devices is overdue. */
  overdue: z.boolean(),
})
export const terminalList = z.object({
  terminals: z.array(terminalRow),
  /** Whether the form can be sent by mail: no mail server is set up, or the console has no https address that staff could open. */
  mails: z.enum(["ready", "no-mail-server", "no-public-address"]),
  /** What they make of the criteria of build/5 and build/14, and why. */
  feeds: z.array(z.object({ criterion: z.string(), question: words, answer: answer.nullable(), because: words })),
})
export const terminalBody = z.strictObject({ name: personName, mail: mailAddress.optional() })
export const terminalMail = z.strictObject({ mail: mailAddress.nullable() })

/** Reached by the personal link `/terminal#TOKEN`, without signing in. */
export const terminalLook = z.strictObject({ token: secretToken })
export const terminalForm = z.object({
  site: z.string(),
  name: z.string(),
  questions: z.array(z.object({ id: z.enum(TERMINAL_QUESTIONS), question: words, why: words, how: words })),
  devices: z.array(z.object({ device: z.string(), at: instant, due: day })),
})
export const terminalAnswer = z.strictObject({
  token: secretToken,
  device: personName,
  answers: terminalAnswers,
})
export const terminalDone = z.object({ due: day, notYet: z.array(z.object({ question: words, how: words })) })
