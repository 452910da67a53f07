import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Life, LifeDoor } from "../../../src/gate/life/proof.ts"
import { proveLife } from "../../../src/gate/life/prove.ts"
import { keysFrom } from "../../../src/gate/services/keys.ts"
import { openMailer } from "../../../src/gate/services/mailer.ts"
import type { Services } from "../../../src/gate/services/services.ts"
import { memoryCounters } from "../../../src/storage/memory-counters.ts"
import { openSqlite } from "../../../src/storage/sqlite.ts"
import { mailServer, type MailServer } from "./accounts/mail-server.ts"
import { smallShop, type SmallShop } from "./accounts/shop.ts"
import { oneShop, startRig, type Rig } from "./rig.ts"

interface Shop {
  readonly url: string
  close(): Promise<void>
}
/** A shop with customers' accounts behind a gate that can prove its guards. */
export interface LifeRig<S extends Shop = SmallShop> {
  readonly shop: S
  readonly rig: Rig
  readonly mail: MailServer
  /** What the gate's stages use; the running gate may have been given others. */
  readonly services: Pick<Services, "counters" | "keys" | "records">
  /** Proves the guards as the running gate's configuration says, or as another one. */
  prove(site?: string): Promise<Life>
  close(): Promise<void>
}

export interface LifeWish<S extends Shop = SmallShop> {
  /** Lines of the site, with its guards. */
  readonly site: string
  /** Instead of those of the gate that proves. */
  readonly running?: (services: Services) => Partial<Services>
  /** Stands between the gate and the shop: its address instead of the shop's. */
  readonly front?: (shop: S) => Promise<Shop>
}

export const EVERSHOP = `platform: evershop
canary: { account: register }`

export const lifeRig = async (wish: LifeWish): Promise<LifeRig> => lifeRigOf(await smallShop({}), wish)

/** With another shop, which ends with the rig. */
export const lifeRigOf = async <S extends Shop>(
  shop: S,
  { site, running, front }: LifeWish<S>,
): Promise<LifeRig<S>> => {
  const mail = await mailServer()
  const before = await front?.(shop)
  const folder = mkdtempSync(join(tmpdir(), "sekisho-life-"))
  const records = await openSqlite(join(folder, "records.db"))
  const clock = Date.now
  const mailer = openMailer({ url: mail.url, from: "shop@shop.test", folder: join(folder, "mail"), clock, random: randomBytes }) // prettier-ignore
  const own = { counters: memoryCounters(), keys: keysFrom(randomBytes(32)), records, mailer, random: randomBytes }
  const services: Services = { ...own, ask: async () => null }
  const yaml = (lines: string): string => oneShop(before?.url ?? shop.url, lines, "trusted-proxies: [127.0.0.1/32]")
  const rig = await startRig(yaml(site), { services: { ...own, ...running?.(services) }, folder: join(folder, "gate") })
  return {
    shop,
    rig,
    mail,
    services: own,
    prove(lines = site) {
      const [plan] = rig.plan(yaml(lines)).sites
      if (plan === undefined) throw new Error("no site")
      return proveLife(plan, { clock, services: own, address: { host: "127.0.0.1", port: rig.port }, mailMs: 500 })
    },
    async close() {
      await rig.close()
      await mailer.close()
      await records.close()
      await mail.close()
      await before?.close()
      await shop.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The doors at which one work of a guard was tried. */
export const doorsOf = (life: Life, guard: string, claim?: string): readonly LifeDoor[] =>
  (life.guards.find((one) => one.guard === guard)?.doors ?? []).filter((one) => claim === undefined || one.claim === claim) // prettier-ignore
/** `acted`, or why not; one word a door. */
export const wordsOf = (life: Life, guard: string, claim?: string): readonly string[] =>
  doorsOf(life, guard, claim).map(({ acted, reason }) => (acted ? "acted" : reason))
