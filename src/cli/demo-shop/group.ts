import { spawn } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { spawnOwner, type Owner } from "./owner.ts"

export interface GroupOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  readonly owner: Owner
  /** Output is added to this file. */
  readonly log: string
  /** How the program wants to be asked to end. */
  readonly stopSignal: "SIGTERM" | "SIGINT"
}

/** A program and everything it starts, as one process group that ends together. */
export interface Group {
  readonly pid: number
  readonly running: boolean
  /** The exit code; a signal counts as 128. */
  readonly ended: Promise<number>
  /** Asks, waits up to `graceMs`, then forces; afterwards nothing of the group is left. */
  stop(graceMs: number): Promise<void>
}

// The watcher inside the group holds the other end of our pipe. When this process goes, however it goes, the pipe closes
// and the watcher ends the group: first as the program likes it, after 8 s by force.
const WATCHED = `
umask 022
exec 3<&0
(
  trap "" INT TERM HUP
  cat <&3 >/dev/null 2>&1
  kill -"$1" $$ 2>/dev/null
  left=80
  while kill -0 $$ 2>/dev/null && [ $left -gt 0 ]; do sleep 0.1; left=$((left - 1)); done
  kill -KILL 0
) &
exec 3<&-
shift
exec "$@" </dev/null
`

const POLL_MS = 25

/** Ends what is left of a group. False when nothing was. */
export const signalGroup = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}

const settle = async (until: () => boolean, boundMs: number): Promise<boolean> => {
  const end = performance.now() + boundMs
  while (!until()) {
    if (performance.now() > end) return false
    await sleep(POLL_MS)
  }
  return true
}

/** Starts a program in its own group. Throws what spawn throws when it cannot start. */
export const startGroup = async (options: GroupOptions): Promise<Group> => {
  const output = openSync(options.log, "a", 0o640)
  const name = options.stopSignal.slice(3)
  const child = spawn("/bin/sh", ["-c", WATCHED, "sh", name, options.command, ...options.args], {
    cwd: options.cwd,
    env: options.env,
    ...spawnOwner(options.owner),
    detached: true,
    stdio: ["pipe", output, output],
  })
  closeSync(output)
  // Nothing is ever written to it; when the child goes first, that is no error of ours.
  child.stdin?.on("error", () => undefined)
  let running = true
  const ended = new Promise<number>((resolve) => {
    child.once("error", () => resolve(127))
    child.once("exit", (code) => resolve(code ?? 128))
  }).then((code) => {
    running = false
    return code
  })
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve)
    child.once("error", reject)
  })
  const pid = child.pid ?? 0
  // The program ended by itself: its helpers and the watcher go, too.
  void ended.then(() => signalGroup(pid, "SIGKILL"))
  return {
    pid,
    get running() {
      return running
    },
    ended,
    async stop(graceMs) {
      if (running) {
        try {
          process.kill(pid, options.stopSignal)
        } catch {
          // It has just ended.
        }
        await settle(() => !running, graceMs)
      }
      signalGroup(pid, "SIGKILL")
      // Bounded, as a member nobody took note of keeps the group's number in use.
      await settle(() => !signalGroup(pid, 0), 300)
      child.stdin?.destroy()
    },
  }
}
