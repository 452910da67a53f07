import { GENERAL_EXPOSURES, listingExposure, LISTING_FOLDERS, namedExposures } from "../../platforms/exposures.ts"
import type { Profile, ProfileExposure } from "../../platforms/profile.ts"

/** Addresses that one run asks, the control and the upload folders aside. */
export const EXPOSURES_ASKED = 55

/** What is asked of one shop, most telling first: what its software is known to leave open, then what any shop may. */
export const exposuresOf = (
  profile: Pick<Profile, "exposures" | "uploadFolders">,
  hostname: string,
): readonly ProfileExposure[] => {
  const folders = [...new Set([...profile.uploadFolders.slice(0, 3), ...LISTING_FOLDERS])].slice(0, 7)
  const listings = folders.map(listingExposure)
  const files = [...profile.exposures, ...namedExposures(hostname), ...GENERAL_EXPOSURES]
  return [...files.slice(0, EXPOSURES_ASKED - listings.length), ...listings]
}

/** What an exposure of that id is; the named archives are known to every shop. */
export const exposureById = (
  profile: Pick<Profile, "exposures" | "uploadFolders">,
  id: string,
): ProfileExposure | null => exposuresOf(profile, "shop.example").find((exposure) => exposure.id === id) ?? null
