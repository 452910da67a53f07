import type { z } from "zod"
import { japanDay } from "../../guideline/japan-day.ts"
import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { journalWrite } from "../../records/journal.ts"
import { linkByHash, linksOf, linkWrite, type Link } from "../access/links.ts"
import type { Write } from "../../storage/records.ts"
import { hashOf } from "../access/tokens.ts"
import { TERMINAL_QUESTIONS, type terminalAnswer } from "../contract/links.ts"
import type { ConsoleSite, World } from "../world.ts"
import { DEVICE, devicesOf, dueOf, REPEAT_DAYS, staffOf, type Device } from "./terminal-devices.ts"
import { feed } from "./terminal-feed.ts"
import { terminalQuestion } from "./terminal-questions.ts"

const MAX_DEVICES = 20

/** Whether a mailed link still belongs to somebody: taking the first link back takes all later ones back. */
export const isStaff = async ({ records, clock }: World, link: Link): Promise<boolean> => {
  if (link.person === null) return true
  const first = (await linksOf(records, ["terminal"])).find(({ id }) => id === link.person)
  return first !== undefined && !first.dead && first.expiresAt > clock()
}

const ownDevices = async (world: World, site: ConsoleSite, link: Link): Promise<readonly Device[]> =>
  (await devicesOf(world, site.site.id)).filter((one) => one.link === staffOf(link))

/** The form behind a staff member's link. */
export const terminalForm = async (world: World, site: ConsoleSite, link: Link, siteName: string) => ({
  site: siteName,
  name: link.name,
  questions: TERMINAL_QUESTIONS.map(terminalQuestion),
  devices: (await ownDevices(world, site, link)).map((one) => ({
    device: one.device,
    at: isoTime(one.at),
    due: dueOf(one),
  })),
})

const TRIES = 10
/** Notes that the link was used, in one append with what it was used for. A link that was taken back meanwhile stays dead. */
const keepWithLink = async (world: World, link: Link, writes: readonly Write[]): Promise<void> => {
  let now: Link | null = link
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (now === null || now.dead) throw new SekishoError("CONSOLE_LINK_DEAD")
    const used = linkWrite({ ...now, lastUsedAt: world.clock() }, world.clock())
    if ((await world.records.append([used, ...writes])).state === "appended") return
    now = await linkByHash(world.records, link.hash)
  }
  throw new SekishoError("CONSOLE_OVERTAKEN")
}

/** Keeps the answers about one device, and what all devices together now say. */
export const answerForTerminal = async (
  world: World,
  site: ConsoleSite,
  link: Link,
  told: Pick<z.output<typeof terminalAnswer>, "device" | "answers">,
) => {
  const now = world.clock()
  const shop = site.site.id
  const key = `${shop}/${staffOf(link)}/${hashOf(told.device.normalize("NFKC").toLowerCase()).slice(0, 16)}`
  const own = await ownDevices(world, site, link)
  const known = (await world.records.latest(DEVICE, key)) !== null
  if (!known && own.length >= MAX_DEVICES) throw new SekishoError("CONSOLE_TOO_LARGE", { max: MAX_DEVICES })
  const body: Omit<Device, "at"> = { link: staffOf(link), name: link.name, ...told }
  const line = journalWrite(shop, { who: link.name, person: null, what: "terminal-answer", about: [told.device] }, now)
  await keepWithLink(world, link, [{ kind: DEVICE, key, body, at: now }, line])
  await feed(world, site, link.name)
  const notYet = TERMINAL_QUESTIONS.filter((question) => told.answers[question] !== "yes").map(terminalQuestion)
  return {
    due: japanDay(now + REPEAT_DAYS * DAY_MS),
    notYet: notYet.map(({ question, how }) => ({ question, how })),
  }
}
