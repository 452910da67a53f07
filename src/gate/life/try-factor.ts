import { randomBytes } from "node:crypto"
import type { ProfileAct } from "../../platforms/act.ts"
import { doorOf } from "./ask-act.ts"
import { browserOf, isLoggedIn, isReached, logIn, nextCode, openShop, otherThan, ownPage, resultIn, type Customer, type Missing } from "./customer.ts" // prettier-ignore
import type { Browser, Told } from "./browser.ts"
import { actForm, exampleOf } from "./probes.ts"
import { untried, type Tried } from "./proof.ts"

const FACTOR = "/.sekisho/factor"
const HELD = "second-factor.pending"
const GUARD = "second-factor"

export interface SignedIn {
  readonly tried: readonly Tried[]
  /** A browser in which the customer is logged in; null where that could not be done. */
  readonly browser: Browser | null
}

const logInsOf = ({ site }: Customer): readonly ProfileAct[] =>
  (site.profile.acts ?? []).filter(({ kinds, who }) => who === "customer" && kinds.includes("log-in"))

/** Writes down what was tried at one door. */
const protocol = (door: string) => {
  const steps: string[] = []
  let reached = 0
  return {
    step(what: string, told: Told | Missing): void {
      steps.push(`${what}: ${typeof told === "string" ? told : told.said}`)
    },
    /** Something that the guard should have stopped. */
    must(what: string, told: Told, wanted: string): boolean {
      steps.push(`${what}: ${told.said}`)
      if (isReached(told)) reached += 1
      return told.said === wanted
    },
    end: (reason: string, acted: boolean): Tried => ({
      guard: GUARD,
      claim: "log-in",
      door,
      reason,
      acted,
      reached,
      steps: steps.slice(0, 20),
    }),
    none: (why: string): Tried => ({ ...untried(GUARD, "log-in", door, why), steps: steps.slice(0, 20) }),
  }
}

const type = (browser: Browser, code: string): Promise<Told> =>
  browser.ask({ method: "POST", target: FACTOR, form: { do: "check", code, back: "/" }, kind: "goes-on" })

/** A log-in that answers a token for programs: nothing binds it, so it has to be refused, whatever was sent. */
const tryTokenDoor = async (customer: Customer, act: ProfileAct): Promise<Tried> => {
  const { recipe, canary } = customer
  const wanted = "second-factor.token-door"
  if (recipe.acts[act.id] === undefined) return tryUnseenTokenDoor(customer, act, wanted)
  const log = protocol(doorOf(act, recipe.acts[act.id]))
  const told = await logIn({ ...customer, address: customer.address ?? canary.addresses[0] }, browserOf(customer), act)
  if (typeof told === "string") return log.none("no-recipe")
  const acted = log.must("right password", told, wanted)
  return log.end(told.said, acted)
}

/** How the shop answers there was not seen, and need not be: the question ends at the gate. */
const tryUnseenTokenDoor = async (customer: Customer, act: ProfileAct, wanted: string): Promise<Tried> => {
  const { recipe, site } = customer
  // Nobody's account: so many tries of the customer's own would look like guessing.
  const [account, password] = [`sekisho-${randomBytes(8).toString("hex")}@canary.invalid`, "no-password-of-anybody"]
  const form = actForm(act, site.adminFolder, { account, password }, exampleOf(act, recipe))
  const log = protocol(form?.door ?? doorOf(act, undefined))
  if (form === null) return log.none("no-recipe")
  const told = await browserOf(customer).ask({ method: form.method, target: form.target, ...form.body, script: true })
  const acted = log.must("password", told, wanted)
  return log.end(told.said, acted)
}

/** A right password from a new device, a wrong code, the right one, and the right one once more. */
const tryDoor = async (
  customer: Customer,
  act: ProfileAct,
): Promise<{ readonly tried: Tried; readonly browser: Browser | null }> => {
  const log = protocol(doorOf(act, customer.recipe.acts[act.id]))
  const nobody = (why: string) => ({ tried: log.none(why), browser: null })
  const browser = browserOf(customer)
  await openShop(customer, browser)
  const logged = await logIn(customer, browser, act)
  log.step("right password", logged)
  if (typeof logged === "string") return nobody(logged)
  if (resultIn(act, logged) !== "success") return nobody("log-in")
  const held = await ownPage(customer, browser)
  if (!log.must("own page", held, HELD)) return { tried: log.end(held.said, false), browser: isLoggedIn(customer, held) ? browser : null } // prettier-ignore
  const code = await nextCode(customer.box)
  if (code === null) return { tried: log.end("no-mail", false), browser: null }
  const wrong = await type(browser, otherThan(code))
  const wrongStays = log.must("wrong code", wrong, "own.422") && log.must("own page", await ownPage(customer, browser), HELD) // prettier-ignore
  const right = await type(browser, code)
  log.step("right code", right)
  const open = await ownPage(customer, browser)
  log.step("own page", open)
  const opens = right.said === "own.303" && isLoggedIn(customer, open)
  const again = await tryReplay(customer, act, code, log)
  const acted = wrongStays && opens && again
  return { tried: log.end(acted ? HELD : "let-through", acted), browser: opens ? browser : null }
}

/** A code is good once: in another session of the same customer the one before opens nothing. */
const tryReplay = async (
  customer: Customer,
  act: ProfileAct,
  code: string,
  log: ReturnType<typeof protocol>,
): Promise<boolean> => {
  const browser = browserOf(customer)
  await openShop(customer, browser)
  const logged = await logIn(customer, browser, act)
  log.step("another session", logged)
  if (typeof logged === "string" || resultIn(act, logged) !== "success") return false
  // Its own code comes, too, and must not be taken for a later one.
  const fresh = await nextCode(customer.box)
  if (fresh === null || fresh === code) return false
  const typed = log.must("used code", await type(browser, code), "own.422")
  return log.must("own page", await ownPage(customer, browser), HELD) && typed
}

/** Logs the test customer in at every door of the profile, and tries the second factor at each where it is enforced. */
export const trySecondFactor = async (customer: Customer): Promise<SignedIn> => {
  const tried: Tried[] = []
  let signedIn: Browser | null = null
  const enforced = customer.site.modes[GUARD] === "enforce"
  for (const act of logInsOf(customer)) {
    if (act.token === true) tried.push(await tryTokenDoor(customer, act))
    else if (customer.recipe.acts[act.id] === undefined)
      tried.push(untried(GUARD, "log-in", doorOf(act, undefined), "no-recipe"))
    else {
      const { tried: one, browser } = await tryDoor(customer, act)
      tried.push(one)
      signedIn ??= browser
    }
  }
  return { tried: enforced ? tried : [], browser: signedIn }
}
