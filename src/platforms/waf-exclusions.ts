import type { Profile, ProfileExclusion } from "./profile.ts"

const adminPlace = (profile: Profile, adminUrl: string | null): string | null => {
  const path = adminUrl === null ? profile.adminPath : (URL.parse(adminUrl)?.pathname ?? null)
  return path === null ? null : path.replace(/\/+$/, "")
}

/** The profile's exclusions with the admin screen's real place filled in; those of an unknown place are left out. */
export const wafExclusions = (profile: Profile, adminUrl: string | null): readonly ProfileExclusion[] => {
  const admin = adminPlace(profile, adminUrl)
  return (profile.wafExclusions ?? []).flatMap((one) => {
    if (!one.path.startsWith("{admin}")) return [one]
    return admin === null ? [] : [{ ...one, path: `${admin}${one.path.slice("{admin}".length)}` }]
  })
}
