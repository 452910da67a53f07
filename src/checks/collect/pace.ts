import { setTimeout as wait } from "node:timers/promises"

/** Requests that are under way at one time; a shop's small server is not to be crowded. */
const AT_ONCE = 4

/** Lets requests go one after another: so many in all, so many a second, a few at a time. */
export interface Pace {
  /** Waits for a turn; false when the budget is used up or the run was called off. Give every turn back. */
  take(): Promise<boolean>
  giveBack(): void
  /** Counts the same request sent once more within its turn; false when the budget is used up. */
  again(): boolean
  readonly sent: number
}

/** @param perSecond null: no pause between two requests (loopback) */
export const buildPace = (budget: number, perSecond: number | null, signal?: AbortSignal): Pace => {
  let sent = 0
  let running = 0
  let nextAt = 0
  const waiting: (() => void)[] = []
  const turn = async (): Promise<void> => {
    if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
    else running++
  }
  const pause = async (): Promise<void> => {
    if (perSecond === null) return
    const now = performance.now()
    const at = Math.max(now, nextAt)
    nextAt = at + 1_000 / perSecond
    if (at > now) await wait(at - now, undefined, signal ? { signal } : {}).catch(() => {})
  }
  const giveBack = (): void => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return {
    async take() {
      if (sent >= budget || signal?.aborted) return false
      sent++
      await turn()
      await pause()
      if (!signal?.aborted) return true
      giveBack()
      return false
    },
    giveBack,
    again() {
      if (sent >= budget) return false
      sent++
      return true
    },
    get sent() {
      return sent
    },
  }
}
