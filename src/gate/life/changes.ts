import type { ProfileAct } from "../../platforms/act.ts"
import type { Browser, Told } from "./browser.ts"
import { questionOf, resultIn, type Customer, type Values } from "./customer.ts"

/** The customer's own values for a change: another address than the one it has. */
export const valuesFor = ({ canary, address }: Customer): Values => ({
  newEmail: canary.addresses.find((one) => one !== address) ?? "",
})

/** What changes a customer's details here, as far as the profile tells how. */
export const changesOf = ({ site, recipe }: Customer): readonly ProfileAct[] =>
  recipe.changes.flatMap((id) => site.profile.acts?.find((act) => act.id === id) ?? [])

/** Asks for a change. Where the mail address is another one afterwards, that is kept in mind, whoever should have stopped it. */
export const doChange = async (
  customer: Customer,
  browser: Browser,
  act: ProfileAct,
  values: Values,
): Promise<Told> => {
  const how = customer.recipe.acts[act.id] ?? { target: "/", json: {} }
  const told = await browser.ask({ ...questionOf(act, how, values), kind: "goes-on" })
  const changed = act.kinds.includes("email-change") && resultIn(act, told) === "success"
  if (changed) customer.address = values.newEmail ?? customer.address
  return told
}
