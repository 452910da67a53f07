import { GENERIC, profileById } from "../../platforms/profiles.ts"
import type { Profile } from "../../platforms/profile.ts"
import type { Customs } from "./arrival.ts"

const PHP_ROUTERS = new Set(["ec-cube-4", "magento", "prestashop", "woocommerce", "welcart"])
const WORDPRESS = new Set(["woocommerce", "welcart"])

/** Names that every PHP or Java program would take for a session, whatever its software. */
const ANY_SESSION = /^(?:PHPSESSID|JSESSIONID|ASP\.NET_SessionId)$/i
/** Software whose own session name is too plain a word to be refused in a query is not among these. */
const OWN_NAMES = new Set(["ec-cube-4", "ec-cube-2", "opencart"])

const sessionInUrl = (profile: Profile): readonly RegExp[] => {
  // Zen Cart writes its session into links until the browser has shown that it keeps cookies; Node shops read no query for it.
  if (profile.id === "zen-cart" || profile.runtime === "node") return []
  return OWN_NAMES.has(profile.id) ? [ANY_SESSION, ...profile.sessionCookies] : [ANY_SESSION]
}

/** What is known of a shop's software that the acceptance must know. An unknown software has the generic profile's customs. */
export const customsOf = (platform: string | undefined): Customs => {
  const profile = profileById(platform ?? "") ?? GENERIC
  return {
    sessionCookies: profile.sessionCookies,
    pathParameters: false,
    frontController: PHP_ROUTERS.has(profile.id),
    restRoute: WORDPRESS.has(profile.id),
    sessionInUrl: sessionInUrl(profile),
  }
}
