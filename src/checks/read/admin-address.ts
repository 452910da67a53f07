import type { Profile } from "../../platforms/profile.ts"

const withoutLastSlash = (path: string): string => path.replace(/\/$/, "")

/** A door's path with the admin screen's place filled in; null where that place is not known. */
export const fillAdmin = (path: string, adminPath: string | null): string | null => {
  if (!path.includes("{admin}")) return path
  return adminPath === null ? null : path.replace("{admin}", withoutLastSlash(adminPath))
}

/** Names that anybody tries first. */
const GUESSED =
  /^\/(?:admin|administrator|manage|management|manager|kanri|kanrisha|backend|backoffice|control|cms|wp-admin|shop-?admin|ec-?admin)(?:\/|$|\.)/i

/** Whether an admin address (its path) is the software's default or one that anybody tries first. */
export const isGuessable = (path: string, profile: Pick<Profile, "adminPath" | "doors">): boolean => {
  if (GUESSED.test(path)) return true
  const folder = profile.adminPath
  if (folder !== null && (path === withoutLastSlash(folder) || path.startsWith(folder))) return true
  return profile.doors.some((door) => door.kind === "admin" && !door.path.includes("{admin}") && door.path === path)
}
