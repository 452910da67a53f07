import { spawn, type ChildProcess } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readEvents, soon, type RigEvent } from "./rig.ts"

/** `sekisho up` as a process of its own, in English. */
export interface Up {
  readonly child: ChildProcess
  readonly folder: string
  out(): string
  err(): string
  /** Of the plain listener. */
  port(): number
  /** True once it has said all about itself. */
  listening(): Promise<boolean>
  events(): readonly RigEvent[]
  write(yaml: string): void
  readonly ended: Promise<number | null>
  kill(): Promise<void>
}

const STARTED_MS = 60_000

export interface UpOptions {
  readonly environment?: NodeJS.ProcessEnv
  readonly folder?: string
}

export const startUp = (yaml: string, { environment = {}, folder }: UpOptions = {}): Up => {
  const place = folder ?? mkdtempSync(join(tmpdir(), "sekisho-up-"))
  const file = join(place, "sekisho.yaml")
  // The console has one port for all; what is tried here is the gate.
  const alone = (text: string): string => text.replace(/^version: 1$/m, "version: 1\nconsole: false")
  writeFileSync(file, alone(yaml))
  const child = spawn(process.execPath, ["src/cli/main.ts", "up", "--lang", "en", "--config", file], {
    env: { ...process.env, ...environment },
  })
  let [out, err] = ["", ""]
  child.stdout.on("data", (chunk) => (out += String(chunk)))
  child.stderr.on("data", (chunk) => (err += String(chunk)))
  const ended = new Promise<number | null>((done) => child.once("exit", done))
  return {
    child,
    folder: place,
    out: () => out,
    err: () => err,
    port: () => Number(/listening: http 127\.0\.0\.1:(\d+)/.exec(out)?.[1] ?? 0),
    listening: () => soon(() => out.includes("Ctrl-C"), STARTED_MS),
    events: () => readEvents(join(place, ".sekisho", "events")),
    write: (text) => writeFileSync(file, alone(text)),
    ended,
    async kill() {
      child.kill("SIGKILL")
      await ended
      rmSync(place, { recursive: true, force: true })
    },
  }
}
