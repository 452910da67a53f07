import type { ProfileAct } from "../../platforms/act.ts"
import type { SitePlan } from "../plan.ts"
import { browserAt, type ProveOptions } from "./browser.ts"
import { actForm, exampleOf } from "./probes.ts"
import { untried, type Tried } from "./proof.ts"
import { hostAt } from "./try-log-ins.ts"

const GUARD = "card-testing"
/** More than any bound by default: five failures or twenty tries of one address. */
const TIMES = 40

interface Door {
  readonly door: string
  readonly method: string
  readonly target: string
}
const isCard = ({ who, kinds }: ProfileAct): boolean =>
  who === "customer" && (kinds.includes("card") || kinds.includes("order"))

/** Every door at which a card can be tried, by what the profile says of acts and of payment doors. */
const doorsOf = ({ profile, adminFolder }: SitePlan): readonly (Door | { readonly door: string })[] => [
  ...(profile.acts ?? []).filter(isCard).map((act) => {
    return actForm(act, adminFolder, {}, exampleOf(act, profile.canary)) ?? { door: `${act.method} ${act.id}` }
  }),
  ...profile.doors
    .filter(({ kind, method, path }) => kind === "payment" && method === "POST" && !path.startsWith("{"))
    .map(({ path }) => {
      const target = path.replace(/\{[a-z_]{1,40}\}/g, "sekisho-canary")
      return { door: `POST ${target}`, method: "POST", target }
    }),
]

/** Payments that fail again and again, of one address, at every card door. None of them gets further than the gate. */
export const tryCardTesting = async (
  site: SitePlan,
  options: ProveOptions,
  host: number,
): Promise<readonly Tried[]> => {
  if (site.modes[GUARD] !== "enforce") return []
  const doors = new Map(doorsOf(site).map((one) => [one.door, one]))
  if (doors.size === 0) return [untried(GUARD, "address", "?", "no-door")]
  const tried: Tried[] = []
  let turn = host
  for (const one of doors.values()) {
    if (!("target" in one)) {
      tried.push(untried(GUARD, "address", one.door, "no-recipe"))
      continue
    }
    const browser = browserAt(site, options, hostAt(turn))
    turn += 1
    let [said, asked] = ["", 0]
    while (asked < TIMES && (said === "" || said === "passed")) {
      const body = one.method === "GET" ? {} : { form: "sekisho=canary" }
      said = (await browser.ask({ method: one.method, target: one.target, ...body, script: true })).said
      asked += 1
    }
    const acted = said === `${GUARD}.failed-address` || said === `${GUARD}.tried-address`
    tried.push({ guard: GUARD, claim: "address", door: one.door, reason: said, acted, reached: 0, steps: [`${asked} payments: ${said}`] }) // prettier-ignore
  }
  return tried
}
