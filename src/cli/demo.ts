import { join } from "node:path"
import { EXIT } from "../lib/errors.ts"
import { say, type Words } from "../lib/words.ts"
import { carryOut } from "./carry-out.ts"
import { catalogueFor } from "./catalogue.ts"
import { flag, text, type Command, type Io } from "./command.ts"
import { startDemoShop, type DemoShop } from "./demo-shop/start.ts"
import { writeText } from "./files.ts"
import { paper } from "./papers.ts"
import { progressBar } from "./progress.ts"
import { CONFIG_OPTIONS, jobFrom, readConfig } from "./site-options.ts"

/** The demo's own configuration: a test shop on this machine, where loopback stands for the internet. */
const configText = (shop: DemoShop): string =>
  [
    "version: 1",
    "data-dir: .",
    "sites:",
    "  - id: demo",
    `    public-url: ${shop.url}`,
    "    state: open",
    "    form: oss",
    "    membership: true",
    "    platform: evershop",
    `    admin: { url: ${shop.adminUrl} }`,
    "    strangers: [public, loopback]",
    "",
  ].join("\n")

const LINES: readonly (readonly [
  words: Words,
  value: (shop: DemoShop, reportFile: string, configFile: string) => string,
])[] = [
  [{ ja: "報告書", en: "report" }, (_, reportFile) => reportFile],
  [{ ja: "デモの店", en: "demo shop" }, (shop) => shop.url],
  [{ ja: "店の管理画面", en: "its admin screen" }, (shop) => shop.adminUrl],
  [{ ja: "店のメール", en: "its mailbox" }, (shop) => shop.mailboxUrl],
  [
    { ja: "自分で点検するなら", en: "check it yourself" },
    (_, __, configFile) => `npm run sekisho -- check --config ${configFile}`,
  ],
]

const untilStopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener("abort", () => resolve(), { once: true })
  })

const start = async (io: Io, dir: string): Promise<DemoShop> => {
  const bar = progressBar(io)
  try {
    return await startDemoShop({
      dir,
      clock: io.clock,
      language: io.language,
      signal: io.signal,
      progress: ({ share, words }) => bar.step(share, say(words, io.language)),
    })
  } finally {
    bar.end()
  }
}

export const demo: Command = {
  name: "demo",
  positionals: "",
  maxPositionals: 0,
  says: { ja: "本物の店をこの機械で動かして点検してみせる", en: "bring up a real shop on this machine and check it" },
  options: {
    once: { type: "boolean", says: { ja: "点検したら終わる", en: "end after the check" } },
    dir: {
      type: "string",
      value: "DIR",
      says: { ja: "デモの置き場所(既定 .sekisho)", en: "where the demo is kept (default .sekisho)" },
    },
    config: CONFIG_OPTIONS.config,
  },
  async run(io, given) {
    const dir = join(io.folder, text(given, "dir") ?? ".sekisho")
    const shop = await start(io, dir)
    try {
      const configFile = join(dir, "demo", "sekisho.yaml")
      const reportFile = join(dir, "demo", `report.${io.language}.html`)
      writeText(configFile, configText(shop))
      readConfig(configFile)
      const job = jobFrom(io, { config: configFile }, undefined)
      const requirements = catalogueFor(job.folder)
      const { document } = await carryOut(io, job, { requirements, browser: true, compromise: true })
      writeText(reportFile, paper(io, job, document, "html", false))
      io.out(paper(io, job, document, "table", true))
      io.out("\n")
      for (const [words, value] of LINES) io.out(`${say(words, io.language)}: ${value(shop, reportFile, configFile)}\n`)
      if (flag(given, "once")) return EXIT.fine
      io.out(`${say({ ja: "Ctrl-C で終わります", en: "Ctrl-C ends it" }, io.language)}\n`)
      await untilStopped(io.signal)
      return EXIT.fine
    } finally {
      await shop.stop()
    }
  },
}
