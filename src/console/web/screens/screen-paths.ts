/** The pages of one shop, by what follows `/sites/ID`. Every one has a screen in `shop-routes.tsx` and is looked at by the tests. */
export const SHOP_SCREENS = [
  "",
  "list",
  "question",
  "saas",
  "findings",
  "history",
  "orders",
  "card",
  "papers",
  "contractors",
  "terminals",
] as const
export type ShopScreen = (typeof SHOP_SCREENS)[number]

/** What a contractor sees of a shop; every other page leads to the first of these. */
export const CONTRACTOR_SCREENS = ["list", "question"] as const satisfies readonly ShopScreen[]

/** The pages of the whole installation. */
export const INSTALLATION_SCREENS = ["/", "/plan", "/people", "/account"] as const
export type InstallationScreen = (typeof INSTALLATION_SCREENS)[number]

/** What is reached by a personal link, without signing in. */
export const LINK_SCREENS = ["/join", "/contractor", "/terminal"] as const
export type LinkScreen = (typeof LINK_SCREENS)[number]

/** Where a page of a shop stands. */
export const shopPath = (site: string, screen: ShopScreen): string =>
  screen === "" ? `/sites/${site}` : `/sites/${site}/${screen}`
