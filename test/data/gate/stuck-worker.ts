import { work } from "../../../src/gate/workers/worker.ts"
import type { ToWorker } from "../../../src/gate/workers/messages.ts"

/** A worker that starts well and then, where its text says so, never comes back from a loop. */
await work(
  {
    send: (message) => process.send?.(message) ?? false,
    onMessage: (take) => void process.on("message", (message) => take(message as ToWorker)), // its primary is the test
  },
  async (text) => {
    if (text === "stuck")
      setTimeout(() => {
        for (;;);
      }, 50)
    return { listening: { http: "127.0.0.1:1", https: null }, prepare: async () => {}, commit() {}, stop: async () => {} }
  },
)
process.disconnect()
