import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import type { Door } from "../facts.ts"
import { door, platform } from "../sample-facts.ts"
import { adminRefusesStrangers } from "./admin-refuses-strangers.ts"

const facts = (doors: readonly Door[], id: "ec-cube-4" | "generic" = "ec-cube-4") => ({ doors, platform: platform(id) })
const told = (state: Door["state"]): Door => door({ id: "admin-told", state })

cases(adminRefusesStrangers, [
  [
    "the form is seen, and evidence says where",
    facts([door({ state: "form", status: 200, marks: ['name="login_id"'] })]),
    "form-seen",
    ({ evidence }) => assert.match(evidence?.[0]?.value ?? "", /form \(HTTP 200\) · name="login_id"/),
  ],
  [
    "one of two doors is open: the lock on the other does not help",
    facts([told("challenge"), door({ id: "admin-xmlrpc", state: "form" })]),
    "form-seen",
  ],
  ["the told address asks for authentication", facts([told("challenge")], "generic"), "challenge"],
  ["a lock at the usual place of known software", facts([door({ state: "challenge" })]), "challenge"],
  ["a lock somewhere on unknown software proves nothing", facts([door({ state: "challenge" })], "generic"), "not-told"],
  ["the told address refuses: nothing shows that it is the right one", facts([told("refused")]), "no-positive-control"],
  [
    "the told address refuses, though a lock stands at the default place",
    facts([told("absent"), door({ state: "challenge" })]),
    "no-positive-control",
  ],
  ["the told address shows something else", facts([told("other")]), "no-positive-control"],
  ["nothing found, nothing told", facts([door({ state: "absent" })]), "not-told"],
  ["a customer's log-in is not the admin screen", facts([door({ kind: "customer", state: "form" })]), "not-told"],
  ["the told address does not answer", facts([told("fault"), door({ state: "absent" })]), "could-not-look"],
  ["no address answers", facts([door({ state: "fault", status: null })]), "could-not-look"],
  ["no door is known at all", facts([]), "not-told"],
])
