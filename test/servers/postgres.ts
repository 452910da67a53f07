import { spawn, spawnSync } from "node:child_process"
import { chownSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { postgresBin } from "../needs.ts"

export interface PostgresServer {
  /** An address of an own, empty database. */
  database(name: string): string
  stop(): Promise<void>
}

/** The server refuses to run as root; then it runs as `nobody`. */
const identity = (): { readonly uid: number; readonly gid: number } | undefined =>
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined

/** A server of our own on a Unix socket, nothing of it kept. */
export const startPostgres = async (): Promise<PostgresServer> => {
  const bin = postgresBin ?? ""
  const folder = mkdtempSync(join(tmpdir(), "sekisho-pg-"))
  const who = identity()
  if (who) chownSync(folder, who.uid, who.gid)
  const data = join(folder, "data")
  const run = { ...who, cwd: folder, env: { LC_ALL: "C.UTF-8", PATH: "/usr/bin:/bin" } }
  const made = spawnSync(join(bin, "initdb"), ["-D", data, "-U", "sekisho", "-A", "trust", "-E", "UTF8", "-N"], run)
  if (made.status !== 0) throw new Error(`initdb: ${String(made.stderr)}`)
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
    {
      ...run,
      stdio: ["ignore", "ignore", "pipe"],
    },
  )
  const ended = new Promise<void>((resolve) => void server.once("exit", () => resolve()))
  let said = ""
  await new Promise<void>((resolve, reject) => {
    server.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000)
      if (said.includes("ready to accept connections")) resolve()
    })
    server.once("exit", () => reject(new Error(said)))
  })
  return {
    database(name) {
      const created = spawnSync(join(bin, "createdb"), ["-h", folder, "-U", "sekisho", name], run)
      if (created.status !== 0) throw new Error(`createdb: ${String(created.stderr)}`)
      return `postgres://sekisho@localhost/${name}?host=${encodeURIComponent(folder)}`
    },
    async stop() {
      server.kill("SIGINT")
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
