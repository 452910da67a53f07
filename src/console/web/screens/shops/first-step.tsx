import { Link } from "wouter"
import type { Words } from "../../../../lib/words.ts"
import type { Role } from "../../../contract/shared.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { OVERVIEW } from "../../words/overview.ts"
import { SHOPS } from "../../words/shops.ts"
import type { SiteRow } from "../use-shop-here.ts"

const findingsOf = ({ findings }: SiteRow): number => findings.critical + findings.high + findings.medium + findings.low

/** The shop to open first and why; one's own shops go before the made-up one, and the list has the worst first. */
const firstOf = (sites: readonly SiteRow[], role: Role): { readonly says: Words; readonly site: SiteRow } | null => {
  const fine = sites.filter(({ damaged }) => damaged === null)
  const own = fine.filter(({ sample }) => !sample)
  const [site] = own.length === 0 ? fine : own
  if (site === undefined) return null
  const unseen = own.find(({ lastLookAt }) => lastLookAt === null)
  if (unseen !== undefined && role !== "auditor") return { says: SHOPS.firstCheck, site: unseen }
  return { says: findingsOf(site) + site.awaiting > 0 ? SHOPS.firstWork : SHOPS.firstCalm, site }
}

/** The shops that ask a contractor something. */
const Asking = ({ sites }: { readonly sites: readonly SiteRow[] }) => {
  const { t } = useLanguage()
  return (
    <>
      <p>{t(SHOPS.firstContractor)}</p>
      <ul className="plain">
        {sites.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/sites/${id}/list`}>{name}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** One sentence about what to do first, and a link that leads there. */
export const FirstStep = ({ sites }: { readonly sites: readonly SiteRow[] }) => {
  const { t } = useLanguage()
  const { role } = useMe()
  const first = firstOf(sites, role)
  if (role === "contractor") return <Asking sites={sites} />
  if (first === null) return null
  const { says, site } = first
  const values = { shop: site.name, findings: findingsOf(site), awaiting: site.awaiting }
  return (
    <p className="note">
      <strong>{t(OVERVIEW.next)}:</strong> {t(says, values)}{" "}
      <Link href={`/sites/${site.id}`}>{t(SHOPS.open, { shop: site.name })}</Link>
    </p>
  )
}
