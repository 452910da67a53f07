import cluster from "node:cluster"
import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { parseConfig } from "../config/config.ts"
import { errorLine, EXIT, SekishoError } from "../lib/errors.ts"
import { say } from "../lib/words.ts"
import { flag, text, type Command, type Io } from "./command.ts"
import { runConsole } from "./console.ts"
import { dataDirOf, runGate } from "./gate-process.ts"
import { keepCertificates } from "./gate-acme.ts"
import { keepProving } from "./gate-life.ts"
import { removePid, writePid } from "./gate-pid.ts"
import { readText } from "./files.ts"
import { CONFIG_FILE, CONFIG_OPTIONS } from "./site-options.ts"
import { tellGate, tellLine, UP_WORDS } from "./up-words.ts"
import { printPlan } from "./up-plan/run.ts"
import { upWorker } from "./up-worker.ts"
import { runWorkers, workersOf, type RunningWorkers } from "./up-workers.ts"

const configText = (file: string): string => {
  if (!existsSync(file)) throw new SekishoError("CONFIG_NOT_READABLE", { file, reason: "ENOENT" })
  return readText(file)
}

const untilStopped = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener("abort", () => done(), { once: true })
  })

/** The gate as this process itself, with the same two words as several. */
const runAlone = async (io: Io, file: string, told: string, renewed: () => void): Promise<RunningWorkers> => {
  const running = await runGate(io, { file, text: told })
  const tell = (): void => tellGate(io, { addresses: running.gate, workers: 1, ...running.loaded() })
  tell()
  const proving = keepProving(io, running.parts, file, running.loaded)
  const ordering = keepCertificates(io, running.parts, running.loaded, renewed)
  return {
    async reload(next) {
      await running.refresh(next)
      running.take(running.prepare(next))
      tellLine(io.err, io, UP_WORDS.reloaded)
      tell()
    },
    async stop() {
      ordering.stop()
      await proving.stop()
      await running.stop()
    },
  }
}

const NO_GATE: RunningWorkers = { reload: () => Promise.resolve(), stop: () => Promise.resolve() }

/** Reads the file again: the new plan is taken whole, or the old one stays and the reason is said. */
const reload = async (io: Io, file: string, running: RunningWorkers): Promise<void> => {
  try {
    await running.reload(configText(file))
  } catch (error) {
    if (!(error instanceof SekishoError)) throw error
    io.err(`${errorLine(error, io.language)}\n${say(UP_WORDS.kept, io.language)}\n`)
  }
}

const run = async (io: Io, file: string): Promise<void> => {
  const told = configText(file)
  const config = parseConfig(told, file)
  const [count, dataDir] = [workersOf(config), dataDirOf(file, config)]
  // Without an address to listen on and a shop to stand in front of there is only the console.
  const gateless = config.console !== false && !config.listen && config.sites.every(({ upstreams }) => !upstreams)
  // One after the other: two at once would not know which file they read. What comes before all is up waits for it.
  let turn: Promise<void> = Promise.resolve()
  let act: (() => Promise<void>) | null = null
  let early = false
  const onReload = (): void => {
    if (act === null) early = true
    else turn = turn.then(act)
  }
  process.on("SIGHUP", onReload)
  // A new certificate is taken as a person would have it taken.
  const renewed = (): void => void process.emit("SIGHUP", "SIGHUP")
  const open = count === 1 ? runAlone : (...to: Parameters<typeof runAlone>) => runWorkers(...to, count)
  const running = gateless ? NO_GATE : await open(io, file, told, renewed)
  const desk = await runConsole(io, file)
  act = () => reload(io, file, running).then(() => desk.reload())
  if (early) onReload()
  writePid(dataDir)
  await untilStopped(io.signal)
  process.off("SIGHUP", onReload)
  tellLine(io.err, io, UP_WORDS.stopping)
  await turn
  await desk.stop()
  await running.stop()
  removePid(dataDir)
}

export const up: Command = {
  name: "up",
  positionals: "",
  maxPositionals: 0,
  says: { ja: "店の前に門を立てる(Ctrl-Cまで動きます)", en: "stand in front of the shop as its gate, until Ctrl-C" },
  options: {
    config: CONFIG_OPTIONS.config,
    plan: {
      type: "boolean",
      says: {
        ja: "立てる前に、このサーバーで何を変えるかを書き出す(何も変えません)",
        en: "say exactly what to change on this server first (changes nothing)",
      },
    },
    site: CONFIG_OPTIONS.site,
    out: {
      type: "string",
      value: "DIR",
      says: {
        ja: "--plan の切り替えと戻しのスクリプトの置き場所",
        en: "where --plan writes its scripts to switch and to go back",
      },
    },
  },
  async run(io, given) {
    const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
    if (flag(given, "plan")) {
      printPlan(io, file, text(given, "site"), text(given, "out"))
      return EXIT.fine
    }
    await (cluster.isWorker ? upWorker(io, file) : run(io, file))
    return EXIT.fine
  },
}
