import { randomInt } from "node:crypto"
import type { SitePlan } from "../plan.ts"
import type { StageName } from "../stages/stage.ts"
import type { ProveOptions } from "./browser.ts"
import { mailBox, type Customer, type LifeServices } from "./customer.ts"
import { tryProbes } from "./probes.ts"
import { byGuard, untried, type Life, type Tried } from "./proof.ts"
import { tryAdmin } from "./try-admin.ts"
import { tryAnswers } from "./try-answers.ts"
import { tryCardTesting } from "./try-cards.ts"
import { tryChanges } from "./try-changes.ts"
import { trySecondFactor } from "./try-factor.ts"
import { hostAt, tryLoginDefence } from "./try-log-ins.ts"

export interface ProveWish extends ProveOptions {
  /** What the running gate keeps; left out: what needs it is not tried. */
  readonly services?: LifeServices
}

const OF_CUSTOMERS: readonly (readonly [guard: StageName, claim: string])[] = [
  ["second-factor", "log-in"],
  ["step-up", "change"],
  ["notice", "told"],
]

/** What guards customers' accounts, by the gate's own test customer. */
const tryCustomer = async (site: SitePlan, options: ProveWish, host: number): Promise<readonly Tried[]> => {
  const guards = OF_CUSTOMERS.filter(([guard]) => site.modes[guard] === "enforce")
  if (guards.length === 0) return []
  const { services } = options
  const { canary } = site
  const recipe = site.profile.canary
  const none = (why: string): readonly Tried[] => guards.map(([guard, claim]) => untried(guard, claim, "?", why))
  if (canary === null || services === undefined) return none("no-canary")
  if (recipe === undefined) return none("no-recipe")
  const box = mailBox(canary, options.mailMs)
  const [password] = canary.passwords
  const customer: Customer = { site, options, services, canary, recipe, box, host, address: null, password }
  const { tried, browser } = await trySecondFactor(customer)
  return [...tried, ...(await tryChanges(customer, browser))]
}

/** Tries every door of every enforced guard of a site through its public address. Takes up to some minutes. */
export const proveLife = async (site: SitePlan, options: ProveWish): Promise<Life> => {
  const atMs = options.clock()
  // Another of nobody's addresses each time: what was counted the last time is not counted again.
  const host = randomInt(1, 255)
  const doors = [
    ...(await tryCustomer(site, options, host)),
    ...(await tryAdmin(site, options, options.services ?? null, hostAt(host + 20))),
    ...(await tryAnswers(site, options, hostAt(host + 60))),
    ...(await tryCardTesting(site, options, hostAt(host + 80))),
    ...(await tryProbes(site, options, hostAt(host + 120))),
    ...(await tryLoginDefence(site, options, hostAt(host + 140))),
  ]
  return { version: 2, site: site.id, url: site.origin, atMs, modes: { ...site.modes }, guards: byGuard(doors) }
}
