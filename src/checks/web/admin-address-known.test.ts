import { cases } from "../cases.ts"
import type { Door } from "../facts.ts"
import { door, platform } from "../sample-facts.ts"
import { adminAddressKnown } from "./admin-address-known.ts"

const facts = (doors: readonly Door[], id: "ec-cube-4" | "generic" = "ec-cube-4") => ({ doors, platform: platform(id) })
const told = (state: Door["state"]): Door => door({ id: "admin-told", state })

cases(adminAddressKnown, [
  ["the told address shows its form", facts([told("form")]), "known"],
  ["the told address asks for authentication", facts([told("challenge")], "generic"), "known"],
  ["the told address refuses", facts([told("refused")]), "told-unproved"],
  ["the told address is not there, another form is", facts([told("absent"), door({ state: "form" })]), "told-unproved"],
  ["not told, found at the usual place", facts([door({ state: "form" })]), "found"],
  ["not told, a lock at the usual place of known software", facts([door({ state: "challenge" })]), "found"],
  ["not told, a lock somewhere", facts([door({ state: "challenge" })], "generic"), "not-known"],
  ["a customer's log-in is no admin screen", facts([door({ kind: "customer", state: "form" })]), "not-known"],
  ["nothing was found", facts([door({ state: "absent" }), door({ state: "refused" })]), "not-known"],
  ["no door at all", facts([]), "not-known"],
])
