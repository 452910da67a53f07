import { japanDay } from "../../guideline/japan-day.ts"
import { DAY_MS } from "../../lib/clock.ts"
import type { Write } from "../../storage/records.ts"
import { linksOf, makeLink, type Link } from "../access/links.ts"
import { everybody, mayEnter, type Person } from "../access/people.ts"
import { cardSheetOf, renewalOf } from "../site/card-sheet.ts"
import { ordersOf } from "../site/orders.ts"
import { siteNow } from "../site/site-now.ts"
import { allSites } from "../site/sites.ts"
import { nameOf } from "../site/summaries.ts"
import { alive, dueOf, REPEAT_DAYS, sceneOf, type Scene } from "../site/terminal-devices.ts"
import type { ConsoleSite, World } from "../world.ts"
import { isBegun, keptOf, terminalKey, type Kept } from "./ledger.ts"
import { digestMail, isPublic, renewalMail, terminalMail, type Mail } from "./mail.ts"
import { thingsOf, type Thing } from "./things.ts"

export type Desk = Pick<World, "records" | "requirements" | "configured" | "clock" | "random" | "publicOrigin">
export type ReminderKind = "terminal" | "renewal" | "digest"

/** A mail that is due now. */
export interface Reminder {
  readonly kind: ReminderKind
  readonly key: string
  readonly before: Kept
  /** Recorded when it was sent. */
  readonly period: string
  readonly things: readonly string[]
  /** Whose journal tells of it; null where it is about several shops. */
  readonly shop: string | null
  readonly name: string
  readonly to: string
  readonly subject: string
  /** The mail, what has to be written before it goes out, and the links that it puts an end to. */
  make(): { readonly mail: Mail; readonly writes: readonly Write[]; readonly ends: readonly Link[] }
}
/** Somebody who would be written to, and why not. */
export interface Held {
  readonly kind: ReminderKind
  readonly name: string
  readonly why: "no-address" | "no-public-address"
}
export interface ReminderPlan {
  readonly due: readonly Reminder[]
  readonly held: readonly Held[]
}

/** How long a staff member is given to use a link that was handed over, before it is mailed. */
const FIRST_DAYS = 7
const LINK_DAYS = REPEAT_DAYS + 31
const RENEWAL_DAYS = 60
/** One hour less than a week, so that a daily round at the same time counts as a week later. */
const WEEK_MS = 7 * DAY_MS - 3_600_000
/** Nobody is called to a renewal that is long over. */
const PAST_DAYS = 30

const isAsked = (scene: Scene, link: Link, { sentAt }: Kept): boolean => {
  if (sentAt !== null && scene.now - sentAt < REPEAT_DAYS * DAY_MS) return false
  const devices = scene.devices.filter((one) => one.link === link.id)
  return devices.length === 0
    ? scene.now - link.createdAt >= FIRST_DAYS * DAY_MS
    : devices.some((one) => dueOf(one) <= japanDay(scene.now))
}

const terminalReminders = async (desk: Desk, site: ConsoleSite): Promise<ReminderPlan> => {
  const scene = await sceneOf(desk, site)
  const [due, held]: [Reminder[], Held[]] = [[], []]
  for (const first of alive(scene)) {
    const { mail: to, name, id } = first
    const key = terminalKey(site.site.id, id)
    const before = await keptOf(desk.records, key)
    if (to === null || isBegun(before, scene.now) || !isAsked(scene, first, before)) continue
    if (!isPublic(desk)) held.push({ kind: "terminal", name, why: "no-public-address" })
    else {
      const told = { name, shop: nameOf(site), days: LINK_DAYS }
      due.push({
        kind: "terminal",
        key,
        before,
        period: japanDay(scene.now),
        things: [],
        shop: site.site.id,
        name,
        to,
        subject: terminalMail(told, "").subject,
        make() {
          const { sites } = first
          const made = makeLink(desk, { kind: "terminal", role: "contractor", sites, name, by: "Sekisho", person: id, lifeMs: LINK_DAYS * DAY_MS }) // prettier-ignore
          const ends = scene.mailed.filter((one) => one.person === id && !one.dead)
          return { mail: { to, ...terminalMail(told, made.url) }, writes: [made.write], ends }
        },
      })
    }
  }
  return { due, held }
}

