import { isoTime } from "../../lib/clock.ts"
import { journalWrite } from "../../records/journal.ts"
import { everybody, mayEnter, refOf } from "../access/people.ts"
import type { Handlers } from "../http/call.ts"
import { overviewOf } from "../site/overview.ts"
import { sizeWrite } from "../site/site-settings.ts"
import { sitesFor } from "../site/sites.ts"

/** The list of shops and one shop's own page. */
export const siteRoutes: Handlers<"sites" | "site" | "setSize" | "assignable"> = {
  async sites({ world, viewer }) {
    const rows = await world.summaries.rows(await sitesFor(world, viewer.person))
    const shown =
      viewer.person.role === "contractor"
        ? rows.map((row) => ({
            ...row,
            findings: NOTHING,
            counts: NO_COUNTS,
            awaiting: 0,
            overdue: 0,
            expiring: 0,
            weight: 0,
          }))
        : rows
    return { sites: shown, judgedAt: isoTime(world.clock()) }
  },
  site: ({ world, site }) => overviewOf(world, site),
  async setSize({ world, viewer, site, body }) {
    const shop = site.site.id
    const at = world.clock()
    const entry = { who: viewer.person.name, person: viewer.person.id, what: "size", about: [] } as const
    await world.records.append([sizeWrite(shop, body, at), journalWrite(shop, entry, at)])
    return overviewOf(world, site)
  },
  async assignable({ world, site }) {
    const people = await everybody(world.records)
    return {
      people: people.filter((one) => one.active && one.role !== "auditor" && mayEnter(one, site.site.id)).map(refOf),
    }
  },
}

/** A contractor sees which shops there are work for, and nothing of how they stand. */
const NOTHING = { critical: 0, high: 0, medium: 0, low: 0 }
const NO_STATES = { met: 0, partly: 0, unmet: 0, unknown: 0, "not-applicable": 0 }
const NO_COUNTS = { must: NO_STATES, need: NO_STATES, advise: NO_STATES }
