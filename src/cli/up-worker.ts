import type { Channel } from "../gate/workers/worker.ts"
import { work, type WorkerGate } from "../gate/workers/worker.ts"
import type { ToWorker } from "../gate/workers/messages.ts"
import { CAPS } from "../gate/bounds.ts"
import { parseConfig } from "../config/config.ts"
import { sharesCounters } from "./gate-services.ts"
import { runGate, type Loaded } from "./gate-process.ts"
import type { Io } from "./command.ts"

const channel: Channel = {
  send: (message) => process.connected && (process.send?.(message) ?? false),
  // Only our own primary holds the other end.
  onMessage: (take) => void process.on("message", (message) => take(message as ToWorker)),
}

/** One of several processes of `sekisho up`: it works at the word of the first one and speaks to nobody else. */
export const upWorker = async (io: Io, file: string): Promise<void> => {
  // A terminal sends its signals to all processes; what is to be done the primary says.
  process.on("SIGHUP", () => {})
  await work(channel, async (text, counters, workers): Promise<WorkerGate> => {
    const shared = sharesCounters(parseConfig(text, file))
    const running = await runGate(io, {
      file,
      text,
      silent: true,
      caps: {
        connections: Math.ceil(CAPS.connections / workers),
        perUpstream: Math.ceil(CAPS.perUpstream / workers),
      },
      ...(shared ? {} : { counters }),
    })
    let aside: Loaded | null = null
    return {
      listening: { http: running.gate.http, https: running.gate.https },
      async prepare(next) {
        await running.refresh(next)
        aside = running.prepare(next)
      },
      commit() {
        if (aside !== null) running.take(aside)
        aside = null
      },
      stop: () => running.stop(),
    }
  })
  process.disconnect()
}
