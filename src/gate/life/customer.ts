import type { ProfileAct } from "../../platforms/act.ts"
import type { ProfileCanary } from "../../platforms/canary/canary.ts"
import type { Mail, Services } from "../services/services.ts"
import { resultOf, type ActResult } from "../acts/outcome.ts"
import type { SitePlan } from "../plan.ts"
import { askAct, placeOf, type NoForm } from "./ask-act.ts"
import { browserAt, type Browser, type ProveOptions, type Told } from "./browser.ts"
import type { Canary } from "./canary.ts"

const MAIL_MS = 10_000
const LOOK_MS = 50

/** What the proof may use of the running gate besides its public address. */
export type LifeServices = Pick<Services, "counters" | "keys" | "records">

/** The gate's test customer at one shop, at work. */
export interface Customer {
  readonly site: SitePlan
  readonly options: ProveOptions
  readonly services: LifeServices
  readonly canary: Canary & { readonly registers: boolean }
  readonly recipe: ProfileCanary
  readonly box: MailBox
  /** Which of nobody's addresses it comes from, 1 to 254. */
  readonly host: number
  /** Its mail address now; null before it was found out. */
  address: string | null
  password: string
}

/** Mails to the canary that nobody has looked at yet. */
export interface MailBox {
  /** The first that fits, taken out; null where none comes in time. */
  wait(fits: (mail: Mail) => boolean): Promise<Mail | null>
}
export const mailBox = (canary: Pick<Canary, "mails">, waitMs = MAIL_MS): MailBox => {
  const kept: Mail[] = []
  return {
    async wait(fits) {
      for (const end = performance.now() + waitMs; ;) {
        kept.push(...(await canary.mails()))
        const at = kept.findIndex(fits)
        const [found] = at < 0 ? [] : kept.splice(at, 1)
        if (found !== undefined) return found
        if (performance.now() > end) return null
        await new Promise((done) => setTimeout(done, LOOK_MS))
      }
    },
  }
}

const CODE = /^ {4}(\d{6})$/m
/** The six digits of the next mail that has some; null where none comes. */
export const nextCode = async (box: MailBox): Promise<string | null> =>
  CODE.exec((await box.wait(({ text }) => CODE.test(text)))?.text ?? "")?.[1] ?? null
/** Another code than this one. */
export const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0")

export const isReached = ({ said }: Told): boolean => said.startsWith("reached.")
export const resultIn = (act: ProfileAct, told: Told): ActResult => (isReached(told) ? resultOf(act, told) : "unknown")

export const browserOf = ({ site, options, host }: Customer): Browser => browserAt(site, options, host)

const LOOK = { id: "whoami", who: "customer", kinds: [], method: "GET", path: "/", fields: {}, failure: [], proof: "seen" } as const // prettier-ignore

/** The page of the customer's own by which it is seen whether anybody is logged in. */
export const ownPage = ({ site, recipe }: Customer, browser: Browser): Promise<Told> => {
  const target = recipe.own?.page ?? site.profile.accounts?.whoami?.path ?? "/"
  return browser.ask({ method: "GET", target: placeOf(browser, target), kind: "goes-on" })
}
/** Whether that page is the canary's own. */
export const isLoggedIn = ({ site, recipe, address }: Customer, told: Told): boolean => {
  const whoami = site.profile.accounts?.whoami ?? null
  const success = recipe.own?.shows ?? whoami?.loggedIn
  if (success === undefined || !isReached(told) || resultOf({ ...LOOK, success }, told) !== "success") return false
  const email = recipe.own === undefined ? (whoami?.email ?? null) : null
  return email === null || email.exec(told.text)?.[1]?.toLowerCase() === address
}
export const openShop = ({ site }: Customer, browser: Browser): Promise<Told> =>
  browser.ask({ method: "GET", target: site.logInPage, kind: "goes-on" })

const logInAs = (
  { site, recipe }: Customer,
  browser: Browser,
  act: ProfileAct,
  account: string,
  password: string,
): Promise<Told | NoForm> => {
  const how = recipe.acts[act.id]
  return how === undefined ? Promise.resolve("no-form") : askAct(browser, site, act, how, { account, password })
}

/** Why there is no customer to log in as. */
export type Missing = NoForm | "no-customer" | "registers-by-hand" | "not-registered"

/** What it may have been left with by a proof that was broken off, the likeliest first. */
const guesses = ({ canary, recipe }: Customer): readonly (readonly [address: string, password: string])[] => {
  const [first, other] = canary.passwords
  const both = recipe.changes.some(({ sets }) => sets === "newPassword") ? [first, other] : [first]
  return both.flatMap((password) => canary.addresses.map((address) => [address, password] as const))
}

/** Makes the customer at the shop, in a browser that is then thrown away. */
const register = async (customer: Customer): Promise<Missing | "registered"> => {
  const { canary, recipe, site } = customer
  if (!canary.registers) return "no-customer"
  const act = site.profile.acts?.find(({ kinds, who }) => who === "customer" && kinds.includes("register"))
  const how = act === undefined ? undefined : recipe.acts[act.id]
  if (act === undefined || how === undefined) return "registers-by-hand"
  const [account, newPassword] = [canary.addresses[0], canary.passwords[0]]
  const made = await askAct(browserOf(customer), site, act, how, { account, newPassword })
  if (made === "no-form" || resultIn(act, made) !== "success") return "not-registered"
  customer.address = account
  customer.password = newPassword
  return "registered"
}

/** Logs in with the right password. The first time it is found out what the customer has, and whether it exists. */
export const logIn = async (customer: Customer, browser: Browser, act: ProfileAct): Promise<Told | Missing> => {
  if (customer.address !== null) return logInAs(customer, browser, act, customer.address, customer.password)
  for (const [address, password] of guesses(customer)) {
    const told = await logInAs(customer, browser, act, address, password)
    if (told === "no-form") return told
    const result = resultIn(act, told)
    if (result === "success") {
      customer.address = address
      customer.password = password
    }
    if (result !== "failure") return told
  }
  const made = await register(customer)
  return made === "registered" ? logIn(customer, browser, act) : made
}
