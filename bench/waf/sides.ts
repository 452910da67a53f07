import { spawn, type ChildProcess } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { startNginx } from "./nginx.ts"

/** A server to be measured: where it listens and whose CPU time and memory count. */
export interface Side {
  readonly name: string
  readonly port: number
  readonly pid: number
  /** Milliseconds from the rules' files to being ready. */
  readonly startMs: number
  /** Whether it grows quicker with what it has done. */
  readonly warms: boolean
  stop(): void
}

/** Starts one of the bench's own servers; it prints its port first. */
export const startOwn = (
  file: string,
  ...words: readonly string[]
): Promise<{ readonly child: ChildProcess; readonly said: readonly number[] }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, file), ...words], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    child.stdout.setEncoding("utf8").once("data", (line: string) => {
      resolve({ child, said: line.trim().split(" ").map(Number) })
    })
    child.once("error", reject)
  })

/** The proxy without an engine (level null) or with ours. */
export const startProxy = async (upstream: number, level: number | null): Promise<Side> => {
  const { child, said } = await startOwn("proxy.ts", String(upstream), ...(level === null ? [] : [String(level)]))
  return {
    name: level === null ? "proxy, no engine" : `sekisho, level ${level}`,
    port: said[0] ?? 0,
    pid: child.pid ?? 0,
    startMs: said[1] ?? 0,
    warms: true,
    stop: () => void child.kill(),
  }
}

export const startRival = async (upstream: number, level: number): Promise<Side> => {
  const { port, pid, process: child, startMs } = await startNginx(upstream, level)
  return { name: `nginx, level ${level}`, port, pid, startMs, warms: false, stop: () => void child.kill("SIGTERM") }
}

/** Memory of a process in megabytes: now, and the most since `forgetPeak`. */
export const memoryOf = (pid: number): { readonly nowMb: number; readonly peakMb: number } => {
  const status = readFileSync(`/proc/${pid}/status`, "utf8")
  const field = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { nowMb: field("VmRSS"), peakMb: field("VmHWM") }
}

/** Begins a new peak: `memoryOf` then tells the most from here on. */
export const forgetPeak = (pid: number): void => {
  writeFileSync(`/proc/${pid}/clear_refs`, "5")
}
