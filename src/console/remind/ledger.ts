import { z } from "zod"
import { MINUTE_MS } from "../../lib/clock.ts"
import type { Records, Write } from "../../storage/records.ts"

const REMINDER = "reminder"
/** How long whoever has begun to send is left alone; after that the process is taken to have died. */
const BEGUN_MS = 15 * MINUTE_MS
/** Things that one person was told of; what is no longer so is forgotten. */
const TOLD = 5_000

const shape = z.object({
  /** `begun`: about to be handed to the mail server's spool; whether it was is not known until `sent`. */
  state: z.enum(["begun", "sent"]),
  /** Which one of its kind was sent last: a renewal's day, the day of the quarter's mail. */
  period: z.string().nullable(),
  sentAt: z.number().nullable(),
  told: z.array(z.string()),
})
export interface Kept extends z.infer<typeof shape> {
  readonly at: number
  readonly revision: number
}

const NEVER: Kept = { state: "sent", period: null, sentAt: null, told: [], at: 0, revision: 0 }

/** What is known of a reminder; a torn entry counts as never sent. */
export const keptOf = async (records: Records, key: string): Promise<Kept> => {
  const entry = await records.latest(REMINDER, key)
  if (entry === null) return NEVER
  const parsed = shape.safeParse(entry.body)
  return { ...(parsed.success ? parsed.data : NEVER), at: entry.at, revision: entry.revision }
}

/** Somebody else is at it at this moment. */
export const isBegun = ({ state, at }: Kept, now: number): boolean => state === "begun" && now - at < BEGUN_MS

const writeOf = (key: string, { at, revision, ...body }: Kept): Write => ({
  kind: REMINDER,
  key,
  body,
  at,
  expect: revision,
})

/** Claims the sending: of two processes one gets it. */
export const begunWrite = (key: string, before: Kept, now: number): Write =>
  writeOf(key, { ...before, state: "begun", at: now })

/** It is with the mail server's spool; `before` is what stood there before `begunWrite`. */
export const sentWrite = (
  key: string,
  before: Kept,
  told: { readonly period: string; readonly things: readonly string[]; readonly now: number },
): Write =>
  writeOf(key, {
    state: "sent",
    period: told.period,
    sentAt: told.now,
    told: told.things.slice(0, TOLD),
    at: told.now,
    revision: before.revision + 1,
  })

/** Former words about a reminder are of no use to anybody. */
export const pruneReminder = (records: Records, key: string, before: Kept): Promise<number> =>
  records.prune(REMINDER, key, [before.revision, before.revision + 1])

export const terminalKey = (shop: string, staff: string): string => `${shop}/terminal/${staff}`
/** When each staff member of a shop was sent the form last. */
export const lastMails = async (
  { records }: { readonly records: Records },
  shop: string,
): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (await records.list(REMINDER, terminalKey(shop, ""))).flatMap(({ key, body }) => {
      const parsed = shape.safeParse(body)
      const staff = key.slice(terminalKey(shop, "").length)
      return parsed.success && parsed.data.sentAt !== null ? [[staff, parsed.data.sentAt] as const] : []
    }),
  )

const RUN = "reminder-run"
/** When all reminders were gone through last, in whichever process; 0: never. */
export const lastRound = async (records: Records): Promise<number> => (await records.latest(RUN, "all"))?.at ?? 0
export const keepRound = async (records: Records, at: number): Promise<void> => {
  const before = await records.latest(RUN, "all")
  await records.append([{ kind: RUN, key: "all", body: {}, at }])
  if (before) await records.prune(RUN, "all", [before.revision])
}
