import type { Requirement } from "../requirement.ts"
import type { Form } from "../site.ts"

/** Who carries a requirement: the provider of the service, the shop (with its contractors), or both. */
export const SHARES = ["provider", "shared", "shop"] as const
export type Share = (typeof SHARES)[number]

/** What the maker of a bought package does with its buyer: updates and the making of the program itself. */
const PACKAGE_SHARED: ReadonlySet<string> = new Set(["build/1", "build/2", "operate/1"])

const fromCriteria = (requirement: Requirement): Share => {
  const carriers = new Set(requirement.criteria.filter(({ weight }) => weight === "core").map(({ saas }) => saas))
  if (carriers.size === 1) return [...carriers][0] ?? "shop"
  return "shared"
}

/**
 * Who carries a requirement when a shop is made in this way. For malls and SaaS it follows from who carries its deciding
 * questions; a shop on its own server carries everything, whatever its contractors do for it.
 */
export const shareOf = (requirement: Requirement, form: Form): Share => {
  if (form === "mall" || form === "saas") return fromCriteria(requirement)
  if (form === "package" && PACKAGE_SHARED.has(requirement.id)) return "shared"
  return "shop"
}
