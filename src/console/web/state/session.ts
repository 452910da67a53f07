import { useQuery } from "@tanstack/react-query"
import { createContext, use } from "react"
import type { Me } from "../../contract/session.ts"
import { api, ask } from "./client.ts"

export const SESSION = ["session"] as const

/** Where this browser stands; asked again whenever something was refused for want of a session, or somebody comes back to this tab. */
export const useSession = () =>
  useQuery({
    queryKey: SESSION,
    queryFn: () => ask(api.session.$get()),
    staleTime: 60_000,
    // A contractor signs in again by a link, which opens in another tab.
    refetchOnWindowFocus: "always",
  })

export const MeContext = createContext<Me | null>(null)

/** The person who is signed in. */
export const useMe = (): Me => {
  const me = use(MeContext)
  if (me === null) throw new Error("nobody is signed in above this component")
  return me
}

/** Whether this person manages who may sign in: owners of the whole installation. */
export const mayManage = ({ role, sites }: Me): boolean => role === "owner" && sites === "all"
