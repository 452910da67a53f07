import { spawn, type ChildProcess } from "node:child_process"
import { existsSync } from "node:fs"
import { cpus } from "node:os"
import { join } from "node:path"
import { CRS_FOLDER } from "./engine.ts"
import { load, type Load } from "./load.ts"
import { HOW_TO_INSTALL, hasNginx, startNginx } from "./nginx.ts"
import { listRequest, orderRequest } from "./requests.ts"
import { worstCases } from "./worst.ts"

/**
 * The engine behind a bare proxy of node:http against one worker of nginx with libmodsecurity3, on the same rules and the
 * same requests in the same run. Every request is another one; nothing is kept from request to request, so the share of a
 * cache in these figures is nil.
 */
const WARM_MS = 3000
const RUN_MS = 6000

const start = (file: string, ...words: readonly string[]): Promise<{ child: ChildProcess; port: number }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, file), ...words], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    child.stdout.setEncoding("utf8").once("data", (line: string) => {
      resolve({ child, port: Number(line) })
    })
    child.once("error", reject)
  })

const REQUESTS = [
  ["product list GET", listRequest],
  ["order form POST", orderRequest],
] as const

const show = (name: string, request: string, figures: Load, ratio: string): void => {
  const cells = [
    name.padEnd(24),
    request.padEnd(17),
    `${figures.perSecond.toFixed(0)}/s`.padStart(8),
    `p50 ${figures.p50Ms.toFixed(2)} ms`.padStart(14),
    `p99 ${figures.p99Ms.toFixed(2)} ms`.padStart(15),
    `${figures.cpuMicrosPerRequest.toFixed(0)} us CPU`.padStart(12),
    figures.refused === 0 ? "" : `${figures.refused} refused`,
    ratio,
  ]
  console.log(cells.join(" "))
}

const measure = async (port: number, pid: number, make: (n: number) => Buffer): Promise<Load> => {
  await load(port, pid, make, WARM_MS)
  return load(port, pid, make, RUN_MS)
}

const measureProxy = async (upstream: number, level: number | null): Promise<Load[]> => {
  const { child, port } = await start("proxy.ts", String(upstream), ...(level === null ? [] : [String(level)]))
  const figures: Load[] = []
  for (const [name, make] of REQUESTS) {
    const one = await measure(port, child.pid ?? 0, make)
    figures.push(one)
    show(level === null ? "proxy without engine" : `sekisho, level ${level}`, name, one, "")
  }
  child.kill()
  return figures
}

const measureNginx = async (upstream: number, level: number, ours: readonly Load[]): Promise<void> => {
  const nginx = await startNginx(upstream, level)
  for (const [index, [name, make]] of REQUESTS.entries()) {
    const one = await measure(nginx.port, nginx.pid, make)
    const our = ours[index]
    const ratio =
      our === undefined
        ? ""
        : `sekisho x ${(our.perSecond / one.perSecond).toFixed(1)}, CPU x ${(one.cpuMicrosPerRequest / our.cpuMicrosPerRequest).toFixed(1)}`
    show(`nginx, level ${level}`, name, one, ratio)
  }
  nginx.process.kill("SIGTERM")
}

const bench = async (): Promise<void> => {
  if (!existsSync(CRS_FOLDER)) {
    console.log("the OWASP rule set is not in ../shared/waf/crs-4.28.0: nothing to measure with")
    return
  }
  console.log(`${cpus()[0]?.model ?? "?"}, ${cpus().length} CPUs, Node ${process.version}`)
  const upstream = await start("upstream.ts")
  await measureProxy(upstream.port, null)
  for (const level of [1, 2]) {
    const ours = await measureProxy(upstream.port, level)
    if (hasNginx()) await measureNginx(upstream.port, level, ours)
  }
  if (!hasNginx()) console.log(`nginx is not installed; to compare: ${HOW_TO_INSTALL}`)
  upstream.child.kill()
  worstCases()
}

await bench()
