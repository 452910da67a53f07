import { HOUR_MS } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { keepRound, lastRound } from "./ledger.ts"
import type { SendMail } from "./mail.ts"
import { hasReaders, type Desk } from "./plan.ts"
import { sendReminders } from "./send.ts"

const EVERY_MS = 23 * HOUR_MS
const LOOK_MS = HOUR_MS

/** One round a day, noted when it has ended, so that one that broke off begins again. Answers how many went out. */
export const remindToday = async (desk: Desk, send: SendMail): Promise<number> => {
  if (desk.clock() - (await lastRound(desk.records)) < EVERY_MS || !(await hasReaders(desk))) return 0
  const { ends } = await sendReminders(desk, send)
  await keepRound(desk.records, desk.clock())
  return ends.filter(([, end]) => end === "sent").length
}

/** Goes round once a day for as long as the console runs; answers how to stop. */
export const remindDaily = (desk: Desk, send: SendMail, report: (line: string) => void): (() => Promise<void>) => {
  let work: Promise<unknown> = Promise.resolve()
  const round = async (): Promise<void> => {
    try {
      await remindToday(desk, send)
    } catch (error) {
      report(error instanceof SekishoError ? error.code : String(error))
    }
  }
  const next = (): void => void (work = work.then(round))
  const timer = setInterval(next, LOOK_MS).unref()
  next()
  return async () => {
    clearInterval(timer)
    await work
  }
}
