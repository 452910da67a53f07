import type { Profile } from "../../../platforms/profile.ts"
import type { GateRequest } from "../stage.ts"

/** `/api/carts/{cart}/checkout` as a pattern; letter case and a last `/` make no difference. */
const patternOf = (path: string): RegExp => {
  const parts = path.split(/\{[a-z_]{1,40}\}/).map((part) => part.replace(/[.*+?^$()[\]|\\{}]/g, "\\$&"))
  return new RegExp(`^${parts.join("[^/]{1,100}").replace(/\/$/, "")}/?$`, "i")
}

/** Tells whether a request may try a card: by what the profile says is done there, else by its payment doors. */
export const cardDoors = (
  profile: Profile,
): ((request: Pick<GateRequest, "method" | "path" | "candidates">) => boolean) => {
  const doors = profile.doors
    .filter(({ kind, method, path }) => kind === "payment" && method === "POST" && !path.startsWith("{"))
    .map(({ path }) => patternOf(path))
  return ({ method, path, candidates }) =>
    candidates.some(({ who, kinds }) => who === "customer" && (kinds.includes("card") || kinds.includes("order"))) ||
    (method === "POST" && doors.some((door) => door.test(path)))
}
