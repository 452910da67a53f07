import { availableParallelism } from "node:os"
import { parseConfig } from "../config/config.ts"
import type { Config } from "../config/schema.ts"
import { eventOf } from "../gate/state.ts"
import { startWorkers } from "../gate/workers/primary.ts"
import type { Io } from "./command.ts"
import { keepCertificates } from "./gate-acme.ts"
import { keepProving } from "./gate-life.ts"
import { checkUnchanged, openParts } from "./gate-process.ts"
import { tellGate, tellLine, UP_WORDS } from "./up-words.ts"

/** How many processes do the work; with one the gate is this process itself. */
export const workersOf = ({ workers }: Config): number => (workers === "auto" ? availableParallelism() : workers)

/** The first of several processes: it keeps counters, log of the gate's life and all that is there once, and serves nobody. */
export interface RunningWorkers {
  /** All workers take the new text, or none does and this throws. */
  reload(text: string): Promise<void>
  stop(): Promise<void>
}

/** Starts `count` workers. Throws what a gate in one process would throw. */
export const runWorkers = async (
  io: Io,
  file: string,
  text: string,
  renewed: () => void,
  count: number,
): Promise<RunningWorkers> => {
  const parts = await openParts(io, { file, text })
  const { events } = parts
  try {
    let loaded = parts.load(parts.config)
    const workers = await startWorkers({
      count,
      text,
      counters: parts.services.counters,
      onLost(reason) {
        events.write(eventOf({ reason: "gate.worker-lost", decision: "fail", path: reason }))
        tellLine(io.err, io, UP_WORDS.workerLost, { reason })
      },
    })
    events.write(eventOf({ reason: "gate.started" }))
    const tell = (): void => tellGate(io, { addresses: workers.listening, workers: count, ...loaded })
    tell()
    const proving = keepProving(io, parts, file, () => loaded)
    const ordering = keepCertificates(io, parts, () => loaded, renewed)
    return {
      async reload(next) {
        const config = parseConfig(next, file)
        checkUnchanged(parts.config, config)
        await parts.refresh(config)
        const made = parts.load(config)
        await workers.reload(next)
        loaded = made
        events.write(eventOf({ reason: "gate.reloaded" }))
        tellLine(io.err, io, UP_WORDS.reloaded)
        tell()
      },
      async stop() {
        ordering.stop()
        await proving.stop()
        await workers.stop()
        events.write(eventOf({ reason: "gate.stopped" }))
        await parts.close()
      },
    }
  } catch (error) {
    await parts.close()
    throw error
  }
}
