import { Link } from "wouter"
import type { Words } from "../../../../lib/words.ts"
import type { Role } from "../../../contract/shared.ts"
import type { SiteOverview } from "../../../contract/sites.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { OVERVIEW } from "../../words/overview.ts"

interface Step {
  readonly says: Words
  /** Null: its button stands right below. */
  readonly link: { readonly to: string; readonly name: Words } | null
}
const ORDER = "owner/3.order"

/** What comes next for this person at this shop; null where there is nothing for them to do. */
const nextFor = (overview: SiteOverview, role: Role): Step | null => {
  const { id, lastLookAt, sample, awaiting, steps, payment } = overview
  const list = { to: `/sites/${id}/list?awaiting=1`, name: OVERVIEW.goList }
  if (role === "auditor") return null
  if (lastLookAt === null && !sample)
    return { says: OVERVIEW.nextCheck, link: { to: "#check", name: OVERVIEW.toCheck } }
  const ordered = overview.duties.some(({ traces }) =>
    traces.some(({ criterion, state }) => criterion === ORDER && state === "met"),
  )
  if (role === "owner" && !ordered && awaiting + steps.length > 0) return { says: OVERVIEW.nextOrder, link: null }
  if (awaiting > 0) return { says: role === "owner" ? OVERVIEW.nextOrdered : OVERVIEW.nextAnswer, link: list }
  if (steps.length > 0)
    return { says: OVERVIEW.nextMend, link: { to: `/sites/${id}/findings`, name: OVERVIEW.toFindings } }
  if (payment === "none") return null
  return { says: OVERVIEW.nextCard, link: { to: `/sites/${id}/card`, name: OVERVIEW.toCard } }
}

/** One sentence about what to do next, and where. */
export const NextStep = ({ overview }: { readonly overview: SiteOverview }) => {
  const { t } = useLanguage()
  const step = nextFor(overview, useMe().role)
  if (step === null) return null
  const { says, link } = step
  return (
    <p className="note no-print">
      <strong>{t(OVERVIEW.next)}:</strong> {t(says, { count: overview.awaiting })}{" "}
      {link?.to.startsWith("#") === true && <a href={link.to}>{t(link.name)}</a>}
      {link?.to.startsWith("/") === true && <Link href={link.to}>{t(link.name)}</Link>}
    </p>
  )
}
