import { dirname, join, resolve } from "node:path"
import { openEventLog, type EventLog } from "../gate/events.ts"
import { startGate, type Gate } from "../gate/gate.ts"
import { buildPlan, type GatePlan } from "../gate/plan.ts"
import { findingEvent } from "../gate/state.ts"
import { errorLine, EXIT, SekishoError } from "../lib/errors.ts"
import { say, type Values, type Words } from "../lib/words.ts"
import { text, type Command, type Io } from "./command.ts"
import { CONFIG_FILE, CONFIG_OPTIONS, readConfig } from "./site-options.ts"

const WORDS = {
  listening: { ja: "待ち受け: {where}", en: "listening: {where}" },
  site: { ja: "{site}: {url} → {shops}", en: "{site}: {url} → {shops}" },
  accept: {
    ja: "  ○ 受け付け: 二通りに読めるリクエストを止めます(いつも)",
    en: "  ○ accept: refuses what can be read in two ways (always)",
  },
  enforce: { ja: "  ○ {stage}: 止めます", en: "  ○ {stage}: enforced" },
  observe: {
    ja: "  △ {stage}: 記録だけします(対策には数えません)",
    en: "  △ {stage}: only observes (does not count as a control)",
  },
  off: { ja: "  - {stage}: 切ってあります", en: "  - {stage}: off" },
  expired: {
    ja: "  △ 証明書の期限が切れています。更新してから kill -HUP {pid} で読み直してください",
    en: "  △ the certificate has run out: renew it, then reload with kill -HUP {pid}",
  },
  notProved: {
    ja: "門を通らない道が閉じているか、門が外から働いているかは、まだ確かめていません。要件の判定には数えません",
    en: "not yet proved: that nobody walks round the gate, and that it works from outside; it does not count for any requirement yet",
  },
  events: { ja: "記録: {folder}", en: "events: {folder}" },
  keys: {
    ja: "設定の読み直し: kill -HUP {pid}   停止: Ctrl-C",
    en: "reload the configuration: kill -HUP {pid}   stop: Ctrl-C",
  },
  reloaded: { ja: "設定を読み直しました", en: "the configuration was reloaded" },
  kept: {
    ja: "新しい設定は使えません。前の設定のまま動いています",
    en: "the new configuration cannot be used; the gate goes on with the one before",
  },
  stopping: {
    ja: "止めています。途中のリクエストが終わるのを待ちます",
    en: "stopping: waiting for what is under way",
  },
} as const satisfies Record<string, Words>

const openEvents = (io: Io, dataDir: string): EventLog => {
  const folder = join(dataDir, "events")
  try {
    return openEventLog(folder, io.clock)
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?"
    throw new SekishoError("GATE_NO_EVENTS", { folder, reason }, { cause: error })
  }
}

interface Loaded {
  readonly plan: GatePlan
  readonly dataDir: string
}
const load = (io: Io, file: string, events: () => EventLog | null): Loaded => {
  const config = readConfig(file)
  const folder = dirname(file)
  const plan = buildPlan(config, {
    folder,
    clock: io.clock,
    report: (site, request, finding) => void events()?.write(findingEvent(site, request, finding)),
  })
  return { plan, dataDir: resolve(folder, config["data-dir"]) }
}

const tell = (io: Io, gate: Gate, { plan, dataDir }: Loaded): void => {
  const line = (words: Words, values: Values = {}): void => io.out(`${say(words, io.language, values)}\n`)
  if (gate.http !== null) line(WORDS.listening, { where: `http ${gate.http}` })
  if (gate.https !== null) line(WORDS.listening, { where: `https ${gate.https} (HTTP/2, HTTP/1.1)` })
  for (const site of plan.sites) {
    line(WORDS.site, { site: site.id, url: site.origin, shops: site.upstreams.join(", ") })
    line(WORDS.accept)
    for (const [stage, mode] of Object.entries(site.modes)) line(WORDS[mode], { stage })
    if (site.certificate !== null && site.certificate.validUntilMs < io.clock())
      line(WORDS.expired, { pid: process.pid })
  }
  line(WORDS.notProved)
  line(WORDS.events, { folder: join(dataDir, "events") })
  line(WORDS.keys, { pid: process.pid })
}

export const up: Command = {
  name: "up",
  positionals: "",
  maxPositionals: 0,
  says: { ja: "店の前に門を立てる(Ctrl-Cまで動きます)", en: "stand in front of the shop as its gate, until Ctrl-C" },
  options: { config: CONFIG_OPTIONS.config },
  async run(io, given) {
    const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
    let log: EventLog | null = null
    let current = load(io, file, () => log)
    log = openEvents(io, current.dataDir)
    const gate = await startGate(current.plan, { events: log, clock: io.clock })
    tell(io, gate, current)
    const reload = (): void => {
      try {
        const next = load(io, file, () => log)
        if (next.dataDir !== current.dataDir) throw new SekishoError("GATE_RESTART_NEEDED", { key: "data-dir" })
        gate.swap(next.plan)
        current = next
        io.err(`${say(WORDS.reloaded, io.language)}\n`)
        tell(io, gate, current)
      } catch (error) {
        if (!(error instanceof SekishoError)) throw error
        io.err(`${errorLine(error, io.language)}\n${say(WORDS.kept, io.language)}\n`)
      }
    }
    process.on("SIGHUP", reload)
    await new Promise<void>((done) => {
      if (io.signal.aborted) done()
      else io.signal.addEventListener("abort", () => done(), { once: true })
    })
    process.off("SIGHUP", reload)
    io.err(`${say(WORDS.stopping, io.language)}\n`)
    await gate.stop()
    log.close()
    return EXIT.fine
  },
}
