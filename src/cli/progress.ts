import type { Io } from "./command.ts"

/** Shows where long work stands: one bar that is redrawn on a terminal, one plain line per step elsewhere. Always on stderr. */
export interface ProgressBar {
  /** `share` from 0 to 1. */
  step(share: number, what: string): void
  end(): void
}

const BAR_CELLS = 24

export const progressBar = (io: Pick<Io, "err" | "errIsTerminal" | "columns">): ProgressBar => {
  if (!io.errIsTerminal) {
    let last = ""
    return {
      step: (share, what) => {
        const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
        const line = `${String(percent).padStart(3)} % ${what}`
        if (line !== last) io.err(`${line}\n`)
        last = line
      },
      end: () => undefined,
    }
  }
  return {
    step: (share, what) => {
      const full = Math.round(Math.min(1, Math.max(0, share)) * BAR_CELLS)
      io.err(`\r\u001b[2K${"█".repeat(full)}${"░".repeat(BAR_CELLS - full)} ${what}`)
    },
    end: () => io.err("\r\u001b[2K"),
  }
}