const linkTo = (desk: Desk, path: string): string | null => (isPublic(desk) ? `${desk.publicOrigin}${path}` : null)

const renewalReminders = async (desk: Desk, site: ConsoleSite, people: readonly Person[]): Promise<ReminderPlan> => {
  const renewal = await renewalOf(desk, site.site.id)
  if (renewal === null || renewal.daysLeft > RENEWAL_DAYS || renewal.daysLeft < -PAST_DAYS) return { due: [], held: [] }
  const { day, daysLeft } = renewal
  const { rows, confirmed } = await cardSheetOf(desk, site)
  const [due, held]: [Reminder[], Held[]] = [[], []]
  for (const { id, name, mail: to } of people.filter(({ role }) => role === "owner")) {
    const key = `${site.site.id}/renewal/${id}`
    const before = await keptOf(desk.records, key)
    if (isBegun(before, desk.clock()) || before.period === day) continue
    if (to === null) held.push({ kind: "renewal", name, why: "no-address" })
    else {
      const link = linkTo(desk, `/sites/${site.site.id}/card`)
      const mail = renewalMail({ name, shop: nameOf(site), day, days: Math.max(0, daysLeft), open: rows - confirmed, link }) // prettier-ignore
      due.push({
        kind: "renewal",
        key,
        before,
        period: day,
        things: [],
        shop: site.site.id,
        name,
        to,
        subject: mail.subject,
        make: () => ({ mail: { to, ...mail }, writes: [], ends: [] }),
      })
    }
  }
  return { due, held }
}

const digestFor = async (desk: Desk, person: Person, things: readonly Thing[]): Promise<Reminder | Held | null> => {
  const key = `@/digest/${person.id}`
  const before = await keptOf(desk.records, key)
  const now = desk.clock()
  const fresh = things.filter(({ id }) => !before.told.includes(id))
  const early = before.sentAt !== null && now - before.sentAt < WEEK_MS
  if (fresh.length === 0 || early || isBegun(before, now)) return null
  const { mail: to, name } = person
  if (to === null) return { kind: "digest", name, why: "no-address" }
  const mail = digestMail({ name, lines: fresh.map(({ says }) => says), link: linkTo(desk, "/") })
  return {
    kind: "digest",
    key,
    before,
    period: japanDay(now),
    things: things.map(({ id }) => id),
    shop: null,
    name,
    to,
    subject: mail.subject,
    make: () => ({ mail: { to, ...mail }, writes: [], ends: [] }),
  }
}

/** Many shops in a row must not keep everybody else waiting. */
const pauseForOthers = (): Promise<void> => new Promise((next) => void setImmediate(next))

const isWorker = ({ active, role }: Person): boolean => active && (role === "owner" || role === "practitioner")

/** Everything that is to be written to somebody now. Looks only; `sendReminders` sends. */
export const planReminders = async (desk: Desk): Promise<ReminderPlan> => {
  const people = (await everybody(desk.records)).filter(isWorker)
  const [due, held]: [Reminder[], Held[]] = [[], []]
  const things = new Map<string, readonly Thing[]>()
  for (const site of (await allSites(desk)).filter(({ sample }) => !sample)) {
    const here = people.filter((person) => mayEnter(person, site.site.id))
    const plans = [await terminalReminders(desk, site), await renewalReminders(desk, site, here)]
    due.push(...plans.flatMap((plan) => plan.due))
    held.push(...plans.flatMap((plan) => plan.held))
    things.set(site.site.id, here.length === 0 ? [] : thingsOf(await siteNow(desk, site), await ordersOf(desk, site)))
    await pauseForOthers()
  }
  for (const person of people) {
    const own = [...things].flatMap(([site, list]) => (mayEnter(person, site) ? list : []))
    const reminder = await digestFor(desk, person, own)
    if (reminder && "why" in reminder) held.push(reminder)
    else if (reminder) due.push(reminder)
  }
  return { due, held }
}

/** Whether there is anybody at all to write to: an installation without addresses reckons nothing. */
export const hasReaders = async ({ records }: Pick<World, "records">): Promise<boolean> =>
  (await everybody(records)).some((one) => isWorker(one) && one.mail !== null) ||
  (await linksOf(records, ["terminal"])).some(({ dead, mail }) => !dead && mail !== null)
