import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test, type TestContext } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { endOf } from "./database.ts"
import { startGroup, type GroupOptions } from "./group.ts"

const folder = (t: TestContext): string => {
  const made = mkdtempSync(join(tmpdir(), "sekisho-group-"))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return made
}
const options = (cwd: string, script: string): GroupOptions => ({
  command: "/bin/sh",
  args: ["-c", script],
  cwd,
  env: { PATH: "/usr/bin:/bin" },
  owner: null,
  log: join(cwd, "log"),
  stopSignal: "SIGTERM",
})

/** A process that nobody takes note of any more is gone for us, too. */
const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch {
    return true
  }
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ")
  } catch {
    return false
  }
}
const until = async (is: () => boolean, boundMs = 5_000): Promise<boolean> => {
  for (const end = performance.now() + boundMs; performance.now() < end; await sleep(20)) if (is()) return true
  return false
}
const pidIn = (file: string): number => {
  try {
    return Number(readFileSync(file, "utf8"))
  } catch {
    return 0
  }
}

test("tells the exit code and keeps the output", async (t) => {
  const cwd = folder(t)
  const group = await startGroup(options(cwd, "echo out; echo err >&2; exit 7"))
  assert.equal(await group.ended, 7)
  assert.equal(group.running, false)
  assert.equal(readFileSync(join(cwd, "log"), "utf8"), "out\nerr\n")
})

test("a program that is not there ends with 127", async (t) => {
  const cwd = folder(t)
  assert.equal(await (await startGroup({ ...options(cwd, ""), command: "/nowhere/program" })).ended, 127)
})

test("stopping ends the helpers, too, even those that do not want to", async (t) => {
  const cwd = folder(t)
  const group = await startGroup(
    options(
      cwd,
      `(trap "" TERM INT; echo $$ >&2; sh -c 'echo $PPID' > helper; while :; do sleep 1; done) & trap "" TERM; wait; while :; do sleep 1; done`,
    ),
  )
  assert.ok(await until(() => pidIn(join(cwd, "helper")) > 0))
  const helper = pidIn(join(cwd, "helper"))
  await group.stop(50)
  assert.equal(group.running, false)
  assert.ok(await until(() => isGone(helper)))
  await group.stop(50)
})

test("a helper does not outlive a program that ends by itself", async (t) => {
  const cwd = folder(t)
  const group = await startGroup(options(cwd, `sleep 60 & echo $! > helper; exit 0`))
  assert.equal(await group.ended, 0)
  assert.ok(await until(() => isGone(pidIn(join(cwd, "helper")))))
})

test("an abort ends what is waited for", async (t) => {
  const cwd = folder(t)
  const group = await startGroup(options(cwd, "exec sleep 60"))
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 50)
  assert.notEqual(await endOf(group, stop.signal), 0)
  assert.equal(group.running, false)
})

test("when this process is killed outright, the group still ends", async (t) => {
  const cwd = folder(t)
  const script = join(cwd, "starter.ts")
  writeFileSync(
    script,
    `import { startGroup } from ${JSON.stringify(join(import.meta.dirname, "group.ts"))}
await startGroup(${JSON.stringify(options(cwd, "echo $$ > program; sleep 60 & echo $! > helper; wait"))})
setInterval(() => undefined, 1_000)`,
  )
  const starter = spawn(process.execPath, [script], { stdio: "ignore" })
  const files = ["program", "helper"].map((name) => join(cwd, name))
  assert.ok(await until(() => files.every((file) => pidIn(file) > 0)))
  const pids = files.map(pidIn)
  starter.kill("SIGKILL")
  assert.ok(await until(() => pids.every(isGone)), `left: ${pids.filter((pid) => !isGone(pid))}`)
})
