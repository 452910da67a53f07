import { randomBytes } from "node:crypto"
import { join } from "node:path"
import type { Config } from "../config/schema.ts"
import type { SendMail } from "../console/remind/mail.ts"
import { openMailer, type MailEnd, type OpenMailer } from "../gate/services/mailer.ts"
import { DAY_MS } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"
import { say, type Words } from "../lib/words.ts"
import type { Io } from "./command.ts"
import { mailPlace } from "./gate-mail.ts"
import type { Job } from "./site-options.ts"

/** A form or a digest is still of use after a weekend without a mail server. */
const USEFUL_MS = 14 * DAY_MS

const LOST: Readonly<Record<Exclude<MailEnd, "sent">, Words>> = {
  refused: {
    ja: "お知らせのメールを、メールサーバーが受け付けませんでした。宛先のアドレスを確かめてください",
    en: "the mail server refused a reminder for good: look at the address",
  },
  "given-up": {
    ja: "お知らせのメールを、14日たっても送れませんでした。メールサーバーの設定を確かめてください",
    en: "a reminder could not be sent within 14 days: look at the mail server",
  },
}

export interface ReminderMail extends Pick<OpenMailer, "work" | "close"> {
  readonly send: SendMail
}

/**
 * The way of the console's reminders, over the same mail server as the gate's mails and out of a spool of their own. Null where
 * `sekisho.yaml` has no `mail`. Throws MAIL_*.
 */
export const openReminderMail = (
  io: Pick<Io, "environment" | "clock" | "err" | "language">,
  { mail }: Config,
  { folder, dataDir }: Pick<Job, "folder" | "dataDir">,
): ReminderMail | null => {
  if (mail === undefined) return null
  const url = mailPlace(mail.url, { folder, environment: io.environment })
  const spool = join(dataDir, "reminders")
  try {
    const mailer = openMailer({
      url,
      from: mail.from,
      folder: spool,
      clock: io.clock,
      random: randomBytes,
      onEnd: (end) => void (end === "sent" || io.err(`${say(LOST[end], io.language)}\n`)),
    })
    return {
      send: (one) => mailer.send({ ...one, forMs: USEFUL_MS }),
      work: () => mailer.work(),
      close: () => mailer.close(),
    }
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?"
    throw new SekishoError("MAIL_SPOOL", { folder: spool, reason }, { cause: error })
  }
}
