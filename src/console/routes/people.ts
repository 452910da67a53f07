import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { journalWrite, type Deed } from "../../records/journal.ts"
import { EVERYWHERE } from "../access/join.ts"
import { endLinks, linksOf, makeLink, type NewLink } from "../access/links.ts"
import { peopleChange } from "../access/people-change.ts"
import { canSignIn, everybody, peopleOf, lastSignIns, personById, personWrite, type Person } from "../access/people.ts"
import { endSessions } from "../access/sessions.ts"
import type { Handlers, Viewer } from "../http/call.ts"
import type { World } from "../world.ts"
import type { Write } from "../../storage/records.ts"

const done = { done: true } as const
const NEW_FACTORS_DAYS = 1

const journal = (world: World, viewer: Viewer, what: Deed, about: readonly string[]): Write =>
  journalWrite(EVERYWHERE, { who: viewer.person.name, person: viewer.person.id, what, about }, world.clock())

const list = async (world: World) => {
  const [{ people, damaged }, links, signIns] = await Promise.all([
    peopleOf(world.records),
    linksOf(world.records, ["invitation", "new-factors"]),
    lastSignIns(world.records),
  ])
  const time = (at: number | undefined): string | null => (at === undefined ? null : isoTime(at))
  return {
    damaged,
    people: people.map((one) => ({
      id: one.id,
      name: one.name,
      login: one.login,
      role: one.role,
      sites: one.sites,
      mail: one.mail,
      active: one.active,
      addedAt: isoTime(one.addedAt),
      lastSignInAt: time(signIns.get(one.id)),
      hasPassword: one.password !== null,
      passkeys: one.passkeys.length,
    })),
    invitations: links
      .filter(({ dead, expiresAt }) => !dead && expiresAt > world.clock())
      .map((one) => ({
        id: one.id,
        name: one.name,
        role: one.role,
        sites: one.sites,
        createdAt: isoTime(one.createdAt),
        expiresAt: isoTime(one.expiresAt),
        by: one.by,
      })),
  }
}

const made = async (world: World, viewer: Viewer, told: Omit<NewLink, "by">) => {
  const { link, url, write } = makeLink(world, { ...told, by: viewer.person.name })
  await world.records.append([write, journal(world, viewer, "people", [link.id])])
  return { id: link.id, link: url, expiresAt: isoTime(link.expiresAt) }
}

const personFor = async (world: World, id: string): Promise<Person> => {
  const person = await personById(world.records, id)
  if (person === null) throw new SekishoError("CONSOLE_NOT_HERE")
  return person
}

/** Somebody who can sign in as owner of everything must be left. */
const refuseLastOwner = async (world: World, changed: Person): Promise<void> => {
  const others = (await everybody(world.records)).filter(({ id }) => id !== changed.id)
  const owners = [...others, changed].filter((one) => one.role === "owner" && one.sites === "all" && canSignIn(one))
  if (owners.length === 0) throw new SekishoError("CONSOLE_LAST_OWNER")
}

/** An owner of some shops invites and changes people only for those. */
const refuseForeignSites = (viewer: Viewer, sites: Person["sites"]): void => {
  const own = viewer.person.sites
  if (own === "all") return
  if (sites === "all" || sites.some((site) => !own.includes(site))) throw new SekishoError("CONSOLE_FORBIDDEN")
}

/** Looks and writes as one: of two owners who demote each other at once, the later one is refused and looks again. */
const keep = async (world: World, viewer: Viewer, changed: Person): Promise<void> => {
  const change = await peopleChange(world.records, world.clock())
  await refuseLastOwner(world, changed)
  const appended = await world.records.append([
    change,
    personWrite(changed, world.clock()),
    journal(world, viewer, "people", [changed.id]),
  ])
  if (appended.state === "conflict") throw new SekishoError("CONSOLE_OVERTAKEN")
  if (change.expect) await world.records.prune(change.kind, change.key, [change.expect])
}

/** Who may sign in; only for owners. */
export const peopleRoutes: Handlers<
  "people" | "invite" | "withdrawInvitation" | "changePerson" | "removePerson" | "newFactorsLink"
> = {
  async people({ world, viewer }) {
    refuseForeignSites(viewer, "all")
    return list(world)
  },
  async invite({ world, viewer, body }) {
    refuseForeignSites(viewer, body.sites)
    const { name, role, sites, days } = body
    return made(world, viewer, { kind: "invitation", role, sites, name, person: null, lifeMs: days * DAY_MS })
  },
  async withdrawInvitation({ world, viewer, id }) {
    const links = (await linksOf(world.records, ["invitation", "new-factors"])).filter((link) => link.id === id)
    for (const link of links) refuseForeignSites(viewer, link.sites)
    await endLinks(world, links)
    await world.records.append([journal(world, viewer, "people", [id])])
    return done
  },
  async changePerson({ world, viewer, id, body }) {
    refuseForeignSites(viewer, "all")
    const person = await personFor(world, id)
    const { name = person.name, role = person.role, sites = person.sites, mail = person.mail } = body
    await keep(world, viewer, { ...person, name, role, sites, mail })
    // Another role begins with another sign-in.
    if (role !== person.role || sites !== person.sites) await endSessions(world, id)
    return list(world)
  },
  async removePerson({ world, viewer, id }) {
    refuseForeignSites(viewer, "all")
    const person = await personFor(world, id)
    await keep(world, viewer, {
      ...person,
      active: false,
      mail: null,
      password: null,
      totp: null,
      passkeys: [],
      recovery: [],
    })
    await endSessions(world, id)
    const links = await linksOf(world.records, ["contractor", "new-factors"])
    await endLinks(
      world,
      links.filter((link) => link.person === id),
    )
    return list(world)
  },
  async newFactorsLink({ world, viewer, id }) {
    refuseForeignSites(viewer, "all")
    const { name, role, sites, active } = await personFor(world, id)
    if (!active) throw new SekishoError("CONSOLE_NOT_HERE")
    const lifeMs = NEW_FACTORS_DAYS * DAY_MS
    return made(world, viewer, { kind: "new-factors", role, sites, name, person: id, lifeMs })
  },
}
