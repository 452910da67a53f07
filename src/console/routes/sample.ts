import { SekishoError } from "../../lib/errors.ts"
import { journalWrite } from "../../records/journal.ts"
import { EVERYWHERE } from "../access/join.ts"
import { mayEnter } from "../access/people.ts"
import type { Handlers, Viewer } from "../http/call.ts"
import { fillSample } from "../site/sample-shop.ts"
import { sampleId, sampleOf, sampleSite, sampleWrite } from "../site/sites.ts"
import type { World } from "../world.ts"

const stateOf = async (world: World) => {
  const { loaded, revision } = await sampleOf(world)
  return { loaded, site: loaded ? sampleId(revision) : null }
}

const set = async (world: World, viewer: Viewer, loaded: boolean, expect: number): Promise<void> => {
  const at = world.clock()
  const entry = { who: viewer.person.name, person: viewer.person.id, what: "sample", about: [] } as const
  const appended = await world.records.append([sampleWrite(loaded, expect, at), journalWrite(EVERYWHERE, entry, at)])
  if (appended.state === "conflict") throw new SekishoError("CONSOLE_OVERTAKEN")
}

/** A made-up shop, so that an empty installation can show itself. */
export const sampleRoutes: Handlers<"sample" | "loadSample" | "removeSample"> = {
  sample: ({ world }) => stateOf(world),
  async loadSample({ world, viewer }) {
    const { loaded, revision } = await sampleOf(world)
    // Whoever may see only some shops would load what they cannot see.
    if (!mayEnter(viewer.person, sampleId(revision + 1))) throw new SekishoError("CONSOLE_FORBIDDEN")
    if (loaded) return stateOf(world)
    await fillSample(world.records, sampleSite(sampleId(revision + 1)), world.requirements, world.clock())
    await set(world, viewer, true, revision)
    return stateOf(world)
  },
  async removeSample({ world, viewer }) {
    const { loaded, revision } = await sampleOf(world)
    if (loaded) await set(world, viewer, false, revision)
    return stateOf(world)
  },
}
