import { randomBytes } from "node:crypto"
import { writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { EXIT } from "../lib/errors.ts"
import { say, type Words } from "../lib/words.ts"
import type { Document } from "../report/document.ts"
import { renderSideBySide } from "../report/side-by-side.ts"
import { carryOut } from "./carry-out.ts"
import { catalogueFor } from "./catalogue.ts"
import { runConsole } from "./console.ts"
import { flag, text, type Command, type Io } from "./command.ts"
import { demoConfig } from "./demo-config.ts"
import { demoMailer } from "./demo-shop/mailer.ts"
import { startDemoShop, type DemoShop } from "./demo-shop/start.ts"
import { writeText } from "./files.ts"
import { forgetLives, proveAll } from "./gate-life.ts"
import { runGate, type RunningGate } from "./gate-process.ts"
import { paper } from "./papers.ts"
import { progressBar } from "./progress.ts"
import { CONFIG_OPTIONS, jobFrom } from "./site-options.ts"

const WORDS = {
  without: {
    ja: "\n── 1. 門を素通しにして点検します(いまの店) ──",
    en: "\n── 1. the shop as it is: the gate lets everything pass ──",
  },
  guarded: {
    ja: "\n── 2. 門の防御をすべて働かせて、もう一度点検します ──",
    en: "\n── 2. all guards of the gate enforced, checked again ──",
  },
  before: { ja: "報告書(門の前)", en: "report (before)" },
  after: { ja: "報告書(門の後)", en: "report (after)" },
  shop: { ja: "門の後ろのデモの店(お客様の入口)", en: "the demo shop behind its gate (visitors' door)" },
  customer: { ja: "会員で試すなら", en: "a customer to try with" },
  closed: {
    ja: "店そのものの入口(門が閉じています。403になります)",
    en: "the shop's own door (closed by the gate: answers 403)",
  },
  admin: { ja: "店の管理画面", en: "its admin screen" },
  paper: { ja: "管理者の名前とパスワード", en: "the administrator's name and password" },
  mailbox: { ja: "メール(確認コードとお知らせもここに届きます)", en: "mailbox (codes and notices arrive here)" },
  events: { ja: "門の記録", en: "the gate's events" },
  again: { ja: "自分で点検するなら", en: "check it yourself" },
  ends: { ja: "Ctrl-C で終わります", en: "Ctrl-C ends it" },
} as const satisfies Record<string, Words>

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
      behindGate: true,
      progress: ({ share, words }) => bar.step(share, say(words, io.language)),
    })
  } finally {
    bar.end()
  }
}

/** Where the demo keeps what it writes for people. */
interface Files {
  readonly config: string
  readonly secret: string
  readonly report: (which: "before" | "after") => string
  readonly events: string
}
const filesIn = (io: Io, dir: string): Files => {
  const home = join(dir, "demo")
  return {
    config: join(home, "sekisho.yaml"),
    secret: join(home, "origin.secret"),
    report: (which) => join(home, `report.${which}.${io.language}.html`),
    events: join(home, "events"),
  }
}

const look = async (io: Io, files: Files, which: "before" | "after"): Promise<Document> => {
  const job = jobFrom(io, { config: files.config }, undefined)
  const how = { requirements: catalogueFor(job.folder), browser: true, compromise: true }
  const { document } = await carryOut(io, job, how)
  writeText(files.report(which), paper(io, job, document, "html", false))
  return document
}

const openGate = (io: Io, shop: DemoShop, files: Files): Promise<RunningGate> => {
  const told = demoConfig(shop, false)
  writeText(files.config, told)
  const mailer = demoMailer(shop.mailFolder, "gate@shop.test", io.clock)
  return runGate(io, { file: files.config, text: told, mailer })
}

/** Locks the shop's own door, sets all guards to work, and lets them prove that they do. */
const guard = async (io: Io, shop: DemoShop, gate: RunningGate, files: Files, secret: string): Promise<void> => {
  const told = demoConfig(shop, true)
  writeText(files.config, told)
  await gate.refresh(told)
  gate.take(gate.prepare(told))
  shop.lockOrigin(secret)
  await proveAll(io, gate.parts, { ...gate.loaded(), folder: dirname(files.config) })
}

const show = (io: Io, shop: DemoShop, files: Files): void => {
  const line = (words: Words, value: string): void => io.out(`${say(words, io.language)}: ${value}\n`)
  line(WORDS.before, files.report("before"))
  line(WORDS.after, files.report("after"))
  line(WORDS.shop, `http://${shop.gateAddress}/`)
  line(WORDS.customer, `${shop.customer.email} / ${shop.customer.password}`)
  line(WORDS.closed, shop.url)
  line(WORDS.admin, shop.adminUrl)
  line(WORDS.paper, shop.adminPaper)
  line(WORDS.mailbox, shop.mailboxUrl)
  line(WORDS.events, files.events)
  line(WORDS.again, `npm run sekisho -- check --config ${files.config}`)
}

const beforeAndAfter = async (
  io: Io,
  shop: DemoShop,
  files: Files,
  gate: RunningGate,
  secret: string,
): Promise<void> => {
  io.err(`${say(WORDS.without, io.language)}\n`)
  forgetLives(gate.parts.dataDir)
  const before = await look(io, files, "before")
  io.err(`${say(WORDS.guarded, io.language)}\n`)
  await guard(io, shop, gate, files, secret)
  const after = await look(io, files, "after")
  io.out(renderSideBySide(before, after, io.language))
  io.out("\n")
  show(io, shop, files)
}

export const demo: Command = {
  name: "demo",
  positionals: "",
  maxPositionals: 0,
  says: {
    ja: "本物の店をこの機械で動かし、門の前と後で点検してみせる",
    en: "bring up a real shop on this machine and check it before and after its gate",
  },
  options: {
    once: { type: "boolean", says: { ja: "点検したら終わる", en: "end after the checks" } },
    dir: {
      type: "string",
      value: "DIR",
      says: { ja: "デモの置き場所(既定 .sekisho)", en: "where the demo is kept (default .sekisho)" },
    },
    config: CONFIG_OPTIONS.config,
  },
  async run(io, given) {
    const dir = resolve(io.folder, text(given, "dir") ?? ".sekisho")
    const files = filesIn(io, dir)
    const shop = await start(io, dir)
    try {
      const secret = randomBytes(32).toString("base64url")
      writeFileSync(files.secret, secret, { mode: 0o600 })
      const gate = await openGate(io, shop, files)
      try {
        await beforeAndAfter(io, shop, files, gate, secret)
        if (flag(given, "once")) return EXIT.fine
        const desk = await runConsole(io, files.config)
        io.out(`${say(WORDS.ends, io.language)}\n`)
        await untilStopped(io.signal)
        await desk.stop()
        return EXIT.fine
      } finally {
        await gate.stop()
      }
    } finally {
      await shop.stop()
    }
  },
}
