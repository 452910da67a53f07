import type { Config } from "../config/schema.ts"
import type { Order } from "../gate/orders.ts"
import type { Services } from "../gate/services/services.ts"
import { devicesOf } from "../gate/stages/admin-access/devices.ts"
import { tallyOf } from "../gate/stages/login-defence/tally.ts"
import type { Clock } from "../lib/clock.ts"
import type { Records } from "../storage/records.ts"

/** Does what the command line asked for; what this configuration has no guard for is left alone. */
export const carryOutOrder = async (
  { site, account }: Order,
  config: Config,
  services: Services,
  clock: Clock,
): Promise<boolean> => {
  const settings = config.sites.find(({ id }) => id === site)?.guards["login-defence"]
  if (settings === undefined) return false
  await tallyOf({ site, services }, settings).unlock(account, clock())
  return true
}

/** How many administrators' devices each site has that guards its admin screens; nobody looks where nothing asks. */
export const countAdminDevices = async (
  config: Config,
  records: Records | null,
): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>()
  if (records === null) return counts
  for (const { id, guards } of config.sites)
    if (guards["admin-access"]?.mode === "enforce") counts.set(id, (await devicesOf(id, records).all()).length)
  return counts
}
