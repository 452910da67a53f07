import type { z } from "zod"
import { criterionById } from "../../guideline/catalogue.ts"
import { japanDay } from "../../guideline/japan-day.ts"
import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { lastWords } from "../../records/answers.ts"
import { endLinks, linkWrite, makeLink } from "../access/links.ts"
import type { terminalBody, terminalList } from "../contract/links.ts"
import { isPublic } from "../remind/mail.ts"
import { lastMails } from "../remind/ledger.ts"
import type { ConsoleSite, World } from "../world.ts"
import { deed, type Speaker } from "./answering.ts"
import { answerView } from "./rows.ts"
import { alive, dueOf, sceneOf } from "./terminal-devices.ts"
import { feed, feedsOf } from "./terminal-feed.ts"

const LINK_DAYS = 2 * 366
const time = (at: number | undefined): string | null => (at === undefined ? null : isoTime(at))
const mailsOf = (world: World): z.input<typeof terminalList>["mails"] =>
  world.mail === null ? "no-mail-server" : isPublic(world) ? "ready" : "no-public-address"

/** The staff's links, their devices, and what these say about build/5 and build/14. */
export const terminalsOf = async (world: World, site: ConsoleSite): Promise<z.input<typeof terminalList>> => {
  const scene = await sceneOf(world, site)
  const words = await lastWords(world.records, site.site.id)
  const today = japanDay(scene.now)
  const reminded = await lastMails(world, site.site.id)
  return {
    terminals: scene.links.map((link) => {
      const devices = scene.devices
        .filter((one) => one.link === link.id)
        .map((one) => {
          const due = dueOf(one)
          return { device: one.device, answers: one.answers, at: isoTime(one.at), due, overdue: due < today }
        })
      return {
        id: link.id,
        name: link.name,
        mail: link.mail,
        remindedAt: time(reminded.get(link.id)),
        createdAt: isoTime(link.createdAt),
        revokedAt: link.dead ? isoTime(link.changedAt) : null,
        devices,
        overdue: !link.dead && (devices.length === 0 || devices.some(({ overdue }) => overdue)),
      }
    }),
    mails: mailsOf(world),
    feeds: feedsOf(scene).map(({ criterion, because }) => {
      const answer = words.get(criterion)?.answer
      const question = criterionById(criterion)?.question ?? because
      return { criterion, question, answer: answer ? answerView(answer) : null, because }
    }),
  }
}

/** A personal link for one staff member, used again every quarter. */
export const addTerminal = async (speaker: Speaker, { name, mail }: z.output<typeof terminalBody>) => {
  const { world, site } = speaker
  const { link, url, write } = makeLink(world, {
    kind: "terminal",
    role: "contractor",
    sites: [site.site.id],
    name,
    mail: mail ?? null,
    by: speaker.person.name,
    person: null,
    lifeMs: LINK_DAYS * DAY_MS,
  })
  await world.records.append([write, deed(speaker, "terminal", [name])])
  return { id: link.id, link: url, expiresAt: isoTime(link.expiresAt) }
}

export const removeTerminal = async (speaker: Speaker, id: string): Promise<void> => {
  const { world, site } = speaker
  const { links: firsts, mailed } = await sceneOf(world, site)
  const links = firsts.filter((link) => link.id === id)
  if (links.length === 0) throw new SekishoError("CONSOLE_NOT_HERE")
  await endLinks(world, [...links, ...mailed.filter((link) => link.person === id && !link.dead)])
  await world.records.append([
    deed(
      speaker,
      "terminal-removed",
      links.map(({ name }) => name),
    ),
  ])
  await feed(world, site, speaker.person.name)
}

/** Where the form is sent every quarter from now on; null: nowhere. What was sent before stays valid until it is replaced. */
export const setTerminalMail = async (speaker: Speaker, id: string, mail: string | null): Promise<void> => {
  const { world, site } = speaker
  const link = alive(await sceneOf(world, site)).find((one) => one.id === id)
  if (link === undefined) throw new SekishoError("CONSOLE_NOT_HERE")
  const write = linkWrite({ ...link, mail }, world.clock())
  const appended = await world.records.append([write, deed(speaker, "terminal", [link.name])])
  if (appended.state === "conflict") throw new SekishoError("CONSOLE_OVERTAKEN")
}
