import { isoTime } from "../../lib/clock.ts"
import { journalOf } from "../../records/journal.ts"
import { deed } from "../site/answering.ts"
import { DEED_WORDS } from "../site/deed-words.ts"
import { evidenceOf } from "../site/evidence.ts"
import { findingsOf, setMark } from "../site/findings.ts"
import { changesOf, runsOf } from "../site/history.ts"
import type { Handlers } from "../http/call.ts"

/** What is wrong, what changed, what runs out, and who did what. */
export const findingRoutes: Handlers<"findings" | "markFinding" | "runs" | "changes" | "evidence" | "journal"> = {
  async findings({ world, site }) {
    return { findings: await findingsOf(world, site) }
  },
  async markFinding({ world, site, viewer, body }) {
    const { person } = viewer
    const journal = deed({ world, site, person, only: null }, "mark", [body.criterion])
    await setMark(world, site.site.id, { ...body, by: person.name }, journal)
    return { findings: await findingsOf(world, site) }
  },
  async runs({ world, site }) {
    return { runs: await runsOf(world, site) }
  },
  changes: ({ world, site, query }) => changesOf(world, site, query),
  async evidence({ world, site, query }) {
    return { rows: await evidenceOf(world, site, query.days) }
  },
  async journal({ world, site, query }) {
    const entries = await journalOf(world.records, site.site.id, query.limit)
    return {
      entries: entries.map(({ revision, at, who, what, about }) => ({
        revision,
        at: isoTime(at),
        who,
        what,
        says: DEED_WORDS[what],
        about,
      })),
    }
  },
}
