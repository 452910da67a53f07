import { existsSync } from "node:fs"
import { cpus, loadavg } from "node:os"
import { CRS_FOLDER } from "./engine.ts"
import { load, type Load } from "./load.ts"
import { HOW_TO_INSTALL, hasNginx } from "./nginx.ts"
import { repeatedRequests } from "./repeated.ts"
import { attackRequest, listRequest, orderRequest } from "./requests.ts"
import { memoryOf, startOwn, startProxy, startRival, type Side } from "./sides.ts"
import { worstCases } from "./worst.ts"

/**
 * The engine behind a bare proxy of node:http against one worker of nginx with libmodsecurity3, on the same rules and the
 * same requests in the same run, turn by turn; figures are medians of the turns. Every request is another one.
 */
const TURNS = 5
/** V8 goes on compiling for some twenty thousand requests; nginx is as quick from the first one on. */
const WARM_REQUESTS = 25_000
const MOST_WARM_MS = 16_000
const WARM_NGINX_MS = 500
const TURN_MS = 2000
/** The last one sees the worst bodies too. */
const LEVELS = [2, 1]

const REQUESTS = [
  ["product list GET", listRequest],
  ["order form POST", orderRequest],
] as const

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const medianLoad = (turns: readonly Load[]): Load => ({
  perSecond: median(turns.map((one) => one.perSecond)),
  p50Ms: median(turns.map((one) => one.p50Ms)),
  p99Ms: median(turns.map((one) => one.p99Ms)),
  cpuMicrosPerRequest: median(turns.map((one) => one.cpuMicrosPerRequest)),
  refused: turns.reduce((sum, one) => sum + one.refused, 0),
  asked: turns.reduce((sum, one) => sum + one.asked, 0),
})

const show = (name: string, figures: Load, more: string): void => {
  const { perSecond, p50Ms, p99Ms, cpuMicrosPerRequest, refused, asked } = figures
  const cells = [
    name.padEnd(23),
    `${perSecond.toFixed(0)}/s`.padStart(8),
    `p50 ${p50Ms.toFixed(2)} ms`.padStart(14),
    `p99 ${p99Ms.toFixed(2)} ms`.padStart(15),
    `${cpuMicrosPerRequest.toFixed(0)} us CPU`.padStart(12),
    refused === 0 ? "" : ` ${refused} of ${asked} refused`,
    more,
  ]
  console.log(cells.join(" "))
}

/** All sides turn by turn, so that what else the machine does meets them alike. */
const inTurns = async (sides: readonly Side[], make: (n: number) => Buffer): Promise<Load[]> => {
  const turns: Load[][] = sides.map(() => [])
  for (const { name, port, pid, warms } of sides) {
    if (warms) show(`${name}, cold`, await load(port, pid, make, TURN_MS), "")
    await load(port, pid, make, warms ? MOST_WARM_MS : WARM_NGINX_MS, 8, warms ? WARM_REQUESTS : Infinity)
  }
  for (let turn = 0; turn < TURNS; turn++)
    for (const [index, { port, pid }] of sides.entries()) turns[index]?.push(await load(port, pid, make, TURN_MS))
  return turns.map(medianLoad)
}

const against = (ours: Load, theirs: Load | undefined): string =>
  theirs === undefined
    ? ""
    : ` = ${(ours.perSecond / theirs.perSecond).toFixed(1)} x nginx's requests, 1/${(theirs.cpuMicrosPerRequest / ours.cpuMicrosPerRequest).toFixed(1)} of its CPU time`

const refusesAttacks = async ({ name, port, pid }: Side): Promise<void> => {
  const { refused, asked } = await load(port, pid, attackRequest, 200, 1)
  if (refused < asked || asked === 0) throw new Error(`${name} refused ${refused} of ${asked} attacks`)
}

const measureLevel = async (upstream: number, bare: Side, level: number): Promise<void> => {
  const ours = await startProxy(upstream, level)
  const sides = [bare, ours, ...(hasNginx() ? [await startRival(upstream, level)] : [])]
  for (const side of sides.slice(1)) await refusesAttacks(side)
  for (const [request, make] of REQUESTS) {
    console.log(`\n${request}, level ${level} (load ${loadavg()[0]?.toFixed(1)})`)
    const [none, own, rival] = await inTurns(sides, make)
    if (none === undefined || own === undefined) return
    const share = 1 - none.cpuMicrosPerRequest / own.cpuMicrosPerRequest
    show(bare.name, none, "")
    show(ours.name, own, ` engine ${(share * 100).toFixed(0)} % of it${against(own, rival)}`)
    if (rival !== undefined) show(`nginx, level ${level}`, rival, "")
  }
  console.log("")
  for (const { name, pid, startMs } of sides.slice(1)) {
    const { nowMb, peakMb } = memoryOf(pid)
    console.log(
      `${name.padEnd(23)} start-up ${startMs.toFixed(0)} ms, memory ${nowMb.toFixed(0)} MB, at most ${peakMb.toFixed(0)} MB`,
    )
  }
  if (level === LEVELS.at(-1)) await worstCases(sides.slice(1))
  for (const side of sides.slice(1)) side.stop()
}

const bench = async (): Promise<void> => {
  if (!existsSync(CRS_FOLDER)) {
    console.log("the OWASP rule set is not in ../shared/waf/crs-4.28.0: nothing to measure with")
    return
  }
  console.log(`${cpus()[0]?.model ?? "?"}, ${cpus().length} CPUs, Node ${process.version}`)
  if (!hasNginx()) console.log(`nginx is not installed; to compare: ${HOW_TO_INSTALL}`)
  const upstream = await startOwn("upstream.ts")
  const port = upstream.said[0] ?? 0
  const bare = await startProxy(port, null)
  for (const level of LEVELS) await measureLevel(port, bare, level)
  bare.stop()
  upstream.child.kill()
  repeatedRequests()
}

await bench()
