import { PLACES, type Place } from "../../../../guideline/requirement.ts"
import type { VerdictState } from "../../../../guideline/verdict-shape.ts"
import type { RequirementView } from "../../../contract/sites.ts"

export interface PlacedSeal {
  readonly requirement: string
  readonly state: VerdictState
}

/** The seals of each place of the picture; what stands nowhere goes to `other`. */
export const sealsByPlace = (
  items: readonly Pick<RequirementView, "id" | "state" | "places">[],
): ReadonlyMap<Place, readonly PlacedSeal[]> =>
  new Map(
    PLACES.map((place) => [
      place,
      items
        .filter(({ places }) => places.includes(place) || (place === "other" && places.length === 0))
        .map(({ id, state }) => ({ requirement: id, state })),
    ]),
  )
