import type { Clock } from "../../lib/clock.ts"
import type { Words } from "../../lib/words.ts"

export type Phase = "install" | "database" | "setup" | "build" | "start"

/** What each phase is called and how long it takes on a two-core machine, in seconds. */
const PHASES: Readonly<Record<Phase, { readonly words: Words; readonly typicalSeconds: number }>> = {
  install: {
    words: { ja: "EverShopをnpmから取り込んでいます", en: "installing EverShop from npm" },
    typicalSeconds: 50,
  },
  database: { words: { ja: "データベースを用意しています", en: "preparing the database" }, typicalSeconds: 4 },
  setup: { words: { ja: "店に商品を並べています", en: "putting products into the shop" }, typicalSeconds: 5 },
  build: { words: { ja: "店の画面を組み立てています", en: "building the shop's pages" }, typicalSeconds: 90 },
  start: { words: { ja: "店を開けています", en: "opening the shop" }, typicalSeconds: 4 },
}

export interface DemoProgress {
  readonly phase: Phase
  readonly words: Words
  /** Of the whole start, 0 to 1, never going back. */
  readonly share: number
  /** An estimate, in milliseconds. */
  readonly remainingMs: number
}

export interface Progress {
  begin(phase: Phase): void
  /** `done` is this phase's own share, 0 to 1; without it, the share is guessed from the time gone by. */
  tick(done?: number): void
}

const SECOND_MS = 1_000
/** A guessed share comes near to the end of its phase but does not reach it. */
const guessed = (elapsedMs: number, typicalMs: number): number => 1 - Math.exp((-1.5 * elapsedMs) / typicalMs)

/** Follows the phases that this start has to go through, and reports whenever another hundredth is done. */
export const followProgress = (
  phases: readonly Phase[],
  clock: Clock,
  report: (progress: DemoProgress) => void,
): Progress => {
  const typicalMs = (phase: Phase): number => PHASES[phase].typicalSeconds * SECOND_MS
  const wholeMs = phases.reduce((sum, phase) => sum + typicalMs(phase), 0)
  let current: Phase | null = null
  let beganMs = 0
  let reported = -1

  const tick = (done?: number): void => {
    if (current === null) return
    const phase = current
    const beforeMs = phases.slice(0, phases.indexOf(phase)).reduce((sum, earlier) => sum + typicalMs(earlier), 0)
    const elapsedMs = Math.max(0, clock() - beganMs)
    const part = Math.min(1, Math.max(0, done ?? guessed(elapsedMs, typicalMs(phase))))
    const share = Math.max(Math.floor(((beforeMs + part * typicalMs(phase)) / wholeMs) * 100) / 100, reported)
    if (share <= reported) return
    reported = share
    const thisMs = done !== undefined && part > 0.1 ? (elapsedMs * (1 - part)) / part : typicalMs(phase) * (1 - part)
    const laterMs = wholeMs - beforeMs - typicalMs(phase)
    report({ phase, words: PHASES[phase].words, share, remainingMs: Math.round(thisMs + laterMs) })
  }
  return {
    begin: (phase) => {
      if (!phases.includes(phase)) return
      current = phase
      beganMs = clock()
      tick(0)
    },
    tick,
  }
}
