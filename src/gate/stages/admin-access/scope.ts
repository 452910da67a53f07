import type { AdminPlace, Profile } from "../../../platforms/profile.ts"

interface Asked {
  readonly method: string
  /** Decoded. */
  readonly path: string
}

const bare = (path: string): string => path.toLowerCase().replace(/\/+$/, "") || "/"
const holds = (place: AdminPlace, { method, path }: Asked): boolean =>
  place.path.test(path) && (place.methods === undefined || place.methods.includes(method === "HEAD" ? "GET" : method))

/** `interface`: for programs, outside the admin screens. */
export type AdminPart = "screen" | "interface"

/**
 * Tells whether a request is the administrators': below the admin folder, an admin's or tool's door of the profile elsewhere, or
 * one of the admin interfaces that it lists. Letter case and a last `/` make no difference.
 */
export const adminScope = (profile: Profile, adminFolder: string): ((asked: Asked) => AdminPart | null) => {
  const { also = [], except = [] } = profile.adminAccess ?? {}
  const doors = new Set(
    profile.doors
      // The generic profile's doors are guesses at what strangers try, not this shop's.
      .filter(
        ({ kind, path }) => profile.id !== "generic" && (kind === "admin" || kind === "tool") && !path.includes("{"),
      )
      .map(({ path }) => bare(path)),
  )
  return (asked) => {
    const lower = bare(asked.path)
    const inFolder = adminFolder !== "" && (lower === adminFolder || lower.startsWith(`${adminFolder}/`))
    const part =
      inFolder || doors.has(lower) ? "screen" : also.some((place) => holds(place, asked)) ? "interface" : null
    return part === null || except.some((place) => holds(place, asked)) ? null : part
  }
}
