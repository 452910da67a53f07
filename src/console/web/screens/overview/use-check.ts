import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type { CHECK_EVENT as InContract, CheckState } from "../../../contract/check.ts"
import { api, ask } from "../../state/client.ts"

/** The events' name in the contract; its module carries schemas that a browser does not need. */
const CHECK_EVENT: typeof InContract = "check"

/**
 * The state of a site's check, kept current by the server's events while one runs. When it ends, everything that is shown is
 * asked for again; `justDone` says that it ended here, before the reader's eyes.
 */
export const useCheck = (site: string): { readonly state: CheckState | undefined; readonly justDone: boolean } => {
  const queries = useQueryClient()
  const [justDone, setJustDone] = useState(false)
  const query = useQuery({
    queryKey: ["check", site],
    queryFn: () => ask(api.sites[":site"].check.$get({ param: { site } })),
  })
  const running = query.data?.state === "running"
  useEffect(() => {
    if (!running) return undefined
    const events = new EventSource(`/api/sites/${encodeURIComponent(site)}/check/events`)
    const end = () => {
      events.close()
      void queries.invalidateQueries()
    }
    events.addEventListener(CHECK_EVENT, (event: MessageEvent<string>) => {
      // Our own server sent it, in the shape of the contract.
      const state = JSON.parse(event.data) as CheckState
      queries.setQueryData(["check", site], state)
      if (state.state === "running") return
      setJustDone(state.state === "done")
      end()
    })
    events.addEventListener("error", end)
    return () => events.close()
  }, [running, site, queries])
  return { state: query.data, justDone: justDone && !running }
}
