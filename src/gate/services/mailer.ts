import { createTransport } from "nodemailer"
import type { Clock } from "../../lib/clock.ts"
import { isMailAddress } from "../accounts/account.ts"
import { openMailSpool, type SpooledMail } from "./mail-spool.ts"
import type { Mailer } from "./services.ts"

/** Before each further try; the last one goes on until the mail is of no use any more. */
const PAUSES_MS = [10_000, 30_000, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000] as const
const SERVER_MS = 20_000
const LOOK_MS = 1_000

export type MailEnd = "sent" | "refused" | "given-up"
export interface MailerOptions {
  /** `smtp://host:25`, `smtps://name:secret@host`. */
  readonly url: string
  readonly from: string
  /** The spool's place. */
  readonly folder: string
  readonly clock: Clock
  readonly random: (size: number) => Uint8Array
  /** Told how each mail ended, without saying to whom it went. */
  readonly onEnd?: (end: MailEnd) => void
  /** Between two looks into the spool; for a test. */
  readonly lookMs?: number
}
export interface OpenMailer extends Mailer {
  /** Sends what is due now; answers how many are still waiting. */
  work(): Promise<number>
  close(): Promise<void>
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim()
const isRefused = (error: unknown): boolean =>
  error instanceof Error && "responseCode" in error && Number(error.responseCode) >= 500

/**
 * Sends mails over SMTP out of a spool. A mail that the server refuses for good is dropped; all else is tried again until it is of
 * no use. A crash between the server's yes and the spool's may send one twice, with the same Message-ID; none is lost.
 */
export const openMailer = ({
  url,
  from,
  folder,
  clock,
  random,
  onEnd,
  lookMs = LOOK_MS,
}: MailerOptions): OpenMailer => {
  const spool = openMailSpool(folder, random)
  const transport = createTransport({
    url,
    pool: false,
    connectionTimeout: SERVER_MS,
    greetingTimeout: SERVER_MS,
    socketTimeout: SERVER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = from.slice(from.lastIndexOf("@") + 1).replace(/[^\w.-]/g, "") || "localhost"
  let closed = false
  let working: Promise<number> | null = null

  const sendOne = async (name: string, mail: SpooledMail): Promise<MailEnd | "later"> => {
    try {
      await transport.sendMail({
        from,
        // An object, so that nothing in it is read as a list of addresses.
        to: { name: "", address: mail.to },
        subject: oneLine(mail.subject),
        text: mail.text,
        messageId: `<${name.replace(/\.json$/, "")}@${host}>`,
        date: new Date(mail.writtenMs),
        headers: { "Auto-Submitted": "auto-generated" },
      })
      return "sent"
    } catch (error) {
      return isRefused(error) ? "refused" : "later"
    }
  }
  const handle = async (name: string): Promise<void> => {
    const mail = spool.claim(name)
    if (mail === null) return
    const timeMs = clock()
    if (mail.nextMs > timeMs && mail.untilMs > timeMs) return spool.release(name)
    const end = mail.untilMs <= timeMs ? "given-up" : await sendOne(name, mail)
    if (end !== "later") {
      spool.drop(name)
      onEnd?.(end)
      return
    }
    const pauseMs = PAUSES_MS[Math.min(mail.tries, PAUSES_MS.length - 1)] ?? 0
    spool.keep(name, { ...mail, tries: mail.tries + 1, nextMs: clock() + pauseMs })
  }
  /** When each was last found not to be due, so that its file is not read again and again. */
  const notBefore = new Map<string, number>()
  const all = async (): Promise<number> => {
    for (const name of spool.names()) {
      if (closed) break
      if ((notBefore.get(name) ?? 0) > clock()) continue
      try {
        await handle(name)
      } catch {
        // A full disk: the file stays in `sending` and is taken up again at the next start.
      }
      notBefore.set(name, clock() + PAUSES_MS[0])
    }
    const left = new Set(spool.names())
    for (const name of notBefore.keys()) if (!left.has(name)) notBefore.delete(name)
    return left.size
  }
  const work = (): Promise<number> =>
    (working ??= all().finally(() => {
      working = null
    }))
  const timer = setInterval(() => void work(), lookMs)
  timer.unref()
  return {
    send(mail) {
      if (closed || !isMailAddress(mail.to)) return false
      const kept = spool.put(mail, clock())
      if (kept) void work()
      return kept
    },
    work,
    async close() {
      closed = true
      clearInterval(timer)
      await working
      transport.close()
    },
  }
}
