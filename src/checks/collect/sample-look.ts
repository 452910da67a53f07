import { systemClock, type Clock } from "../../lib/clock.ts"
import type { Look, LookOptions } from "./look.ts"

const noClient = (): Promise<never> => Promise.reject(new Error("this collector does not use the client"))

/** What a collector is handed in tests that ask nothing of the shop's own client. */
export const sampleLook = (options: Partial<LookOptions> = {}, clock: Clock = systemClock): Look => ({
  site: {
    id: "main",
    publicUrl: null,
    state: "open",
    form: null,
    payment: null,
    membership: null,
    platform: null,
    strangers: [],
  },
  client: { ask: noClient, follow: noClient, sent: 0, budget: 0 },
  clock,
  options: {
    browser: "auto",
    dataDir: "/nonexistent",
    requestBudget: 0,
    requestsPerSecond: 0,
    compromise: false,
    ...options,
  },
  signal: new AbortController().signal,
})
