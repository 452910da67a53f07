import type { ProfileAct } from "../../platforms/act.ts"
import { sessionsOf } from "../accounts/session.ts"
import { changesDetails, isChange } from "../stages/step-up.ts"
import { doorOf } from "./ask-act.ts"
import { cookiesOf, type Browser, type Told } from "./browser.ts"
import { changesOf, doChange, valuesFor, wordOf } from "./changes.ts"
import { isReached, nextCode, otherThan, ownPage, type Customer } from "./customer.ts"
import { actForm, exampleOf } from "./probes.ts"
import { untried, type Tried } from "./proof.ts"
import { tryNotices } from "./try-notices.ts"

const STEP_UP = "/.sekisho/step-up"
const HELD = "step-up.factor-needed"
const GUARD = "step-up"

/** As if some time had passed since the code of the log-in: what was just confirmed needs no second word. */
const letItAge = async ({ site, services }: Customer, browser: Browser): Promise<void> => {
  const sessions = sessionsOf({ site: site.id, profile: site.profile, services })
  for (const code of sessions?.codesOf(cookiesOf(browser)) ?? []) await sessions?.forgetFresh(code)
}

const post = (browser: Browser, form: Readonly<Record<string, string>>): Promise<Told> =>
  browser.ask({ method: "POST", target: STEP_UP, form: { back: "/", ...form }, kind: "goes-on" })

interface Confirmed {
  readonly steps: readonly string[]
  readonly ok: boolean
}
/** A wrong code opens nothing, the right one from the mail does. */
const confirm = async (customer: Customer, browser: Browser): Promise<Confirmed> => {
  const steps: string[] = []
  const step = (what: string, { said }: Told): string => {
    steps.push(`${what}: ${said}`)
    return said
  }
  // The next page is the gate's own: that it was due is over when it was seen.
  step("next page", await ownPage(customer, browser))
  const sent = step("code asked for", await post(browser, { do: "send" }))
  const code = sent === "own.200" ? await nextCode(customer.box) : null
  if (code === null) return { steps: [...steps, "no mail"], ok: false }
  const wrong = step("wrong code", await post(browser, { do: "check", code: otherThan(code) }))
  const first = changesOf(customer).find(({ does }) => isChange(does))
  const told = first && (await doChange(customer, browser, first.does, valuesFor(customer, first.sets)))
  const held = told === undefined ? "" : wordOf(told)
  steps.push(`change: ${held}`)
  step("next page", await ownPage(customer, browser))
  const right = step("right code", await post(browser, { do: "check", code }))
  return { steps, ok: wrong === "own.422" && held === HELD && right === "own.303" }
}

/** A change that nobody has seen the shop answer: it ends at the gate, whoever should have stopped it. */
const tryUnseen = async ({ site, recipe, canary }: Customer, browser: Browser, act: ProfileAct): Promise<Tried> => {
  const { newPassword, newEmail } = act.fields
  const values = {
    ...(newPassword === undefined ? {} : { newPassword: canary.passwords[1] }),
    ...(newEmail === undefined ? {} : { newEmail: canary.addresses[1] }),
  }
  const form = actForm(act, site.adminFolder, values, exampleOf(act, recipe))
  if (form === null) return untried(GUARD, "change", doorOf(act, undefined), "no-recipe")
  const { door, method, target, body } = form
  return heldOr(door, await browser.ask({ method, target, ...body, script: true }))
}
const heldOr = (door: string, told: Told): Tried => {
  const [reason, reached] = [told.said, isReached(told) ? 1 : 0]
  return { guard: GUARD, claim: "change", door, reason, reached, acted: reason === HELD, steps: [`change: ${reason}`] }
}

/** Each change without a fresh factor is held; then the factor is given. */
const tryHolds = async (customer: Customer, browser: Browser): Promise<readonly Tried[]> => {
  const tried: Tried[] = []
  for (const act of (customer.site.profile.acts ?? []).filter(changesDetails)) {
    const how = customer.recipe.acts[act.id]
    const door = doorOf(act, how)
    // There the shop asks for the current password, and this guard for nothing.
    if (!isChange(act)) tried.push(untried(GUARD, "change", door, "asks-password"))
    else if (how === undefined) tried.push(await tryUnseen(customer, browser, act))
    else {
      const sets = act.fields.newEmail !== undefined ? "newEmail" : act.fields.newPassword === undefined ? undefined : "newPassword" // prettier-ignore
      const told = await doChange(customer, browser, act, valuesFor(customer, sets))
      tried.push(told === "no-form" ? untried(GUARD, "change", door, told) : heldOr(door, told))
    }
  }
  const { steps, ok } = await confirm(customer, browser)
  return tried.map((one) =>
    one.acted ? { ...one, acted: ok, reason: ok ? one.reason : "let-through", steps: [...one.steps, ...steps] } : one,
  )
}

/** Tries the step up before each change, then makes the changes, sees who is told, and undoes them. */
export const tryChanges = async (customer: Customer, browser: Browser | null): Promise<readonly Tried[]> => {
  const { modes } = customer.site
  const [stepUp, notice] = [modes[GUARD] === "enforce", modes.notice === "enforce"]
  if (browser === null)
    return [
      ...(stepUp ? [untried(GUARD, "change", "?", "no-session")] : []),
      ...(notice ? [untried("notice", "told", "?", "no-session")] : []),
    ]
  const holds = stepUp ? await letItAge(customer, browser).then(() => tryHolds(customer, browser)) : []
  return [...holds, ...(notice ? await tryNotices(customer, browser) : [])]
}
