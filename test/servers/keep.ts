import { afterEach } from "node:test"
import type { Started } from "./server.ts"

const open: Pick<Started, "close">[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** Closes a server at the end of the test that started it, whatever happened. */
export const keep = <T extends Pick<Started, "close">>(server: T): T => {
  open.push(server)
  return server
}
