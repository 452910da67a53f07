import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { CRS_FOLDER } from "../waf/engine.ts"
import type { Load } from "../waf/load.ts"
import { HOW_TO_INSTALL, hasNginx } from "../waf/nginx.ts"
import { memoryOf, startRival, type Side } from "../waf/sides.ts"
import { buildInto, SOURCE } from "./built.ts"
import { idleConnections, transfer } from "./memory.ts"
import { REQUESTS } from "./requests.ts"
import { startBare, startGate, startShop } from "./sides.ts"
import { inTurns } from "./speed.ts"
import { whyRefused } from "./why.ts"

/*
 * `sekisho up` as it is shipped, against a bare proxy of node:http and one worker of nginx with libmodsecurity3 on the same
 * rules, in the same run. Each is a process of its own; what is told of a proxy is its own processor time, so what else the
 * machine does hardly matters.
 *   node bench/gate/main.ts [speed|memory] [--quick]
 */
const quick = process.argv.includes("--quick")
const only = process.argv.slice(2).find((word) => word === "speed" || word === "memory")
const [TURNS, TURN_MS] = quick ? [1, 1_000] : [3, 2_000]
const MEGABYTES = 1_024
const IDLE = 5_000

const show = (name: string, { perSecond, p50Ms, p99Ms, cpuMicrosPerRequest: micros, refused }: Load): void => {
  const cells = [
    name.padEnd(26),
    `${micros.toFixed(0)} us CPU`.padStart(12),
    `${(1e6 / micros).toFixed(0)}/s a core`.padStart(15),
    `${perSecond.toFixed(0)}/s`.padStart(8),
    `p50 ${p50Ms.toFixed(2)} ms`.padStart(14),
    `p99 ${p99Ms.toFixed(2)} ms`.padStart(15),
    refused === 0 ? "" : ` ${refused} refused`,
  ]
  console.log(cells.join(" "))
}

const ratio = (one: Load | undefined, other: Load | undefined): number =>
  (other?.cpuMicrosPerRequest ?? NaN) / (one?.cpuMicrosPerRequest ?? NaN)

const speed = async (sides: readonly Side[], folder: string): Promise<void> => {
  for (const [request, make] of REQUESTS) {
    console.log(`\n${request} (load ${loadavg()[0]?.toFixed(1)})`)
    const loads = await inTurns(sides, make, TURNS, TURN_MS)
    for (const [index, figures] of loads.entries()) show(sides[index]?.name ?? "", figures)
    const of = (name: string): Load | undefined => loads[sides.findIndex((side) => side.name.startsWith(name))]
    const percent = (100 * ratio(of("gate, all but waf"), of("bare"))).toFixed(0)
    console.log(`all guards but the waf: ${percent} % of the bare proxy's requests a core`)
    if (of("nginx"))
      console.log(
        `all guards and the waf: ${ratio(of("gate, all, waf 1"), of("nginx")).toFixed(1)} x nginx's requests a core`,
      )
    const refused = loads.some((one) => one.refused > 0)
    if (refused) console.log(`why refused: ${whyRefused(folder)}`)
  }
  for (const { name, pid } of sides) console.log(`${name}: ${memoryOf(pid).nowMb.toFixed(0)} MB after that`)
}

const memory = async (
  entry: string,
  folder: string,
  shop: Side,
  bare: Side,
  keep: (side: Side) => Side,
): Promise<void> => {
  console.log("")
  const built = keep(await startGate(entry, folder, "all", shop, "carrier"))
  const source = keep(await startGate(SOURCE, folder, "all", shop, "from source"))
  console.log(
    `idle: ${memoryOf(built.pid).nowMb.toFixed(0)} MB with all guards but the waf (run from its source: ${memoryOf(source.pid).nowMb.toFixed(0)} MB)`,
  )
  source.stop()
  if (existsSync(CRS_FOLDER)) {
    const waf = keep(await startGate(entry, folder, "all-and-waf", shop, "idle with waf"))
    console.log(`idle: ${memoryOf(waf.pid).nowMb.toFixed(0)} MB with all guards and the waf`)
    waf.stop()
  }
  for (const method of ["GET", "POST"] as const)
    for (const side of [built, bare]) {
      const { seconds, peakMb } = await transfer(side, method, MEGABYTES)
      console.log(
        `${method} of ${MEGABYTES} MB, ${side === bare ? "bare proxy" : "gate"}: at most ${peakMb.toFixed(0)} MB resident, ${seconds.toFixed(1)} s`,
      )
    }
  const quiet = keep(await startGate(entry, folder, "all", shop, "quiet"))
  console.log(`${IDLE} idle connections: ${(await idleConnections(quiet, IDLE)).toFixed(0)} MB resident`)
}

const main = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"))
  const running: Side[] = []
  const keep = (side: Side): Side => {
    running.push(side)
    return side
  }
  try {
    console.log(`${cpus()[0]?.model ?? "?"}, ${cpus().length} CPUs, Node ${process.version}`)
    const entry = buildInto(folder)
    const shop = keep(await startShop(MEGABYTES))
    const bare = keep(await startBare(shop))
    if (only !== "memory") {
      const names = [
        ["gate, no guards", "none"],
        ["gate, all but waf", "all"],
      ] as const
      const gates: Side[] = []
      for (const [name, guards] of names) gates.push(keep(await startGate(entry, folder, guards, shop, name)))
      if (!existsSync(CRS_FOLDER)) console.log("the OWASP rule set is not in ../shared/waf: no figures of the waf")
      else {
        gates.push(keep(await startGate(entry, folder, "all-and-waf", shop, "gate, all, waf 1")))
        if (hasNginx()) gates.push(keep(await startRival(shop.port, 1)))
        else console.log(`nginx is not installed; to compare: ${HOW_TO_INSTALL}`)
      }
      await speed([bare, ...gates], folder)
    }
    if (only !== "speed") await memory(entry, folder, shop, bare, keep)
  } finally {
    for (const side of running) side.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
