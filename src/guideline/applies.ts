import type { Applies } from "./requirement.ts"
import type { Site } from "./site.ts"
import type { Reason } from "./verdict-shape.ts"

type Exclusion = Extract<Reason, "site-payment" | "site-membership" | "site-form">

/** Why something has no place on this site, or null where it has. What the site has not told never excludes. */
export const excludedBy = (
  applies: Applies | undefined,
  site: Pick<Site, "payment" | "membership" | "form">,
): Exclusion | null => {
  if (applies === undefined) return null
  const { payment, membership, form } = applies
  if (payment !== undefined && site.payment !== null && !payment.includes(site.payment)) return "site-payment"
  if (membership !== undefined && site.membership !== null && membership !== site.membership) return "site-membership"
  if (form !== undefined && site.form !== null && !form.includes(site.form)) return "site-form"
  return null
}
