import { chownSync, renameSync, writeFileSync } from "node:fs"
import type { Owner } from "./owner.ts"
import type { Place } from "./place.ts"

/** Writes the secret where the shop looks for it, readable by the shop's user only, at once or not at all. */
export const lockOrigin = (place: Place, owner: Owner, secret: string): void => {
  const fresh = `${place.originSecret}.new`
  writeFileSync(fresh, `${secret}\n`, { mode: 0o600 })
  if (owner !== null) chownSync(fresh, owner.uid, owner.gid)
  renameSync(fresh, place.originSecret)
}
