import type { ActKind, ProfileAct } from "../../platforms/act.ts"
import { noticeMail, type NoticeKind } from "../accounts/mails.ts"
import { isNoticeKind, isOurs } from "../stages/notice.ts"
import { doorOf } from "./ask-act.ts"
import type { Browser } from "./browser.ts"
import { changesOf, doChange, valuesFor, wordOf, type Change } from "./changes.ts"
import { resultIn, type Customer } from "./customer.ts"
import { isUntried, untried, type Tried } from "./proof.ts"

const GUARD = "notice"
const CLAIMS: Readonly<Record<NoticeKind, string>> = {
  reset: "reset",
  "password-change": "password",
  "email-change": "email",
  "address-change": "address",
}

interface Done {
  readonly acted: boolean
  readonly reason: string
  readonly steps: readonly string[]
}

/** Waits for the mail of one kind at each address; the subject is what the notice of this kind says and no other mail. */
const arrived = async (
  { box, site }: Customer,
  kind: NoticeKind,
  addresses: readonly (string | null)[],
): Promise<readonly string[]> => {
  const steps: string[] = []
  for (const to of addresses) {
    const { subject } = noticeMail(to ?? "", site.origin, kind, 0)
    const mail = await box.wait((one) => one.to === to && one.subject === subject)
    steps.push(
      `${kind}: ${mail === null ? "no mail" : "mail"} (${addresses.indexOf(to) === 0 ? "old" : "new"} address)`,
    )
  }
  return steps
}

/** What one change is, of all that its form could be. */
const kindsOf = ({ does, sets }: Change): readonly NoticeKind[] =>
  does.kinds.filter(isNoticeKind).filter((kind) => {
    const field = kind === "email-change" ? "newEmail" : kind === "password-change" ? "newPassword" : undefined
    return field === undefined || does.fields[field] === undefined || sets === field
  })

const NOT_CHANGED = "untried.not-changed"
/** Makes one change and waits for what the customer is told of it. */
const change = async (customer: Customer, browser: Browser, wanted: Change): Promise<Done> => {
  const before = customer.address
  const values = valuesFor(customer, wanted.sets)
  const told = await doChange(customer, browser, wanted.does, values)
  const steps = [`change: ${wordOf(told)}`]
  if (told === "no-form") return { acted: false, reason: `untried.${told}`, steps }
  if (resultIn(wanted.does, told) !== "success") return { acted: false, reason: NOT_CHANGED, steps }
  const kinds = kindsOf(wanted)
  const to = [before, values.newEmail ?? null]
  for (const kind of kinds) steps.push(...(await arrived(customer, kind, kind === "email-change" ? to : [before])))
  const acted = steps.slice(1).every((step) => !step.includes("no mail"))
  return { acted, reason: acted ? "notice.sent" : "no-mail", steps }
}
/** Makes a change, and undoes it. */
const changeAndBack = async (customer: Customer, browser: Browser, wanted: Change): Promise<Done> => {
  const first = await change(customer, browser, wanted)
  if (wanted.sets === undefined || isUntried(first)) return first
  const back = await change(customer, browser, wanted)
  const reason = first.acted ? back.reason : first.reason
  return { acted: first.acted && back.acted, reason, steps: [...first.steps, ...back.steps] }
}

const doorsOf = (wanted: Change, door: string, done: Done): readonly Tried[] =>
  kindsOf(wanted).map((kind) => {
    const { acted, reason, steps } = done
    return { guard: GUARD, claim: CLAIMS[kind], door, reason, acted, reached: 0, steps: steps.slice(0, 20) }
  })

/** What cannot be tried: a reset needs the shop's own mail, and who is mailed by the shop itself is not told by the gate. */
const without = (act: ProfileAct, kinds: readonly ActKind[], door: string): readonly Tried[] =>
  kinds.filter(isNoticeKind).map((kind) => {
    const why = kind === "reset" ? "link-goes-to-mailbox" : isOurs(act) ? "no-recipe" : "shop-mails"
    return untried(GUARD, CLAIMS[kind], door, why)
  })

/** Changes the test customer's details, one after the other, looks at the mails, and changes back what stays. */
export const tryNotices = async (customer: Customer, browser: Browser): Promise<readonly Tried[]> => {
  const tried: Tried[] = []
  const own = changesOf(customer)
  for (const wanted of own) {
    const { does } = wanted
    const door = doorOf(does, customer.recipe.acts[does.id])
    const done = await changeAndBack(customer, browser, wanted)
    tried.push(...(isOurs(does) ? doorsOf(wanted, door, done) : without(does, kindsOf(wanted), door)))
  }
  const others = (customer.site.profile.acts ?? []).filter(
    (act) => act.who === "customer" && !own.some(({ does }) => does === act),
  )
  return [...tried, ...others.flatMap((act) => without(act, act.kinds, doorOf(act, customer.recipe.acts[act.id])))]
}
