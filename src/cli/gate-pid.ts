import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { writeText } from "./files.ts"

const pidFile = (dataDir: string): string => join(dataDir, "gate.pid")

/** Says which process is the gate of this data folder; that one takes `kill -HUP`. */
export const writePid = (dataDir: string): void => writeText(pidFile(dataDir), `${process.pid}\n`)
export const removePid = (dataDir: string): void => rmSync(pidFile(dataDir), { force: true })

/** A number is given to another process when its own has ended: only one that was called as a gate is ours. */
const isGate = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    if (process.platform !== "linux") return true
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes("up")
  } catch {
    return false
  }
}

/** The process of the gate that runs on this data folder; null where none does, or another user's. */
export const runningGate = (dataDir: string): number | null => {
  try {
    const pid = Number(readFileSync(pidFile(dataDir), "utf8").trim())
    return Number.isInteger(pid) && pid > 1 && isGate(pid) ? pid : null
  } catch {
    return null
  }
}
