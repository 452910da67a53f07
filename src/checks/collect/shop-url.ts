import type { Profile } from "../../platforms/profile.ts"
import type { Target } from "../facts.ts"

/** A profile's path under the shop's own address, which may be a folder: `/cart` of `https://a.jp/store/` is `https://a.jp/store/cart`. */
export const shopUrl = (target: Pick<Target, "url">, path: string): string =>
  new URL(target.url.replace(/\/$/, "") + (path.startsWith("/") ? path : `/${path}`)).href

/** Path and query of a link below the shop's address; null for what is not the shop's. */
export const shopPath = (target: Pick<Target, "url" | "origin">, link: string): string | null => {
  if (!URL.canParse(link)) return null
  const url = new URL(link)
  const base = new URL(target.url).pathname
  if (url.origin !== target.origin || !url.pathname.startsWith(base)) return null
  return `/${url.pathname.slice(base.length)}${url.search}`
}

/** The addresses behind which a buyer types something personal. */
export const sensitivePaths = (profile: Profile): readonly string[] =>
  [profile.walk.logIn, profile.walk.cart, profile.walk.checkout].filter((path) => path !== null)
