import { useQuery } from "@tanstack/react-query"
import { api, ask } from "./client.ts"

export type CriteriaFilter = Parameters<(typeof api.sites)[":site"]["criteria"]["$get"]>[0]["query"]

export const useCriteria = (site: string, query: CriteriaFilter, enabled = true) =>
  useQuery({
    queryKey: ["criteria", site, query],
    queryFn: () => ask(api.sites[":site"].criteria.$get({ param: { site }, query })),
    placeholderData: (before) => before,
    enabled,
  })

export const useChecklist = (site: string, enabled = true) =>
  useQuery({
    queryKey: ["checklist", site],
    queryFn: () => ask(api.sites[":site"].checklist.$get({ param: { site } })),
    enabled,
  })

export const useQuestion = (site: string, id: string) =>
  useQuery({
    queryKey: ["question", site, id],
    queryFn: () => ask(api.sites[":site"].question.$get({ param: { site }, query: { id } })),
  })

/** Who may be named for a question; only staff and auditors may ask. */
export const useAssignable = (site: string, enabled: boolean) =>
  useQuery({
    queryKey: ["assignable", site],
    queryFn: () => ask(api.sites[":site"].people.$get({ param: { site } })),
    enabled,
  })
