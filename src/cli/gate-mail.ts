import { join, resolve } from "node:path"
import type { Config } from "../config/schema.ts"
import { openMailer, type MailerOptions, type OpenMailer } from "../gate/services/mailer.ts"
import type { Clock } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { readText } from "./files.ts"

export interface MailWish {
  readonly config: Config
  /** Folder of `sekisho.yaml`. */
  readonly folder: string
  readonly dataDir: string
  readonly environment: NodeJS.ProcessEnv
  readonly clock: Clock
  readonly random: MailerOptions["random"]
  readonly onMail?: MailerOptions["onEnd"]
}

const isSmtp = (address: string): boolean => /^smtps?:\/\/[^/]/.test(address) && URL.canParse(address)

/** The mail server's address. Throws MAIL_PASSWORD or MAIL_PLACE; neither repeats a secret. */
export const mailPlace = (told: string, { folder, environment }: Pick<MailWish, "folder" | "environment">): string => {
  if (isSmtp(told)) {
    const url = URL.parse(told)
    if (url?.password !== "" || url.searchParams.size > 0) throw new SekishoError("MAIL_PASSWORD")
    return told
  }
  const hidden = told.startsWith("env:")
    ? environment[told.slice("env:".length)]
    : told.startsWith("file:")
      ? readText(resolve(folder, told.slice("file:".length)))
      : undefined
  if (hidden !== undefined && isSmtp(hidden.trim())) return hidden.trim()
  const given = /^(?:env|file):/.test(told) ? told : `${told.split(":", 1)[0] ?? ""}:…`
  throw new SekishoError("MAIL_PLACE", { given: cutEvidence(given, 60) })
}

/** Opens the way to customers' mailboxes; null where `sekisho.yaml` has no `mail`. Throws MAIL_*. */
export const openMail = (wish: MailWish): OpenMailer | null => {
  const { mail } = wish.config
  if (mail === undefined) return null
  const url = mailPlace(mail.url, wish)
  const folder = join(wish.dataDir, "mail")
  const { clock, random, onMail } = wish
  try {
    return openMailer({
      url,
      from: mail.from,
      folder,
      clock,
      random,
      ...(onMail === undefined ? {} : { onEnd: onMail }),
    })
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?"
    throw new SekishoError("MAIL_SPOOL", { folder, reason }, { cause: error })
  }
}
