import { dirname, join, resolve } from "node:path"
import { parseConfig } from "../config/config.ts"
import type { Config } from "../config/schema.ts"
import type { Caps } from "../gate/bounds.ts"
import { bypassFile, watchBypass, type BypassWatch } from "../gate/bypass.ts"
import { openEventLog, type EventLog } from "../gate/events.ts"
import { startGate, type Gate } from "../gate/gate.ts"
import { buildPlan, type GatePlan } from "../gate/plan.ts"
import type { MailEnd } from "../gate/services/mailer.ts"
import type { Mailer } from "../gate/services/services.ts"
import { ordersFolder, watchOrders } from "../gate/orders.ts"
import { eventOf, findingEvent, noteEvent } from "../gate/state.ts"
import { SekishoError } from "../lib/errors.ts"
import type { Values, Words } from "../lib/words.ts"
import type { Counters } from "../storage/counters.ts"
import type { Io } from "./command.ts"
import { carryOutOrder, countAdminDevices } from "./gate-orders.ts"
import { openServices, type OpenServices } from "./gate-services.ts"
import { tellLine, UP_WORDS } from "./up-words.ts"
import { engineStore } from "./waf/engines.ts"

/** One configuration, read and made into a plan, but not yet in force. */
export interface Loaded {
  readonly config: Config
  readonly plan: GatePlan
  readonly dataDir: string
}
/** A gate in this process. */
export interface RunningGate {
  readonly gate: Gate
  readonly parts: GateParts
  /** What is in force. */
  loaded(): Loaded
  /** What `prepare` needs to know beforehand of another text. */
  refresh(text: string): Promise<void>
  /** Makes a plan of another text without taking it. Throws where it cannot work or would need a restart. */
  prepare(text: string): Loaded
  take(next: Loaded): void
  stop(): Promise<void>
}

export interface GateWish {
  /** Absolute path of `sekisho.yaml`; only named, and its folder used. */
  readonly file: string
  readonly text: string
  /** Those of the primary process, for a worker. */
  readonly counters?: Counters
  readonly caps?: Partial<Caps>
  /** Instead of the one that the configuration names. */
  readonly mailer?: Mailer
  /** A worker speaks to nobody: its primary does. */
  readonly silent?: true
}

/** The folder of everything that the gate keeps. */
export const dataDirOf = (file: string, config: Config): string => resolve(dirname(file), config["data-dir"])

/** Throws GATE_NO_EVENTS: a gate that cannot keep its log does not start. */
export const openEvents = (io: Pick<Io, "clock">, dataDir: string): EventLog => {
  const folder = join(dataDir, "events")
  try {
    return openEventLog(folder, io.clock)
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?"
    throw new SekishoError("GATE_NO_EVENTS", { folder, reason }, { cause: error })
  }
}

/** What a reload cannot change, because it was opened at the start. */
export const checkUnchanged = (before: Config, after: Config): void => {
  for (const key of ["data-dir", "storage", "workers", "mail"] as const)
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key]))
      throw new SekishoError("GATE_RESTART_NEEDED", { key })
}

/** What the first process says for all of them. */
const OF_ALL = new Set(["gate.started", "gate.stopped", "gate.reloaded", "gate.counters-lost", "gate.counters-back"])
const asWorker = (log: EventLog): EventLog => ({
  ...log,
  write: (event) => OF_ALL.has(event.reason) || log.write(event),
})

/** What a gate needs before it listens, opened. */
export interface GateParts {
  readonly config: Config
  readonly dataDir: string
  readonly events: EventLog
  readonly services: OpenServices
  readonly bypass: BypassWatch
  /** Looks again at what a plan needs to know beforehand; call it before `load` of another configuration. */
  refresh(told: Config): Promise<void>
  /** Makes a plan. Throws where it cannot work. */
  load(told: Config): Loaded
  close(): Promise<void>
}

