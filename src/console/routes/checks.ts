import { CHECK_EVENT } from "../contract/check.ts"
import type { Handlers } from "../http/call.ts"

/** A check from the console, with live progress. */
export const checkRoutes: Handlers<"checkState" | "startCheck" | "cancelCheck" | "checkEvents"> = {
  checkState: async ({ world, site }) => world.runner.state(site),
  startCheck: async ({ world, site, viewer }) =>
    world.runner.start(site, { who: viewer.person.name, person: viewer.person.id }),
  cancelCheck: async ({ world, site }) => world.runner.cancel(site),
  checkEvents: async ({ world, site }) => ({
    event: CHECK_EVENT,
    start(tell, end) {
      const stop = world.runner.listen(site, (state) => {
        tell(state)
        if (state.state !== "running") end()
      })
      return stop
    },
  }),
}
