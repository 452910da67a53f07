import { setTimeout as wait } from "node:timers/promises"
import type { Exchanged, ExchangeFault } from "./exchange.ts"

/** Told when the shop asked us to wait, with how long. */
export type Paused = (waitMs: number) => void

/**
 * One rest per run: a shop that says "too many requests" and names a bearable time (RFC 9110 §10.2.3, in seconds) is left
 * alone for so long and then asked again. A shop that goes on refusing after that is believed.
 */
export interface Rest {
  /** True when the request may be sent again: it was turned away before the rest was over. `sentAt` by `performance.now()`. */
  after(result: Exchanged | ExchangeFault, sentAt: number): Promise<boolean>
}

/** @param longestMs a longer wait than this is not waited for; the answer is then what it is */
export const buildRest = (longestMs: number, paused: Paused, signal: AbortSignal): Rest => {
  let resting: { readonly until: number; readonly over: Promise<void> } | null = null
  const begin = (waitMs: number): void => {
    paused(waitMs)
    const over = wait(waitMs, undefined, { signal }).catch(() => {})
    resting = { until: performance.now() + waitMs, over }
  }
  return {
    async after(result, sentAt) {
      if (!("status" in result) || result.status !== 429) return false
      const waitMs = retryAfterMs(result)
      if (resting === null && waitMs !== null && waitMs <= longestMs) begin(waitMs)
      if (resting === null || sentAt >= resting.until) return false
      await resting.over
      return !signal.aborted
    },
  }
}

const retryAfterMs = ({ headers }: Exchanged): number | null => {
  const text = headers.find(([name]) => name === "retry-after")?.[1] ?? ""
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) * 1_000 : null
}
