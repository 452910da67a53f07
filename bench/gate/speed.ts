import { load, type Load } from "../waf/load.ts"
import type { Side } from "../waf/sides.ts"

/**
 * A gate runs for weeks, so it is measured as it is then: after this many requests V8 has compiled what they use, which at the
 * first thousands costs twice as much. nginx is as quick from the first request on.
 */
const WARM_REQUESTS = 20_000
const MOST_WARM_MS = 40_000
const WARM_NGINX_MS = 500

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

/** All sides turn by turn, so that what else the machine does meets them alike; the medians of the turns. */
export const inTurns = async (
  sides: readonly Side[],
  make: (n: number) => Buffer,
  turns: number,
  turnMs: number,
): Promise<Load[]> => {
  const loads: Load[][] = sides.map(() => [])
  let first = 0
  const next = (n: number): Buffer => make(first + n)
  for (const { port, pid, warms } of sides)
    await load(port, pid, next, warms ? MOST_WARM_MS : WARM_NGINX_MS, 8, warms ? WARM_REQUESTS : Infinity)
  for (let turn = 0; turn < turns; turn += 1)
    for (const [index, { port, pid }] of sides.entries()) {
      first += 1_000_000
      loads[index]?.push(await load(port, pid, next, turnMs))
    }
  return loads.map(medianLoad)
}