/** Opens log and services; what was opened is closed again where a later one fails. */
export const openParts = async (io: Io, wish: GateWish): Promise<GateParts> => {
  const { file } = wish
  const config = parseConfig(wish.text, file)
  const [folder, dataDir] = [dirname(file), dataDirOf(file, config)]
  const engines = engineStore(folder)
  const log = openEvents(io, dataDir)
  const events = wish.silent ? asWorker(log) : log
  const tell = (words: Words, values: Values = {}): void =>
    wish.silent ? undefined : tellLine(io.err, io, words, values)
  const onCounters = (state: "lost" | "back", reason: string): void => {
    events.write(eventOf({ reason: state === "lost" ? "gate.counters-lost" : "gate.counters-back" }))
    tell(state === "lost" ? UP_WORDS.countersLost : UP_WORDS.countersBack, { reason })
  }
  const { counters } = wish
  const onMail = (end: MailEnd): void => {
    if (end !== "sent") events.write(eventOf({ reason: `gate.mail-${end}` }))
  }
  const { environment, clock } = io
  const wished = { config, folder, dataDir, environment, clock, onMail, onCounters, ...(counters && { counters }) }
  const opened = await openServices(wished).catch((error: unknown) => {
    events.close()
    throw error
  })
  const services = wish.mailer === undefined ? opened : { ...opened, mailer: wish.mailer }
  const bypass = watchBypass(bypassFile(dataDir), io.clock, {
    changed(active) {
      if (!wish.silent) events.write(eventOf({ reason: active ? "gate.bypass-began" : "gate.bypass-ended" }))
      tell(active ? UP_WORDS.bypassed : UP_WORDS.guarded)
    },
    passed: (count) => void events.write(eventOf({ reason: "gate.bypassed", path: String(count) })),
  })
  let devices = await countAdminDevices(config, services.records)
  let current = config
  const stopOrders = wish.silent
    ? () => {}
    : watchOrders(ordersFolder(dataDir), async (order) => {
        if (await carryOutOrder(order, current, services, io.clock))
          events.write(eventOf({ site: order.site, reason: "gate.unlocked-by-hand" }))
      })
  return {
    config,
    dataDir,
    events,
    services,
    bypass,
    async refresh(told) {
      devices = await countAdminDevices(told, services.records)
      current = told
    },
    load: (told) => ({
      config: told,
      dataDir,
      plan: buildPlan(told, {
        folder,
        clock: io.clock,
        environment: io.environment,
        services,
        rules: (site) => engines(told, site),
        // A worker's first process has looked.
        ...(wish.silent ? {} : { adminDevices: (site: string) => devices.get(site) ?? 0 }),
        // What the gate asks itself is no visitor: its answers are in the proof of life.
        report: (site, request, finding) =>
          request.own ? undefined : void events.write(findingEvent(site, request, finding)),
        note: (site, reason, request) =>
          request?.own ? undefined : void events.write(noteEvent(site, reason, request)),
      }),
    }),
    async close() {
      stopOrders()
      bypass.stop()
      await services.close()
      events.close()
    },
  }
}

/** Opens log, services and gate, in this order; what was opened is closed again where a later one fails. */
export const runGate = async (io: Io, wish: GateWish): Promise<RunningGate> => {
  const parts = await openParts(io, wish)
  const { events, bypass, config } = parts
  try {
    let loaded = parts.load(config)
    const caps = wish.caps ?? {}
    const gate = await startGate(loaded.plan, { events, clock: io.clock, bypass, caps })
    return {
      gate,
      parts,
      loaded: () => loaded,
      refresh: (text) => parts.refresh(parseConfig(text, wish.file)),
      prepare(text) {
        const next = parseConfig(text, wish.file)
        checkUnchanged(config, next)
        const made = parts.load(next)
        gate.check(made.plan)
        return made
      },
      take(next) {
        gate.swap(next.plan)
        loaded = next
      },
      async stop() {
        await gate.stop()
        await parts.close()
      },
    }
  } catch (error) {
    await parts.close()
    throw error
  }
}
