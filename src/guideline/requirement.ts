import type { Words } from "../lib/words.ts"
import type { Form, Payment, Site } from "./site.ts"

export const LEVELS = ["must", "need", "advise"] as const
export type Level = (typeof LEVELS)[number]

/** A level and how we know it: `confirmed` by a source, `recalled` until somebody with the guideline at hand confirms it. */
export interface RatedLevel {
  readonly value: Level
  readonly provenance: "confirmed" | "recalled"
  /** Page of the guideline, where a person confirmed it in `levels.yaml`. */
  readonly page?: number
}

/** The places of the guideline's system picture. */
export const PLACES = [
  "web-application",
  "web-server",
  "database-server",
  "admin-terminal",
  "user-terminal",
  "firewall",
  "other",
] as const
export type Place = (typeof PLACES)[number]

export const PHASES = ["build", "operate", "owner", "card"] as const
export type Phase = (typeof PHASES)[number]

/** How a criterion can be answered: seen from outside, seen on the host or in the database, done by the gate, said by a person. */
export const MEANS = ["observed", "inside", "enforced", "answered"] as const
export type Means = (typeof MEANS)[number]

export const SOURCES = ["guideline", "card", "ipa-companion", "recalled", "ours"] as const
export type Source = (typeof SOURCES)[number]

/** For which sites something counts. A field that the site has not told never excludes. */
export interface Applies {
  readonly payment?: readonly Payment[]
  /** True: only shops with members; false: only shops without. */
  readonly membership?: boolean
  readonly form?: readonly Form[]
  /** Said where it does not apply. */
  readonly otherwise: Words
}

/** The smallest yes/no question under a requirement. */
export interface Criterion {
  /** Permanent, `build/9.redirect`. */
  readonly id: string
  /** A question whose good answer is yes. */
  readonly question: Words
  /** Why it is asked, in plain words. */
  readonly why: Words
  /** What to do when the answer is no; the check's own remedy goes before it. */
  readonly remedy: Words
  readonly means: readonly Means[]
  /** Those of `means` that this version cannot do yet. A test compares them with the registered checks. */
  readonly notYet?: readonly Means[]
  /** `core` decides the verdict, `plus` is advice. */
  readonly weight: "core" | "plus"
  readonly source: Source
  readonly applies?: Applies
  /** True where it matters who is asking: then only a stranger's observation counts. */
  readonly needsStranger?: true
  /** True where a yes without an evidence file does not count. */
  readonly needsEvidence?: true
  /** How long an answer counts when the person names no date, in days. */
  readonly answerDays: number
  /** Places of the picture that this criterion is about; default: those of its requirement. */
  readonly places?: readonly Place[]
  /** Who carries it when the shop is a SaaS or a mall tenant. */
  readonly saas: "provider" | "shop" | "shared"
}

/** How criteria combine. `per-scene`: every scene of the card guideline must be fulfilled. */
export type Group =
  | { readonly kind: "all"; readonly of: readonly (string | Group)[] }
  | { readonly kind: "any"; readonly of: readonly (string | Group)[] }
  | { readonly kind: "per-scene"; readonly scenes: Readonly<Record<Scene, Group>> }
export const SCENES = ["registration", "log-in", "change"] as const
export type Scene = (typeof SCENES)[number]

/** One numbered item of a guideline. */
export interface Requirement {
  /** `build/4`, `operate/6`, `owner/2`, `card/1`, `card/login`. Permanent. */
  readonly id: string
  readonly phase: Phase
  readonly level: RatedLevel
  /** Our short name. */
  readonly title: Words
  /** The item's name in the guideline, where a source gives it. */
  readonly officialTitle?: { readonly ja: string; readonly provenance: "confirmed" | "recalled" }
  /** What it asks and why, for an owner. */
  readonly explanation: Words
  readonly places: readonly Place[]
  readonly criteria: readonly Criterion[]
  /** Over the ids of the `core` criteria; default: all of them. */
  readonly group?: Group
  readonly applies?: Applies
  /** The requirement that takes this one's place once the shop is open: build/3 → operate/2. */
  readonly onceOpen?: string
  readonly seeAlso?: readonly string[]
}

/** What a requirement is to a shop in its state: its score, its list of gaps, or something for later. */
export type Role = "score" | "gap" | "later"
export const roleOf = (requirement: Requirement, site: Pick<Site, "state">): Role => {
  if (requirement.phase === "operate") return site.state === "open" ? "score" : "later"
  if (requirement.phase === "build") return site.state === "open" ? "gap" : "score"
  return "score"
}
