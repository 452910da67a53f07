import { randomBytes } from "node:crypto"
import { resolve } from "node:path"
import { planReminders, type Desk, type Held, type ReminderKind } from "../console/remind/plan.ts"
import { sendReminders, type ReminderEnd } from "../console/remind/send.ts"
import { consoleOrigin } from "../console/server.ts"
import { EXIT, SekishoError } from "../lib/errors.ts"
import { say, type Values, type Words } from "../lib/words.ts"
import { catalogueFor } from "./catalogue.ts"
import { flag, text, type Command, type Io } from "./command.ts"
import { consoleSite } from "./console.ts"
import { withRecords } from "./records.ts"
import { openReminderMail } from "./remind-mail.ts"
import { CONFIG_FILE, CONFIG_OPTIONS, jobFrom, readConfig } from "./site-options.ts"

const KIND_WORDS: Readonly<Record<ReminderKind, Words>> = {
  terminal: { ja: "端末の確認", en: "devices" },
  renewal: { ja: "カード会社への回答の更新", en: "card company's renewal" },
  digest: { ja: "期限のお知らせ", en: "what runs out" },
}
const END_WORDS: Readonly<Record<ReminderEnd, Words>> = {
  sent: { ja: "送りました", en: "sent" },
  taken: { ja: "ほかのプロセスが送っています", en: "another process is sending it" },
  refused: { ja: "置き場所が受け付けません。次の回に送ります", en: "the spool did not take it; the next round does" },
}
const WHY_WORDS: Readonly<Record<Held["why"], Words>> = {
  "no-address": {
    ja: "メールアドレスがありません。コンソールの「利用者」で登録してください",
    en: "has no address; set one under People in the console",
  },
  "no-public-address": {
    ja: "リンクをほかの端末で開けません。console.public-url に https のアドレスを書いてください",
    en: "no other device could open the link; write an https address under console.public-url",
  },
}
const WORDS = {
  due: { ja: "送る予定 {kind}: {name} 「{subject}」", en: "due, {kind}: {name}: {subject}" },
  end: { ja: "{kind}: {name} — {end}", en: "{kind}: {name}: {end}" },
  held: { ja: "送れません {kind}: {name} — {why}", en: "held back, {kind}: {name}: {why}" },
  nothing: { ja: "いま送るお知らせはありません", en: "nothing is due now" },
  waiting: {
    ja: "{count} 通が送信を待っています。メールサーバーが受け付けるまで、次の sekisho remind か sekisho up が送り直します",
    en: "{count} mails wait for the mail server; the next sekisho remind or sekisho up tries again",
  },
} as const satisfies Record<string, Words>

const tell = (io: Io, words: Words, values: Values = {}): void => io.out(`${say(words, io.language, values)}\n`)
const tellHeld = (io: Io, held: readonly Held[]): void => {
  for (const { kind, name, why } of held)
    tell(io, WORDS.held, { kind: say(KIND_WORDS[kind], io.language), name, why: say(WHY_WORDS[why], io.language) })
}

const show = async (io: Io, desk: Desk): Promise<void> => {
  const { due, held } = await planReminders(desk)
  for (const { kind, name, subject } of due)
    tell(io, WORDS.due, { kind: say(KIND_WORDS[kind], io.language), name, subject })
  tellHeld(io, held)
  if (due.length + held.length === 0) tell(io, WORDS.nothing)
}

export const remind: Command = {
  name: "remind",
  positionals: "",
  maxPositionals: 0,
  says: {
    ja: "期限のお知らせと端末の確認を、メールで送る(cron用。sekisho up は毎日行います)",
    en: "mail what is due and the devices' form (for cron; sekisho up does it daily)",
  },
  options: {
    config: CONFIG_OPTIONS.config,
    show: {
      type: "boolean",
      says: { ja: "送らずに、送るものを表示する", en: "show what would be sent; send nothing" },
    },
  },
  async run(io, given) {
    const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
    const config = readConfig(file)
    const jobs = config.sites.map(({ id }) => jobFrom(io, { config: file, site: id }, undefined))
    const [job] = jobs
    if (job === undefined) throw new SekishoError("USAGE_NO_TARGET")
    const told = config.console === false ? undefined : config.console
    return withRecords(io, job, async (records) => {
      const desk: Desk = {
        records,
        requirements: catalogueFor(job.folder),
        configured: new Map(jobs.map((one) => [one.site.id, consoleSite(io, one)])),
        clock: io.clock,
        random: randomBytes,
        publicOrigin: consoleOrigin(told?.["public-url"], told?.listen.port ?? 0),
      }
      if (flag(given, "show")) {
        await show(io, desk)
        return EXIT.fine
      }
      const mailer = openReminderMail(io, config, job)
      if (mailer === null) throw new SekishoError("REMIND_NO_MAIL")
      try {
        const { ends, held } = await sendReminders(desk, mailer.send)
        for (const [{ kind, name }, end] of ends)
          tell(io, WORDS.end, { kind: say(KIND_WORDS[kind], io.language), name, end: say(END_WORDS[end], io.language) })
        tellHeld(io, held)
        if (ends.length + held.length === 0) tell(io, WORDS.nothing)
        const waiting = await mailer.work()
        if (waiting > 0) tell(io, WORDS.waiting, { count: waiting })
      } finally {
        await mailer.close()
      }
      return EXIT.fine
    })
  },
}
