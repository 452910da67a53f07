import { PHASES, PLACES } from "../../../../guideline/requirement.ts"
import type { CriteriaFilter } from "../../state/queries.ts"

export const PARTS = ["all", ...PHASES, "lines"] as const
export type Part = (typeof PARTS)[number]
export const QUICK = ["awaiting", "overdue", "unmet", "mine"] as const
export type Quick = (typeof QUICK)[number]

/** What the address of the page says is to be shown. */
export interface Filters {
  readonly part: Part
  readonly quick: Quick | null
  readonly place: (typeof PLACES)[number] | null
  readonly requirement: string | null
  readonly text: string
}

export const readFilters = (search: URLSearchParams): Filters => ({
  part: PARTS.find((part) => part === search.get("part")) ?? "all",
  quick: QUICK.find((quick) => search.has(quick)) ?? null,
  place: PLACES.find((place) => place === search.get("place")) ?? null,
  requirement: search.get("requirement"),
  text: (search.get("text") ?? "").slice(0, 100),
})

export const writeFilters = (filters: Filters): URLSearchParams => {
  const search = new URLSearchParams()
  if (filters.part !== "all") search.set("part", filters.part)
  if (filters.quick !== null) search.set(filters.quick, "1")
  if (filters.place !== null) search.set("place", filters.place)
  if (filters.requirement !== null) search.set("requirement", filters.requirement)
  if (filters.text !== "") search.set("text", filters.text)
  return search
}

/** The same as the server's query; the 47 lines are filtered here. */
export const queryOf = ({ part, quick, place, requirement, text }: Filters): CriteriaFilter => ({
  ...(part === "all" || part === "lines" ? {} : { phase: part }),
  ...(quick === "awaiting" || quick === "overdue" || quick === "mine" ? { [quick]: "1" as const } : {}),
  ...(quick === "unmet" ? { state: "unmet" as const } : {}),
  ...(place === null ? {} : { place }),
  ...(requirement === null ? {} : { requirement }),
  ...(text.trim() === "" ? {} : { text: text.trim() }),
})
