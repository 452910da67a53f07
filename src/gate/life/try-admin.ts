import { randomBytes } from "node:crypto"
import type { ProfileAct } from "../../platforms/act.ts"
import type { SitePlan } from "../plan.ts"
import { gateCookie } from "../own/cookie.ts"
import { devicesOf, type Device, type Devices } from "../stages/admin-access/devices.ts"
import { appOf } from "../stages/admin-access/factor.ts"
import { deviceCookieValue } from "../stages/admin-access/sessions.ts"
import { browserAt, type Browser, type ProveOptions, type Told } from "./browser.ts"
import type { LifeServices } from "./customer.ts"
import { actForm } from "./probes.ts"
import { untried, type Tried } from "./proof.ts"
import { hostAt } from "./try-log-ins.ts"

const GUARD = "admin-access"
const CODE_PATH = "/.sekisho/admin/code"
const PREFIX = "canary-"
const ASKED = "admin-access.factor"
const LOCKED = "admin-access.log-in-locked"
/** What the guideline allows. */
const MOST_FAILURES = 10

/** The name of a gate cookie as the browser sends it. */
const cookieName = (site: SitePlan, name: string): string => gateCookie(site.scheme, name, "x", 1)[1].split("=", 1)[0] ?? "" // prettier-ignore

const type = (browser: Browser, code: string): Promise<Told> =>
  browser.ask({ method: "POST", target: CODE_PATH, form: { code, back: "/" } })

interface Scene {
  readonly site: SitePlan
  readonly options: ProveOptions
  readonly services: LifeServices
  readonly host: number
  readonly device: Device
}
/** A browser that is a known device of an administrator and gave no factor. */
const knownBrowser = ({ site, options, services, host, device }: Scene): Browser => {
  const browser = browserAt(site, options, host)
  const value = deviceCookieValue(services.keys, site.id, device.id, options.clock())
  browser.cookies.set(cookieName(site, "admin-device"), value)
  return browser
}

const isLogIn = ({ kinds, who }: ProfileAct): boolean => who === "admin" && kinds.includes("log-in")

/** At the admin screen: a known device is asked for the factor; a wrong code opens nothing, the right one does, once. */
const tryFactor = async (scene: Scene): Promise<{ readonly tried: Tried; readonly browser: Browser | null }> => {
  const { site, options, services, device } = scene
  const target = `${site.adminFolder}/`
  const steps: string[] = []
  let reached = 0
  const step = (what: string, { said }: Told): string => {
    steps.push(`${what}: ${said}`)
    return said
  }
  const look = (browser: Browser): Promise<Told> => browser.ask({ method: "GET", target })
  const held = (what: string, told: Told): boolean => {
    if (told.said === "passed") reached += 1
    return step(what, told) === ASKED
  }
  const app = appOf(services.keys, site.id, { deviceId: device.id, host: new URL(site.origin).host, name: "" })
  const code = app.generate({ timestamp: options.clock() })
  const wrong = String((Number(code) + 500_000) % 1_000_000).padStart(6, "0")
  const browser = knownBrowser(scene)
  const asked = held("known device", await look(browser))
  const refused = step("wrong code", await type(browser, wrong)) === "own.403" && held("screen", await look(browser))
  const right = step("right code", await type(browser, code)) === "own.303" && step("screen", await look(browser)) === "passed" // prettier-ignore
  const other = knownBrowser(scene)
  const once = step("used code", await type(other, code)) === "own.403" && held("screen", await look(other))
  const acted = asked && refused && right && once
  const reason = acted ? ASKED : "let-through"
  const tried = { guard: GUARD, claim: "factor", door: `GET ${target}`, reason, acted, reached, steps } as const
  return { tried, browser: right ? browser : null }
}

/** Wrong passwords at the shop's own admin log-in, of one account from changing addresses. They end at the gate. */
const tryLock = async ({ site, host }: Scene, browser: Browser, act: ProfileAct): Promise<Tried> => {
  const account = `sekisho-${randomBytes(8).toString("hex")}@canary.invalid`
  const made = actForm(act, site.adminFolder, { account, password: "no-password-of-anybody" })
  if (made === null) return untried(GUARD, "lock", act.id, "no-recipe")
  const { door, method, target, body } = made
  // A door that nobody can read is closed to everybody where log-ins are guarded.
  const closed = act.reads === "xml" ? "login-defence.unreadable" : LOCKED
  let [said, failures] = ["passed", -1]
  while (said === "passed" && failures <= MOST_FAILURES) {
    failures += 1
    said = (await browser.ask({ method, target, ...body, host: hostAt(host + 1 + failures) })).said
  }
  const acted = (said === LOCKED || said === closed) && failures <= MOST_FAILURES
  return {
    guard: GUARD,
    claim: "lock",
    door,
    reason: said,
    acted,
    reached: 0,
    steps: [`${failures} failures: ${said}`],
  }
}

/** The factor is asked for at every door of administrators that the profile names, not at the screen alone. */
const tryDoor = async (scene: Scene, act: ProfileAct): Promise<Tried> => {
  const made = actForm(act, scene.site.adminFolder, { account: "sekisho-canary", password: "no-password-of-anybody" })
  if (made === null) return untried(GUARD, "factor", act.id, "no-recipe")
  const { door, method, target, body } = made
  const { said } = await knownBrowser(scene).ask({ method, target, ...body })
  const reached = said === "passed" ? 1 : 0
  return { guard: GUARD, claim: "factor", door, reason: said, acted: said === ASKED, reached, steps: [] }
}

/** Devices that a proof which was broken off left behind. */
const removeOld = async (devices: Devices, timeMs: number): Promise<void> => {
  for (const { id } of await devices.all()) if (id.startsWith(PREFIX)) await devices.remove(id, timeMs)
}

/** What stands before the admin screens, tried with a device of the gate's own that is there for as long as this takes. */
export const tryAdmin = async (
  site: SitePlan,
  options: ProveOptions,
  services: LifeServices | null,
  host: number,
): Promise<readonly Tried[]> => {
  if (site.modes[GUARD] !== "enforce") return []
  if (site.adminFolder === "") return [untried(GUARD, "strangers", "?", "no-address")]
  if (services === null || services.records === null) return [untried(GUARD, "factor", `GET ${site.adminFolder}/`, "no-records")] // prettier-ignore
  const devices = devicesOf(site.id, services.records)
  await removeOld(devices, options.clock())
  const id = `${PREFIX}${randomBytes(12).toString("hex")}`
  const device: Device = { id, name: "sekisho", addedAt: options.clock(), removed: false, passkey: null }
  await devices.add(device, options.clock())
  try {
    const scene = { site, options, services, host, device }
    const logIns = (site.profile.acts ?? []).filter(isLogIn)
    const { tried, browser } = await tryFactor(scene)
    const all = [tried]
    for (const act of logIns) all.push(await tryDoor(scene, act))
    for (const act of logIns)
      all.push(browser === null ? untried(GUARD, "lock", act.id, "no-session") : await tryLock(scene, browser, act))
    return all
  } finally {
    await devices.remove(id, options.clock())
  }
}
