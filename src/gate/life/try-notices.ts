import type { ActKind, ProfileAct } from "../../platforms/act.ts"
import { noticeMail, type NoticeKind } from "../accounts/mails.ts"
import { isNoticeKind, isOurs } from "../stages/notice.ts"
import type { Browser, Told } from "./browser.ts"
import { changesOf, doChange, valuesFor } from "./changes.ts"
import { memberOf, resultIn, type Customer, type Values } from "./customer.ts"
import { untried, type Tried } from "./proof.ts"

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

/** Makes one change and waits for what the customer is told of it. */
const change = async (
  customer: Customer,
  browser: Browser,
  act: ProfileAct,
  values: Values,
): Promise<Done & { readonly told: Told }> => {
  const before = customer.address
  const told = await doChange(customer, browser, act, values)
  const steps = [`change: ${told.said}`]
  if (resultIn(act, told) !== "success") return { acted: false, reason: "untried.not-changed", steps, told }
  const kinds = act.kinds.filter(isNoticeKind)
  const to = kinds.includes("email-change") ? [before, values.newEmail ?? null] : [before]
  for (const kind of kinds) steps.push(...(await arrived(customer, kind, kind === "email-change" ? to : [before])))
  const acted = steps.slice(1).every((step) => !step.includes("no mail"))
  return { acted, reason: acted ? "notice.sent" : "no-mail", steps, told }
}

const doorsOf = (act: ProfileAct, door: string, done: Done): readonly Tried[] =>
  act.kinds.filter(isNoticeKind).map((kind) => {
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
  let made = "0"
  const own = changesOf(customer)
  for (const act of own) {
    const how = customer.recipe.acts[act.id]
    const door = `${act.method} ${how?.target ?? act.id}`
    const first = await change(customer, browser, act, { ...valuesFor(customer), made })
    if (how?.makes !== undefined) made = memberOf(first.told.text, how.makes) ?? made
    const changes = act.kinds.includes("email-change") && first.reason !== "untried.not-changed"
    const back = changes ? await change(customer, browser, act, { ...valuesFor(customer), made }) : null
    const acted = first.acted && back?.acted !== false
    const reason = first.acted && back !== null ? back.reason : first.reason
    const both = { acted, reason, steps: [...first.steps, ...(back?.steps ?? [])] }
    tried.push(...(isOurs(act) ? doorsOf(act, door, both) : without(act, act.kinds, door)))
  }
  const others = (customer.site.profile.acts ?? []).filter((act) => act.who === "customer" && !own.includes(act))
  return [...tried, ...others.flatMap((act) => without(act, act.kinds, `${act.method} ${act.example ?? act.id}`))]
}
