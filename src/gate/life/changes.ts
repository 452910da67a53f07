import type { ProfileAct } from "../../platforms/act.ts"
import type { CanaryChange } from "../../platforms/canary/canary.ts"
import { askAct, type NoForm, type Values } from "./ask-act.ts"
import type { Browser, Told } from "./browser.ts"
import { nextCode, resultIn, type Customer } from "./customer.ts"

const FACTOR = "/.sekisho/factor"

/** The customer's other value for a change; for one that sets nothing, nothing. */
export const valuesFor = ({ canary, address, password }: Customer, sets: CanaryChange["sets"]): Values => {
  if (sets === "newEmail") return { newEmail: canary.addresses.find((one) => one !== address) ?? "" }
  if (sets === undefined) return {}
  return { currentPassword: password, newPassword: canary.passwords.find((one) => one !== password) ?? "" }
}

export interface Change extends CanaryChange {
  readonly does: ProfileAct
}
/** What changes a customer's details here, as far as the profile tells how. */
export const changesOf = ({ site, recipe }: Customer): readonly Change[] =>
  recipe.changes.flatMap((change) => {
    const does = site.profile.acts?.find(({ id }) => id === change.act)
    return does === undefined ? [] : [{ ...change, does }]
  })

/** After some changes the gate asks for the factor again: another session, or an account of another name. */
const ASKS = new Set(["second-factor.pending", "second-factor.other-browser"])
const giveFactor = async ({ box }: Customer, browser: Browser): Promise<void> => {
  const post = (form: Readonly<Record<string, string>>): Promise<Told> =>
    browser.ask({ method: "POST", target: FACTOR, form: { back: "/", ...form }, kind: "goes-on" })
  await post({ do: "send" })
  const code = await nextCode(box)
  if (code !== null) await post({ do: "check", code })
}

/** Asks for a change. What the customer has afterwards is kept in mind, whoever should have stopped it. */
export const doChange = async (
  customer: Customer,
  browser: Browser,
  act: ProfileAct,
  values: Values,
): Promise<Told | NoForm> => {
  const how = customer.recipe.acts[act.id]
  if (how === undefined) return "no-form"
  const ask = (): Promise<Told | NoForm> => askAct(browser, customer.site, act, how, values)
  let told = await ask()
  if (told !== "no-form" && ASKS.has(told.said)) {
    await giveFactor(customer, browser)
    told = await ask()
  }
  if (told === "no-form" || resultIn(act, told) !== "success") return told
  if (act.fields.newEmail !== undefined) customer.address = values.newEmail ?? customer.address
  if (act.fields.newPassword !== undefined) customer.password = values.newPassword ?? customer.password
  return told
}

/** What the gate or the shop said to a change, in one word. */
export const wordOf = (told: Told | NoForm): string => (told === "no-form" ? told : told.said)
