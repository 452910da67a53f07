import type { Criterion, Requirement } from "../requirement.ts"
import type { SaasProfile, SaasStatement } from "./profile.ts"

/**
 * How it is known that the service does it. `retold`: its page says so, in `link` · `recalled`: common knowledge, unconfirmed ·
 * `unsaid`: nothing is known. Only a page that a person has read makes an answer of it.
 */
export const PROVIDER_BASES = ["retold", "recalled", "unsaid"] as const
type ProviderBasis = (typeof PROVIDER_BASES)[number]

/** A question that the service carries, and what is known of its answer. */
export interface ProviderRow {
  readonly requirement: Requirement
  readonly criterion: Criterion
  readonly basis: ProviderBasis
  readonly statement: SaasStatement | null
  /** The page that says so; null where a person has to find it. */
  readonly link: string | null
}

/** Two requirements that ask the same, before and after opening. */
const SAME: Readonly<Record<string, string>> = { "operate/1": "build/2" }

const rowOf = (profile: SaasProfile, requirement: Requirement, criterion: Criterion): ProviderRow => {
  const about = profile.statements.filter(
    ({ requirement: id, shopActs }) => !shopActs && id === (SAME[requirement.id] ?? requirement.id),
  )
  const read = about.find(({ link, criteria }) => link !== undefined && criteria?.includes(criterion.id))
  const heard = about.find(({ criteria }) => criteria === undefined)
  const statement = read ?? heard ?? null
  const basis = read ? "retold" : heard ? "recalled" : "unsaid"
  return { requirement, criterion, basis, statement, link: read?.link ?? null }
}

/** The questions that a service carries for its shops and that a person can answer; nothing here is an answer yet. */
export const providerShare = (profile: SaasProfile, requirements: readonly Requirement[]): readonly ProviderRow[] =>
  requirements.flatMap((requirement) =>
    requirement.criteria
      .filter(({ saas, means }) => saas === "provider" && means.includes("answered"))
      .map((criterion) => rowOf(profile, requirement, criterion)),
  )

/** Whether an address names a page, not just a service: a front page says nothing about a question. */
export const isPage = (link: string): boolean => {
  const url = URL.parse(link)
  return url !== null && (url.pathname.replace(/^\/[a-z]{2}(?:-[a-z]{2})?\/?$/i, "/") !== "/" || url.search !== "")
}
