import type { z } from "zod"
import { endOfDay } from "../../guideline/japan-day.ts"
import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { lastWords } from "../../records/answers.ts"
import { endLinks, linksOf, makeLink, type Link } from "../access/links.ts"
import { canSignIn, everybody, lastSignIns, mayEnter, personWrite, type Person } from "../access/people.ts"
import { endSessions } from "../access/sessions.ts"
import { newId } from "../access/tokens.ts"
import type { contractorBody, contractorList } from "../contract/links.ts"
import type { ConsoleSite, World } from "../world.ts"
import { deed, type Speaker } from "./answering.ts"
import { requireKnown } from "./questions.ts"
import { assignedTo, assignmentsOf, assignmentWrite } from "./site-now.ts"

const isOf = (site: ConsoleSite, { sites }: Link): boolean => sites !== "all" && sites.includes(site.site.id)

/** The contractors of a shop, by personal link and with an account, and how far each is. */
export const contractorsOf = async (world: World, site: ConsoleSite): Promise<z.input<typeof contractorList>> => {
  const shop = site.site.id
  const [links, people, signIns, assignments, words] = await Promise.all([
    linksOf(world.records, ["contractor"]),
    everybody(world.records),
    lastSignIns(world.records),
    assignmentsOf(world.records, shop),
    lastWords(world.records, shop),
  ])
  const progress = (person: string) => {
    const theirs = [...assignedTo(assignments, person)]
    return { assigned: theirs.length, answered: theirs.filter((question) => words.get(question)?.answer).length }
  }
  const time = (at: number | null | undefined): string | null => (at === null || at === undefined ? null : isoTime(at))
  return {
    accounts: people
      .filter((person) => person.role === "contractor" && canSignIn(person) && mayEnter(person, shop))
      .map(({ id, name }) => ({ person: id, name, lastUsedAt: time(signIns.get(id)), ...progress(id) })),
    contractors: links
      .filter((link) => isOf(site, link))
      .map((link) => ({
        id: link.id,
        person: link.person ?? "",
        name: link.name,
        createdAt: isoTime(link.createdAt),
        expiresAt: isoTime(link.expiresAt),
        revokedAt: link.dead ? isoTime(link.changedAt) : null,
        lastUsedAt: time(link.lastUsedAt),
        ...progress(link.person ?? ""),
      })),
  }
}

/** A link for a contractor, who will see and answer only these questions. */
export const addContractor = async (speaker: Speaker, told: z.output<typeof contractorBody>) => {
  const { world, site } = speaker
  for (const question of told.questions) requireKnown(question)
  if (told.due !== undefined && endOfDay(told.due) === null)
    throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "due" })
  const now = world.clock()
  const id = newId(world.random)
  const person: Person = {
    id,
    revision: 0,
    name: told.name,
    login: `contractor-${id}`,
    role: "contractor",
    sites: [site.site.id],
    active: true,
    mail: null,
    addedAt: now,
    password: null,
    totp: null,
    passkeys: [],
    recovery: [],
  }
  const { link, url, write } = makeLink(world, {
    kind: "contractor",
    role: "contractor",
    sites: [site.site.id],
    name: told.name,
    by: speaker.person.name,
    person: id,
    lifeMs: told.days * DAY_MS,
  })
  const before = await assignmentsOf(world.records, site.site.id)
  const assignments = [...new Set(told.questions)].map((question) =>
    assignmentWrite(site.site.id, question, { person: id, due: told.due ?? before.get(question)?.due ?? null }, now),
  )
  await world.records.append([
    personWrite(person, now),
    write,
    ...assignments,
    deed(speaker, "contractor", [told.name]),
  ])
  return { id: link.id, link: url, expiresAt: isoTime(link.expiresAt) }
}

/** Takes the link back: whoever is signed in by it is out at once. */
export const removeContractor = async (speaker: Speaker, id: string): Promise<void> => {
  const { world, site } = speaker
  const links = (await linksOf(world.records, ["contractor"])).filter((link) => link.id === id && isOf(site, link))
  if (links.length === 0) throw new SekishoError("CONSOLE_NOT_HERE")
  await endLinks(world, links)
  for (const link of links) if (link.person !== null) await endSessions(world, link.person)
  await world.records.append([
    deed(
      speaker,
      "contractor-removed",
      links.map(({ name }) => name),
    ),
  ])
}
