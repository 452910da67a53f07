import type { Config } from "../config/schema.ts"
import type { RunningConsole } from "../console/server.ts"
import type { ConsoleSite } from "../console/world.ts"
import { errorLine, SekishoError } from "../lib/errors.ts"
import { say, type Values, type Words } from "../lib/words.ts"
import { openRecords } from "../storage/open.ts"
import { blobsFor } from "./blobs.ts"
import { catalogueFor } from "./catalogue.ts"
import type { Io } from "./command.ts"
import { consoleKey } from "./console-key.ts"
import { consoleWebFolder } from "./console-web.ts"
import { detailsFor } from "./paper-details.ts"
import { recordsPlace } from "./records.ts"
import { openReminderMail, type ReminderMail } from "./remind-mail.ts"
import { keepResult } from "./result-file.ts"
import { jobFrom, readConfig, type Job } from "./site-options.ts"

const WORDS = {
  at: { ja: "コンソール: {url}", en: "console: {url}" },
  first: {
    ja: "最初のサインイン(1時間以内に一度だけ使えます): {link}",
    en: "first sign-in (works once, within an hour): {link}",
  },
  noMail: { ja: "お知らせのメールは送りません", en: "no reminders will be mailed" },
  without: { ja: "コンソールなしで動いています", en: "running without the console" },
} as const satisfies Record<string, Words>

const tell = (io: Io, words: Words, values: Values = {}): void => io.out(`${say(words, io.language, values)}\n`)

const checks = () => Promise.all([import("../checks/look-at.ts"), import("./carry-out.ts")])

/** One shop of the configuration, as the console knows it. */
export const consoleSite = (io: Io, job: Job): ConsoleSite => ({
  site: job.site,
  size: job.size,
  details: detailsFor(job.folder),
  sample: false,
  look:
    job.url === null
      ? null
      : async (how) => {
          // The checks are half of the program: a gate and its console run for months without one.
          const [{ lookAt }, { lookOptions, withLife }] = await checks()
          const options = { ...lookOptions(io, job, { browser: true, compromise: true }), ...how }
          return withLife(job, await lookAt(job.site, job.url ?? "", options))
        },
})

/** The console is of use without mails: why there are none is said. */
const mailFor = (io: Io, config: Config, job: Job): ReminderMail | null => {
  try {
    return openReminderMail(io, config, job)
  } catch (error) {
    if (!(error instanceof SekishoError)) throw error
    io.err(`${errorLine(error, io.language)}\n`)
    tell(io, WORDS.noMail)
    return null
  }
}

interface Desk {
  readonly running: RunningConsole
  stop(): Promise<void>
}

const open = async (io: Io, file: string, config: Config, told: Exclude<Config["console"], false>): Promise<Desk> => {
  const { startConsole } = await import("../console/server.ts")
  const jobs = config.sites.map(({ id }) => jobFrom(io, { config: file, site: id }, undefined))
  const [job] = jobs
  if (job === undefined) throw new SekishoError("USAGE_NO_TARGET")
  const webFolder = await consoleWebFolder()
  const records = await openRecords(recordsPlace(job, io.environment))
  const mailer = mailFor(io, config, job)
  try {
    const running = await startConsole({
      listen: told.listen,
      ...(told["public-url"] === undefined ? {} : { publicUrl: told["public-url"] }),
      trustedProxies: config["trusted-proxies"],
      records,
      blobs: blobsFor(job, io.environment),
      sites: jobs.map((one) => consoleSite(io, one)),
      requirements: catalogueFor(job.folder),
      key: consoleKey(job.dataDir),
      language: io.language,
      webFolder,
      clock: io.clock,
      checked: (id, document) => {
        const checked = jobs.find(({ site }) => site.id === id)
        if (checked) keepResult(checked, document)
      },
      report: (line) => io.err(`console: ${line}\n`),
      ...(mailer === null ? {} : { mail: mailer.send }),
    })
    const stop = async (): Promise<void> => {
      await running.stop()
      await mailer?.close()
      await records.close()
    }
    return { running, stop }
  } catch (error) {
    await mailer?.close()
    await records.close()
    throw error
  }
}

const isReadable = (file: string): boolean => {
  try {
    readConfig(file)
    return true
  } catch (error) {
    if (error instanceof SekishoError) return false
    throw error
  }
}

/** The console beside whatever else runs; `reload` after the configuration has changed. */
export interface ConsoleProcess {
  reload(): Promise<void>
  stop(): Promise<void>
}

/**
 * Brings the console up as `sekisho.yaml` says and prints where it is, and while nobody can sign in yet the link for the first
 * owner. A console that cannot start is said so and never keeps the gate from its work.
 */
export const runConsole = async (io: Io, file: string): Promise<ConsoleProcess> => {
  let desk: Desk | null = null
  const start = async (): Promise<void> => {
    try {
      const config = readConfig(file)
      if (config.console === false) return
      desk = await open(io, file, config, config.console)
      tell(io, WORDS.at, { url: desk.running.url })
      const link = await desk.running.firstLink()
      if (link !== null) tell(io, WORDS.first, { link })
    } catch (error) {
      if (!(error instanceof SekishoError)) throw error
      io.err(`${errorLine(error, io.language)}\n`)
      tell(io, WORDS.without)
    }
  }
  const stop = async (): Promise<void> => {
    await desk?.stop()
    desk = null
  }
  await start()
  return {
    async reload() {
      // A configuration that cannot be read leaves the console as it is; the gate has said why.
      if (!isReadable(file)) return
      await stop()
      await start()
    },
    stop,
  }
}
