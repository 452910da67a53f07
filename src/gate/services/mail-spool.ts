import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import type { Mail } from "./services.ts"

/** Mails that may wait at once: a mail server that is away must not fill the disk. */
const MAX_WAITING = 5_000
const MAX_BYTES = 64 * 1024
const DAY_MS = 24 * 60 * 60_000

const shape = z.object({
  to: z.string().max(254),
  subject: z.string().max(500),
  text: z.string().max(20_000),
  writtenMs: z.number(),
  untilMs: z.number(),
  tries: z.int().min(0),
  nextMs: z.number(),
})
export type SpooledMail = z.infer<typeof shape>

/** Mails on their way, one file each, for their owner only. What `put` answered true for survives the process and a power cut. */
export interface MailSpool {
  /** False where the disk would not take it or too many wait. */
  put(mail: Mail, timeMs: number): boolean
  /** Names of those that wait, oldest first. */
  names(): readonly string[]
  /** Takes one for this process alone; null where another has it or it cannot be read. */
  claim(name: string): SpooledMail | null
  /** It was sent, or is given up. */
  drop(name: string): void
  /** It is not its time yet. */
  release(name: string): void
  /** It stays, to be tried again. */
  keep(name: string, mail: SpooledMail): void
}

const writeWhole = (file: string, text: string): void => {
  const handle = openSync(file, "wx", 0o600)
  try {
    const bytes = Buffer.from(text)
    if (writeSync(handle, bytes) !== bytes.length) throw new Error("short write")
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
const syncFolder = (folder: string): void => {
  const handle = openSync(folder, "r")
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

/**
 * Opens `folder` with `waiting` and `sending` below it. Several processes may share it: who renames a file into `sending` has it.
 * Throws the system's error where the folder cannot be made.
 */
export const openMailSpool = (folder: string, random: (size: number) => Uint8Array): MailSpool => {
  const [waiting, sending] = [join(folder, "waiting"), join(folder, "sending")]
  for (const place of [waiting, sending]) mkdirSync(place, { recursive: true, mode: 0o700 })
  const mine = (name: string): string => join(sending, `${process.pid}.${name}`)
  const put = (name: string, mail: SpooledMail): void => {
    const begun = join(folder, `${name}.${process.pid}.part`)
    try {
      writeWhole(begun, JSON.stringify(mail))
      renameSync(begun, join(waiting, name))
      syncFolder(waiting)
    } catch (error) {
      rmSync(begun, { force: true })
      throw error
    }
  }
  // What a process held when it died waits again: it may have been sent, and is then sent twice.
  for (const held of readdirSync(sending)) {
    const [pid = "", ...rest] = held.split(".")
    if (!isAlive(Number(pid)) || Number(pid) === process.pid)
      renameSync(join(sending, held), join(waiting, rest.join(".")))
  }
  const names = (): readonly string[] =>
    readdirSync(waiting)
      .filter((name) => /^\d{15}-[\w-]{16}\.json$/.test(name))
      .toSorted()
  return {
    names,
    put({ forMs, ...mail }, timeMs) {
      try {
        if (names().length >= MAX_WAITING) return false
        const name = `${String(timeMs).padStart(15, "0")}-${Buffer.from(random(12)).toString("base64url")}.json`
        put(name, { ...mail, writtenMs: timeMs, untilMs: timeMs + (forMs ?? DAY_MS), tries: 0, nextMs: timeMs })
        return true
      } catch {
        return false
      }
    },
    claim(name) {
      try {
        renameSync(join(waiting, name), mine(name))
        const bytes = readFileSync(mine(name))
        const parsed = bytes.length > MAX_BYTES ? null : shape.safeParse(JSON.parse(bytes.toString("utf8")))
        if (parsed?.success === true) return parsed.data
        rmSync(mine(name), { force: true })
        return null
      } catch {
        return null
      }
    },
    release: (name) => renameSync(mine(name), join(waiting, name)),
    drop: (name) => rmSync(mine(name), { force: true }),
    keep(name, mail) {
      put(name, mail)
      rmSync(mine(name), { force: true })
    },
  }
}
