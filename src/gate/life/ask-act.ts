import type { ProfileAct } from "../../platforms/act.ts"
import type { CanaryAct, CanaryForm, CanaryKeeps, CanaryScript } from "../../platforms/canary/canary.ts"
import type { SitePlan } from "../plan.ts"
import type { Asking, Browser, Told } from "./browser.ts"
import { formWith, leadsTo } from "./form.ts"

/** What the customer types; what an act has no field for is left out. */
export interface Values {
  readonly account?: string
  readonly password?: string
  readonly currentPassword?: string
  readonly newPassword?: string
  readonly newEmail?: string
}
/** What is known of the shop at which something is done. */
export type ActSite = Pick<SitePlan, "origin" | "candidatesOf">
/** The shop's page has no such form, or it leads elsewhere. */
export type NoForm = "no-form"

const NAMES = ["account", "password", "currentPassword", "newPassword", "newEmail"] as const
/** How often a page is asked for again after a page of the gate's own came instead. */
const LOOKS = 2

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
  return typeof value === "string" ? value.slice(0, 2_000) : null
}

const keep = (browser: Browser, keeps: CanaryKeeps, { text }: Told): void => {
  const value = memberOf(text, keeps.member)
  if (value === null) return
  if ("as" in keeps) browser.kept.set(keeps.as, value.slice(0, 200))
  else
    for (const name of keeps.query) {
      const found = URL.parse(value, "http://shop.invalid")?.searchParams.get(name)
      if (found) browser.kept.set(name, found.slice(0, 200))
    }
}

/** An address with what this customer was told before; what nobody told is 0. */
export const placeOf = ({ kept }: Browser, target: string): string =>
  target.replace(/\{([a-z_]{1,40})\}/g, (_, name: string) => encodeURIComponent(kept.get(name) ?? "0"))

/** What is typed into which field. */
const typedIn = ({ fields }: ProfileAct, values: Values): readonly (readonly [name: string, value: string])[] =>
  NAMES.flatMap((key) => {
    const [name, value] = [fields[key]?.[0], values[key]]
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })
const alsoTyped = ({ typed }: CanaryForm, values: Values): readonly (readonly [name: string, value: string])[] =>
  Object.entries(typed).flatMap(([name, text]) => {
    const key = NAMES.find((one) => text === `{${one}}`)
    const value = key === undefined ? text : values[key]
    return value === undefined ? [] : [[name, value] as const]
  })

const jsonQuestion = (browser: Browser, act: ProfileAct, how: CanaryScript, values: Values): Asking => {
  let json: Readonly<Record<string, unknown>> = how.json
  for (const [name, value] of typedIn(act, values)) json = withMember(json, name, value)
  const target = placeOf(browser, how.target)
  return { method: act.method, target, script: true, ...(act.method === "DELETE" ? {} : { json }) }
}

/** The page as the shop gives it. Where the gate shows one of its own instead, it is asked for once more. */
const openPage = async (browser: Browser, target: string): Promise<Told> => {
  let told = await browser.ask({ method: "GET", target, kind: "goes-on" })
  for (let look = 1; look < LOOKS && told.said.endsWith(".page-due"); look += 1)
    told = await browser.ask({ method: "GET", target, kind: "goes-on" })
  return told
}

/** Nothing is sent to a place where something else is done, whatever the shop's page says. */
const doesIt = (site: ActSite, act: ProfileAct, target: string): boolean => {
  const { pathname, search } = new URL(target, site.origin)
  const path = decoded(pathname)
  return path !== null && site.candidatesOf({ method: act.method, path, query: search.slice(1) }).includes(act)
}
const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

const formQuestion = async (
  browser: Browser,
  site: ActSite,
  act: ProfileAct,
  how: CanaryForm,
  values: Values,
): Promise<Asking | Told | NoForm> => {
  const typed = new Map([...alsoTyped(how, values), ...typedIn(act, values)])
  const sent = how.script === undefined ? {} : ({ script: true } as const)
  if ("target" in how.from) {
    const target = placeOf(browser, how.from.target)
    return { method: act.method, target, form: Object.fromEntries(typed), ...sent }
  }
  const { page, field, button } = how.from
  const at = placeOf(browser, page)
  const told = await openPage(browser, at)
  if (told.said !== "reached.200") return told
  const form = formWith(told.text, field)
  const target = form === null ? null : leadsTo(form, new URL(at, site.origin))
  if (form === null || target === null || form.method !== act.method || !doesIt(site, act, target)) return "no-form"
  const pressed = button === undefined ? [] : [[button, form.buttons.get(button) ?? "1"] as const]
  const all = new URLSearchParams([
    ...form.fields.filter(([name]) => !typed.has(name)).map(([name, value]): [string, string] => [name, value]),
    ...[...typed, ...pressed].map(([name, value]): [string, string] => [name, value]),
  ])
  return { method: act.method, target, form: all.toString(), ...sent }
}

/**
 * Does an act as a customer's browser does it, the shop's form read first where there is one. What the gate says instead of the
 * form's page is the answer.
 */
export const askAct = async (
  browser: Browser,
  site: ActSite,
  act: ProfileAct,
  how: CanaryAct,
  values: Values,
): Promise<Told | NoForm> => {
  const question = "json" in how ? jsonQuestion(browser, act, how, values) : await formQuestion(browser, site, act, how, values) // prettier-ignore
  if (question === "no-form" || "said" in question) return question
  const told = await browser.ask({ ...question, kind: "goes-on" })
  if (how.keeps !== undefined) keep(browser, how.keeps, told)
  return told
}

/** Where an act is done, for people. */
export const doorOf = (act: ProfileAct, how: CanaryAct | undefined): string => {
  const target = how === undefined ? undefined : "json" in how ? how.target : "target" in how.from ? how.from.target : undefined // prettier-ignore
  const place = target ?? act.example ?? (typeof act.path === "string" ? act.path : act.id)
  return `${act.method} ${place.replace(/[&?][a-z_]{1,40}=\{[a-z_]{1,40}\}/g, "")}`
}
