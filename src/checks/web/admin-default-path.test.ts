import { cases } from "../cases.ts"
import type { Door } from "../facts.ts"
import { door, platform } from "../sample-facts.ts"
import { adminDefaultPath } from "./admin-default-path.ts"

const facts = (doors: readonly Door[], seen = platform()) => ({ doors, platform: seen })
const told = (parts: Partial<Door>): Door => door({ id: "admin-told", ...parts })

cases(adminDefaultPath, [
  ["its form stands at the default place", facts([door({ state: "form", defaultPath: true })]), "guessable"],
  ["a lock before the default place", facts([door({ state: "challenge", defaultPath: true })]), "guessable"],
  [
    "told, and it is the default, though refused from here",
    facts([told({ defaultPath: true, state: "refused" })]),
    "guessable",
  ],
  [
    "told elsewhere, but the default place answers as well",
    facts([told({ defaultPath: false, state: "form" }), door({ state: "form" })]),
    "guessable",
  ],
  ["told elsewhere, the default place is empty", facts([told({ defaultPath: false }), door()]), "moved"],
  ["not told, nothing seen", facts([door({ state: "absent" })]), "not-seen"],
  ["not told, refused at the default place", facts([door({ state: "refused" })]), "not-seen"],
  [
    "a lock at a common place of unknown software",
    facts([door({ state: "challenge" })], platform("generic")),
    "not-seen",
  ],
  ["a service without an admin door of its own", facts([], platform("shopify", { adminPath: null })), "no-door"],
])
