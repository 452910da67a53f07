import type { ProfileAct } from "../../platforms/act.ts"
import type { CanaryAct, ProfileCanary } from "../../platforms/canary.ts"
import type { Mail, Services } from "../services/services.ts"
import { resultOf, type ActResult } from "../acts/outcome.ts"
import type { SitePlan } from "../plan.ts"
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
  /** Its mail address now; null before it was found out. */
  address: string | null
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

/** Puts a value where a dotted name says: `input.native.username`. */
const withMember = (
  json: Readonly<Record<string, unknown>>,
  name: string,
  value: string,
): Readonly<Record<string, unknown>> => {
  const [head = "", ...rest] = name.split(".")
  if (rest.length === 0) return { ...json, [head]: value }
  const inner = json[head]
  const object = typeof inner === "object" && inner !== null ? (inner as Readonly<Record<string, unknown>>) : {} // ours
  return { ...json, [head]: withMember(object, rest.join("."), value) }
}

export interface Values {
  readonly account?: string
  readonly password?: string
  readonly newPassword?: string
  readonly newEmail?: string
  /** What `{made}` stands for. */
  readonly made?: string
}
/** The address and body of an act, as the shop's own script sends them. */
export const questionOf = (
  { method, fields }: ProfileAct,
  { target, json }: CanaryAct,
  { made = "0", ...values }: Values,
) => {
  let body: Readonly<Record<string, unknown>> = json
  for (const key of ["account", "password", "newPassword", "newEmail"] as const) {
    const [name, value] = [fields[key]?.[0], values[key]]
    if (name !== undefined && value !== undefined) body = withMember(body, name, value)
  }
  const place = target.replace("{made}", encodeURIComponent(made))
  return { method, target: place, script: true, ...(method === "DELETE" ? {} : { json: body }) } as const
}

export const browserOf = ({ site, options }: Customer, host: number): Browser => browserAt(site, options, host)

/** The page of the customer's own by which it is seen whether anybody is logged in. */
export const ownPage = ({ site }: Customer, browser: Browser): Promise<Told> =>
  browser.ask({ method: "GET", target: site.profile.accounts?.whoami?.path ?? "/", kind: "goes-on" })
export const openShop = ({ site }: Customer, browser: Browser): Promise<Told> =>
  browser.ask({ method: "GET", target: site.logInPage, kind: "goes-on" })

const logInAs = (customer: Customer, browser: Browser, act: ProfileAct, how: CanaryAct, account: string) =>
  browser.ask({
    ...questionOf(act, how, { account, password: customer.canary.password }),
    kind: "goes-on",
  })

/** Logs in with the right password. The first time it is found out which address the customer has, and whether it exists. */
export const logIn = async (customer: Customer, browser: Browser, act: ProfileAct): Promise<Told | "missing"> => {
  const { canary, recipe, site } = customer
  const how = recipe.acts[act.id]
  if (how === undefined) return "missing"
  if (customer.address !== null) return logInAs(customer, browser, act, how, customer.address)
  for (const address of canary.addresses) {
    const told = await logInAs(customer, browser, act, how, address)
    const result = resultIn(act, told)
    if (result === "success") customer.address = address
    if (result !== "failure") return told
  }
  const register = site.profile.acts?.find(({ kinds, who }) => who === "customer" && kinds.includes("register"))
  const form = register === undefined ? undefined : recipe.acts[register.id]
  if (!canary.registers || register === undefined || form === undefined) return "missing"
  const [account] = canary.addresses
  const made = await browser.ask({
    ...questionOf(register, form, { account, newPassword: canary.password }),
    kind: "goes-on",
  })
  if (resultIn(register, made) !== "success") return "missing"
  customer.address = account
  return logInAs(customer, browser, act, how, account)
}

/** A text in a JSON answer, `data.uuid`; null where it is not there. */
export const memberOf = (text: string, name: string): string | null => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  for (const key of name.split(".")) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return null
    value = Reflect.get(value, key)
  }
  return typeof value === "string" ? value.slice(0, 200) : null
}
