import { chown, mkdtemp, readFile, rm, writeFile, chmod } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { cutEvidence } from "../../lib/limits.ts"
import type { Fault } from "../facts.ts"

/** `nobody` on every Linux we know: it owns nothing that a page could reach. */
const NOBODY = 65534
const SETPRIV = "/usr/bin/setpriv"
const LAUNCH_MS = 20_000
const CLOSE_MS = 4_000

const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-crash-reporter",
  "--disable-breakpad",
  "--dns-prefetch-disable",
  "--no-pings",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
] as const
/** Without these of the driver's own flags, Chromium keeps its usual defences. */
const NOT_THOSE = ["--disable-popup-blocking", "--disable-client-side-phishing-detection", "--allow-pre-commit-input"]

export interface LaunchOptions {
  readonly executable: string
  /** True where pages from outside our own network will be shown: then the sandbox is not negotiable. */
  readonly outside: boolean
  readonly flags: readonly string[]
  /** Whether we are root; told only by tests. */
  readonly isRoot?: boolean
}
export interface Launched {
  readonly browser: Browser
  readonly sandboxed: boolean
  /** Ends the browser and all its processes, also when it does not answer; takes its folder away. */
  close(): Promise<void>
}
export type LaunchResult =
  | { readonly state: "launched"; readonly launched: Launched }
  | { readonly state: "not"; readonly fault: Fault; readonly detail: string }

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/**
 * The script that the driver starts in the browser's place. It writes its process id, gives the browser a profile in our folder
 * and, when we are root, becomes `nobody` for good before the browser begins.
 */
const starter = (folder: string, executable: string, dropsRights: boolean): string => `#!/bin/sh
for given do
  shift
  case "$given" in
    --user-data-dir=*) set -- "$@" ${quoted(`--user-data-dir=${join(folder, "profile")}`)} ;;
    *) set -- "$@" "$given" ;;
  esac
done
echo $$ > ${quoted(join(folder, "pid"))}
cd ${quoted(folder)}
exec ${dropsRights ? `${SETPRIV} --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --inh-caps=-all ` : ""}${quoted(executable)} "$@"
`

const PROXY_NAMES = ["http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]
/** The browser gets nothing of our environment but what it needs: no secret of ours can leak through it. */
const environmentFor = (folder: string): Record<string, string> => {
  const kept = PROXY_NAMES.flatMap((name) => (process.env[name] ? [[name, process.env[name]] as const] : []))
  return { HOME: folder, TMPDIR: folder, PATH: "/usr/bin:/bin", LANG: "C.UTF-8", ...Object.fromEntries(kept) }
}

const killGroup = async (folder: string): Promise<void> => {
  const pid = Number.parseInt(await readFile(join(folder, "pid"), "utf8").catch(() => ""), 10)
  if (!(pid > 1)) return
  try {
    process.kill(-pid, "SIGKILL")
  } catch {
    // It has ended by itself.
  }
}

const within = async (work: Promise<unknown>, timeoutMs: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((done) => {
    timer = setTimeout(done, timeoutMs)
  })
  await Promise.race([work.catch(() => undefined), late])
  clearTimeout(timer)
}

const closing =
  (browser: Browser | null, folder: string): (() => Promise<void>) =>
  async () => {
    if (browser !== null) await within(browser.close(), CLOSE_MS)
    await killGroup(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const start = async (options: LaunchOptions, isRoot: boolean, sandboxed: boolean): Promise<Launched> => {
  const folder = await mkdtemp(join(tmpdir(), "sekisho-browser-"))
  try {
    const script = join(folder, "start.sh")
    await writeFile(script, starter(folder, options.executable, isRoot), { mode: 0o755 })
    await chmod(folder, 0o711)
    if (isRoot) await chown(folder, NOBODY, NOBODY)
    // Its driver is larger than all the rest of us: only who really opens a browser loads it.
    const { chromium } = await import("playwright-core")
    const browser = await chromium.launch({
      executablePath: script,
      headless: true,
      chromiumSandbox: sandboxed,
      env: environmentFor(folder),
      timeout: LAUNCH_MS,
      args: [...FLAGS, ...options.flags],
      ignoreDefaultArgs: NOT_THOSE,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    return { browser, sandboxed, close: closing(browser, folder) }
  } catch (error) {
    await closing(null, folder)()
    throw error
  }
}

/** The line of the browser's own words that says why it did not start. */
const lineOf = (reason: string): string => {
  const lines = reason.split("\n").filter((line) => /sandbox|namespace|FATAL|EACCES|ENOENT|denied|error/i.test(line))
  return cutEvidence((lines.find((line) => /sandbox|namespace|FATAL/i.test(line)) ?? lines[0] ?? reason).trim(), 160)
}

/**
 * Starts Chromium with its sandbox, and never as root. Where its sandbox cannot be used, it still starts without one for pages of
 * our own machine or network, and is refused (`browser-refused`) for pages from outside. Never throws.
 */
export const launchBrowser = async (options: LaunchOptions): Promise<LaunchResult> => {
  const isRoot = options.isRoot ?? process.getuid?.() === 0
  try {
    return { state: "launched", launched: await start(options, isRoot, true) }
  } catch (error) {
    const reason = reasonOf(error)
    const bySandbox = /sandbox|namespace|zygote/i.test(reason.replaceAll(/--[\w-]*sandbox[\w-]*/g, ""))
    if (options.outside)
      return { state: "not", fault: bySandbox ? "browser-refused" : "browser-failed", detail: lineOf(reason) }
  }
  try {
    return { state: "launched", launched: await start(options, isRoot, false) }
  } catch (error) {
    return { state: "not", fault: "browser-failed", detail: lineOf(reasonOf(error)) }
  }
}
