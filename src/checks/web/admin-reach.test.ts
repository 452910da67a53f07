import { cases } from "../cases.ts"
import type { Door } from "../facts.ts"
import { door, platform } from "../sample-facts.ts"
import { adminReach } from "./admin-reach.ts"

const facts = (...doors: readonly Door[]) => ({ doors, platform: platform("ec-cube-4") })

// The judgement is shared and tabled in admin-refuses-strangers.test.ts.
cases(adminReach, [
  ["the log-in is shown to anybody", facts(door({ state: "form" })), "form-seen"],
  ["authentication stands before it", facts(door({ state: "challenge" })), "challenge"],
  ["the told address refuses", facts(door({ id: "admin-told", state: "refused" })), "no-positive-control"],
  ["nothing known", facts(), "not-told"],
  ["no answer", facts(door({ state: "fault", status: null })), "could-not-look"],
])
