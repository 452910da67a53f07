import type { Profile } from "../platforms/profile.ts"

/** What a page is, as far as it decides what happens when the gate itself fails: only a storefront page may then be let through. */
export type Place = "admin" | "protected" | "storefront" | "gate"

/** Path of the admin screen in lower case without its last `/`; "" where none is known. */
export const adminFolderOf = (profile: Profile, adminUrl: string | undefined): string => {
  const admin = adminUrl === undefined ? profile.adminPath : (URL.parse(adminUrl)?.pathname ?? null)
  return admin?.toLowerCase().replace(/\/+$/, "") ?? ""
}

export const isOwnPath = (path: string): boolean => /^\/\.sekisho(?:\/|$)/i.test(path)

/** `/mypage/login` → `/mypage`. */
const firstFolder = (path: string): string => (/^\/[^/?]*/.exec(path)?.[0] ?? "/").toLowerCase()

/**
 * Tells storefront pages from those behind a log-in. Everything below the first folder of any door of the profile is protected
 * (`/mypage/login` → `/mypage`), and so is whatever changes something: where in doubt, protected.
 */
export const placesOf = (profile: Profile, adminUrl: string | undefined): ((method: string, path: string) => Place) => {
  const adminFolder = adminFolderOf(profile, adminUrl)
  const walked = [profile.walk.logIn, profile.walk.register, profile.walk.checkout, profile.walk.cart]
  const folders = new Set(
    [...profile.doors.map((door) => door.path.replace("{admin}", adminFolder)), ...walked]
      .filter((path) => path !== null)
      .map(firstFolder),
  )
  folders.delete("/")
  return (method, path) => {
    const lower = path.toLowerCase()
    if (isOwnPath(lower)) return "gate"
    if (adminFolder !== "" && (lower === adminFolder || lower.startsWith(`${adminFolder}/`))) return "admin"
    if (method !== "GET" && method !== "HEAD") return "protected"
    return folders.has(firstFolder(lower)) ? "protected" : "storefront"
  }
}
