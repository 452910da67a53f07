import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../state/client.ts"

export const useRuns = (site: string) =>
  useQuery({ queryKey: ["runs", site], queryFn: () => ask(api.sites[":site"].runs.$get({ param: { site } })) })
