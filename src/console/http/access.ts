import { SekishoError } from "../../lib/errors.ts"
import { linkByHash } from "../access/links.ts"
import { mayEnter, personById } from "../access/people.ts"
import { freshUntil, sessionOf } from "../access/sessions.ts"
import type { Route } from "../contract/route.ts"
import { assignedTo, assignmentsOf } from "../site/site-now.ts"
import { siteById } from "../site/sites.ts"
import type { ConsoleSite, World } from "../world.ts"
import type { Viewer } from "./call.ts"

/** Who is behind a cookie; null where nobody is, or nobody any more. */
export const viewerOf = async (world: World, cookie: string | undefined): Promise<Viewer | null> => {
  const session = await sessionOf(world, cookie)
  if (session === null) return null
  const person = await personById(world.records, session.person)
  if (person === null || !person.active) return null
  if (session.link !== null) {
    const link = await linkByHash(world.records, session.link)
    if (link === null || link.dead || link.expiresAt <= world.clock()) return null
  }
  return { person, session }
}

/** Throws unless the table lets this person use the route now. */
export const requireRole = (route: Route, viewer: Viewer | null, now: number): void => {
  if (route.may === "anyone") return
  if (viewer === null) throw new SekishoError("CONSOLE_SIGN_IN")
  if (!route.may.includes(viewer.person.role)) throw new SekishoError("CONSOLE_FORBIDDEN")
  if (route.fresh && freshUntil(viewer.session) <= now) throw new SekishoError("CONSOLE_SIGN_IN_AGAIN")
}

/** The shop that the path names. Throws `CONSOLE_NOT_HERE`, the same for none and for somebody else's. */
export const requireSite = async (world: World, viewer: Viewer | null, id: string): Promise<ConsoleSite> => {
  const site = await siteById(world, id)
  if (site === null || viewer === null || !mayEnter(viewer.person, id)) throw new SekishoError("CONSOLE_NOT_HERE")
  return site
}

/** The questions that are assigned to a contractor; null for everybody else, who sees all. */
export const questionsOf = async (
  world: World,
  viewer: Viewer | null,
  site: ConsoleSite | null,
): Promise<ReadonlySet<string> | null> => {
  if (viewer?.person.role !== "contractor") return null
  if (site === null) return new Set()
  return assignedTo(await assignmentsOf(world.records, site.site.id), viewer.person.id)
}
