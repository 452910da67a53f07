import { useQuery } from "@tanstack/react-query"
import { useRoute } from "wouter"
import { api, ask } from "../state/client.ts"
import type { Reply } from "../../contract/api.ts"
import type { Routes } from "../../contract/routes.ts"

export type SiteRow = Reply<Routes["sites"]>["sites"][number]

export const useShops = () => useQuery({ queryKey: ["sites"], queryFn: () => ask(api.sites.$get()) })

/** A shop whose software somebody else runs. */
export const isTenant = (shop: SiteRow | null): boolean => shop?.form === "saas" || shop?.form === "mall"

/** The shop whose page this is; null on pages of the whole installation. */
export const useShopHere = (): SiteRow | null => {
  const [, params] = useRoute("/sites/:site/*?")
  const shops = useShops()
  const site = params?.site
  return shops.data?.sites.find(({ id }) => id === site) ?? null
}
