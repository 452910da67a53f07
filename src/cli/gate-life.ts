import { existsSync, globSync, readFileSync, rmSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { isUntried, lifeShape, type Life } from "../gate/life/proof.ts"
import { proveLife } from "../gate/life/prove.ts"
import { deleteOldEvents } from "../gate/old-events.ts"
import { eventOf } from "../gate/state.ts"
import { HOUR_MS, MINUTE_MS } from "../lib/clock.ts"
import { bypassFile, isBypassed, readBypass } from "../gate/bypass.ts"
import type { Io } from "./command.ts"
import { readText, writeText } from "./files.ts"
import type { GateParts, Loaded } from "./gate-process.ts"

/** A proof counts for a day; it is given twice as often, and one that failed is given again after an hour. */
const EVERY_MS = 12 * HOUR_MS
const AGAIN_MS = HOUR_MS
const LOOK_MS = MINUTE_MS

const lifeFile = (dataDir: string, site: string): string => join(dataDir, "sites", site, "life.json")

/** The last proof of a site's guards; null where there is none that can be read. */
export const readLife = (dataDir: string, site: string): Life | null => {
  try {
    const parsed = lifeShape.safeParse(JSON.parse(readText(lifeFile(dataDir, site))))
    return parsed.success && parsed.data.site === site ? parsed.data : null
  } catch {
    return null
  }
}

/** A bypass makes all proofs lapse: afterwards the gate has to give them anew. */
export const forgetLives = (dataDir: string): void => {
  for (const file of globSync(join(dataDir, "sites", "*", "life.json"))) rmSync(file, { force: true })
}

/** Guards that were tried and did not act everywhere; one that could not be tried at all is not among them. */
export const deadOf = ({ guards }: Life): readonly string[] =>
  guards.filter(({ doors }) => doors.some((one) => !one.acted && !isUntried(one))).map(({ guard }) => guard)

/** Proves now, site by site, and keeps what came of it. */
export const proveAll = async (
  io: Pick<Io, "clock">,
  parts: Pick<GateParts, "events" | "dataDir" | "services">,
  { plan, config, folder }: Pick<Loaded, "plan" | "config"> & { readonly folder: string },
): Promise<readonly Life[]> => {
  const lives: Life[] = []
  for (const site of plan.sites) {
    const authority = config.sites.find(({ id }) => id === site.id)?.authority
    const file = authority === undefined ? null : resolve(folder, authority)
    const ca = file !== null && existsSync(file) ? { authority: readFileSync(file, "utf8") } : {}
    const life = await proveLife(site, { clock: io.clock, services: parts.services, ...ca })
    // What was proved while everything passed proves nothing.
    if (isBypassed(readBypass(bypassFile(parts.dataDir)), io.clock())) return lives
    writeText(lifeFile(parts.dataDir, site.id), `${JSON.stringify(life, null, 2)}\n`)
    const dead = deadOf(life)
    const reason = dead.length === 0 ? "gate.life" : "gate.life-missing"
    parts.events.write(eventOf({ site: site.id, reason, path: dead.join(",") || null }))
    lives.push(life)
  }
  return lives
}

/** Looks every minute whether a proof is due: twice a day, after a new configuration, and after a bypass. */
export const keepProving = (
  io: Pick<Io, "clock">,
  parts: GateParts,
  file: string,
  loaded: () => Loaded,
): { stop(): Promise<void> } => {
  let under: Promise<unknown> = Promise.resolve()
  let busy = false
  let proved: unknown = null
  const isDue = ({ plan }: Loaded): boolean =>
    proved !== plan ||
    plan.sites.some((site) => {
      const life = readLife(parts.dataDir, site.id)
      return life === null || Math.abs(io.clock() - life.atMs) > (deadOf(life).length === 0 ? EVERY_MS : AGAIN_MS)
    })
  const look = (): void => {
    const now = loaded()
    deleteOldEvents(join(parts.dataDir, "events"), now.config.events.days, io.clock())
    if (busy || !isDue(now) || isBypassed(readBypass(bypassFile(parts.dataDir)), io.clock())) return
    busy = true
    under = proveAll(io, parts, { ...now, folder: dirname(file) })
      .then(() => (proved = now.plan))
      .catch(() => undefined)
      .finally(() => (busy = false))
  }
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      if (busy) await Promise.race([under, new Promise((done) => setTimeout(done, 1_000).unref())])
    },
  }
}
