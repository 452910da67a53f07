import type { BrowserPage, BuyerWalk, LoadedScript, PageRole } from "../facts.ts"

/** Pages on which a buyer types something worth stealing: their scripts are the ones an inventory lists. */
export const PAYMENT_ROLES: readonly PageRole[] = ["cart", "checkout", "log-in", "register"]

export const paymentPages = (walk: Pick<BuyerWalk, "pages">): readonly BrowserPage[] =>
  walk.pages.filter(({ role }) => PAYMENT_ROLES.includes(role))

/** Why the walk did not see all that a buyer's browser loads when paying; null where it did. */
export const notAllSeen = (walk: BuyerWalk): "html-only" | "checkout-not-reached" | "not-everything-seen" | null => {
  if (walk.seenBy === "html") return "html-only"
  if (!walk.pages.some(({ role }) => role === "checkout")) return "checkout-not-reached"
  return paymentPages(walk).some(({ cut }) => cut !== undefined) ? "not-everything-seen" : null
}

/** One name for one script, whatever page it is on. */
export const scriptKey = (script: LoadedScript): string =>
  script.inline ? `inline ${script.shape ?? script.sha256}` : `${script.url ?? ""} ${script.own ? script.sha256 : ""}`

/** Every script of the payment pages once, with the page it was first seen on. */
export const paymentScripts = (
  walk: Pick<BuyerWalk, "pages">,
): readonly { readonly page: string; readonly script: LoadedScript }[] => {
  const found = new Map<string, { readonly page: string; readonly script: LoadedScript }>()
  for (const page of paymentPages(walk))
    for (const script of page.scripts)
      if (!found.has(scriptKey(script))) found.set(scriptKey(script), { page: page.url, script })
  return [...found.values()]
}
