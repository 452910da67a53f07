import { randomUUID } from "node:crypto"
import { defineCollector, seen } from "./look.ts"

/** Header whose value a server that allows TRACE sends back. */
const TRACE_MARK = "X-Sekisho-Trace"

/** How the shop answers TRACE and OPTIONS. */
export const methodsCollector = defineCollector({
  fact: "methods",
  needs: ["target"],
  async collect({ client, clock }, { target }) {
    const trace = await client.ask(target.url, { method: "TRACE", headers: { [TRACE_MARK]: randomUUID() } })
    const options = await client.ask(target.url, { method: "OPTIONS" })
    return seen({ trace, options }, clock())
  },
})
