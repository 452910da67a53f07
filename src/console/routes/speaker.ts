import type { Viewer } from "../http/call.ts"
import type { Speaker } from "../site/answering.ts"
import type { ConsoleSite, World } from "../world.ts"

/** Who speaks in a request, about which shop. */
export const speakerOf = (call: {
  readonly world: World
  readonly site: ConsoleSite
  readonly viewer: Viewer
  readonly only: ReadonlySet<string> | null
}): Speaker => ({ world: call.world, site: call.site, person: call.viewer.person, only: call.only })
