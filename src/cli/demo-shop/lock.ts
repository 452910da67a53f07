import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { z } from "zod"

const shape = z.object({ pid: z.int().positive(), startedAt: z.string() })

/** Held while one process runs the demo of a place. */
export interface Lock {
  release(): void
}

/** What the system tells of a process: null where it does not tell (no /proc) or there is none. */
const statOf = (pid: number): { readonly state: string; readonly start: string } | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    // The name in brackets may hold spaces; fields are counted after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return { state: fields[0] ?? "", start: fields[19] ?? "" }
  } catch {
    return null
  }
}

const isAlive = (pid: number): boolean => {
  // Ended, but nobody took note of it: happens in containers whose first process does not.
  if (statOf(pid)?.state === "Z") return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process is a process, too.
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

/** Tells a process number that is used again from the old one; empty where the system does not say. */
const startOf = (pid: number): string => statOf(pid)?.start ?? ""

const holderOf = (file: string): number | null => {
  try {
    const { pid, startedAt } = shape.parse(JSON.parse(readFileSync(file, "utf8")))
    return isAlive(pid) && startOf(pid) === startedAt ? pid : null
  } catch {
    return null
  }
}

/** Takes the place, or tells who has it. What a killed process left behind counts as free. */
export const takeLock = (file: string): Lock | { readonly heldBy: number } => {
  const holder = holderOf(file)
  if (holder !== null) return { heldBy: holder }
  rmSync(file, { force: true })
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }), { flag: "wx" })
  } catch {
    // Somebody was faster between the two lines above.
    return { heldBy: holderOf(file) ?? 0 }
  }
  return { release: () => rmSync(file, { force: true }) }
}
