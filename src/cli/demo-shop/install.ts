import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { delimiter, dirname, isAbsolute, join } from "node:path"
import { z } from "zod"
import { endOf, linkLibraries, postgresFolder } from "./database.ts"
import { startGroup } from "./group.ts"
import type { Place } from "./place.ts"
import type { Failing } from "./reasons.ts"
import { listSource } from "./source.ts"

const entry = z.object({
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  libc: z.array(z.string()).optional(),
})
const lockFile = z.object({ packages: z.record(z.string(), entry) })

interface System {
  readonly platform: string
  readonly arch: string
}

/** Does a package with this list belong on this system? `!name` in npm's lists means "all but". */
const allows = (list: readonly string[] | undefined, name: string): boolean =>
  list === undefined || list.includes(name) || (list.some((item) => item.startsWith("!")) && !list.includes(`!${name}`))

/** The folders npm will make on this system, relative to the installation. */
export const expectedPackages = (lock: string, system: System): readonly string[] =>
  Object.entries(lockFile.parse(JSON.parse(lock)).packages)
    .filter(([path, { os, cpu, libc }]) => {
      // Which C library is there would take a program to find out; the estimate does well without these few.
      return path !== "" && libc === undefined && allows(os, system.platform) && allows(cpu, system.arch)
    })
    .map(([path]) => path)

/**
 * How to run npm: the one that runs us, else the one a person would call, with its own Node, as npm's settings (a company's
 * registry, its certificates) lie beside that; else the one beside our Node. Null where there is none.
 */
export const findNpm = (environment: NodeJS.ProcessEnv, node: string): readonly [string, ...string[]] | null => {
  const { npm_execpath: program, npm_node_execpath: itsNode } = environment
  if (program?.endsWith("npm-cli.js") && itsNode && existsSync(program) && existsSync(itsNode))
    return [itsNode, program]
  for (const folder of (environment["PATH"] ?? "").split(delimiter))
    if (isAbsolute(folder) && existsSync(join(folder, "npm"))) return [join(folder, "npm")]
  const beside = join(dirname(node), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js")
  return existsSync(beside) ? [node, beside] : null
}

/** Puts the shop's own files into the installation, over older ones. */
export const placeFiles = (source: string, place: Place): void => {
  for (const { from, to } of listSource(source)) {
    const target = join(place.evershop, to)
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(join(source, from), target)
    // The shop runs as another user when we are root.
    chmodSync(dirname(target), 0o755)
    chmodSync(target, 0o644)
  }
}

export interface InstallOptions {
  readonly place: Place
  readonly failing: Failing
  readonly signal: AbortSignal
  /** Share of the packages that are there, 0 to 1. */
  readonly tick: (done: number) => void
}

const POLL_MS = 500

/** Installs exactly what the lock file names, running no package's scripts. Throws DEMO_FAILED. */
export const installPackages = async ({ place, failing, signal, tick }: InstallOptions): Promise<void> => {
  const npm = findNpm(process.env, process.execPath)
  if (npm === null) throw failing("noNpm")
  // Removed first, so that the count below starts at nothing.
  rmSync(join(place.evershop, "node_modules"), { recursive: true, force: true })
  const expected = expectedPackages(readFileSync(join(place.evershop, "package-lock.json"), "utf8"), process)
  const group = await startGroup({
    command: npm[0],
    args: [...npm.slice(1), "ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--no-progress"],
    cwd: place.evershop,
    env: process.env,
    // As ourselves: the person's npm settings and cache count, and no script of a package runs.
    owner: null,
    log: place.npmLog,
    stopSignal: "SIGTERM",
  })
  const timer = setInterval(() => {
    const there = expected.filter((path) => existsSync(join(place.evershop, path, "package.json"))).length
    tick(there / Math.max(1, expected.length))
  }, POLL_MS)
  try {
    const code = await endOf(group, signal)
    if (signal.aborted) throw failing("stopped")
    if (code !== 0) throw failing("install", { code })
  } finally {
    clearInterval(timer)
  }
  linkLibraries(postgresFolder(place))
}
