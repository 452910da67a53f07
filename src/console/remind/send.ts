import { EVERYWHERE } from "../access/join.ts"
import { endLinks } from "../access/links.ts"
import { journalWrite } from "../../records/journal.ts"
import { begunWrite, pruneReminder, sentWrite } from "./ledger.ts"
import type { SendMail } from "./mail.ts"
import { planReminders, type Desk, type Reminder, type ReminderPlan } from "./plan.ts"

/** `taken`: another process was faster. `refused`: the spool would not take it; it is tried again on the next round. */
export type ReminderEnd = "sent" | "taken" | "refused"

/**
 * Claims it, hands it to the spool, and records that it went: in this order, so that a crash in between sends it once more and
 * never not at all. The link of a mail before it ends only now.
 */
const sendOne = async (desk: Desk, reminder: Reminder, send: SendMail): Promise<ReminderEnd> => {
  const { records, clock } = desk
  const { key, before, period, things, shop, name } = reminder
  const { mail, writes, ends } = reminder.make()
  const claimed = await records.append([begunWrite(key, before, clock()), ...writes])
  if (claimed.state === "conflict") return "taken"
  if (!send(mail)) return "refused"
  const now = clock()
  const line = { who: "Sekisho", person: null, what: "remind", about: [name] } as const
  await records.append([sentWrite(key, before, { period, things, now }), journalWrite(shop ?? EVERYWHERE, line, now)])
  await endLinks(desk, ends)
  await pruneReminder(records, key, before)
  return "sent"
}

/** Sends everything that is due, or what was looked at before. */
export const sendReminders = async (
  desk: Desk,
  send: SendMail,
  looked?: ReminderPlan,
): Promise<ReminderPlan & { readonly ends: readonly (readonly [Reminder, ReminderEnd])[] }> => {
  const plan = looked ?? (await planReminders(desk))
  const ends: (readonly [Reminder, ReminderEnd])[] = []
  for (const reminder of plan.due) ends.push([reminder, await sendOne(desk, reminder, send)])
  return { ...plan, ends }
}
