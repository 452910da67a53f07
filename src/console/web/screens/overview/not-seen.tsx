import type { SiteOverview } from "../../../contract/sites.ts"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { OVERVIEW } from "../../words/overview.ts"

/** What the last check could not look at, and why: never silently left out. */
export const NotSeen = ({ rows }: { readonly rows: SiteOverview["notSeen"] }) => {
  const { t } = useLanguage()
  if (rows.length === 0) return null
  return (
    <Sheet title={t(OVERVIEW.notSeen)}>
      <ul className="plain">
        {rows.map(({ what, why }) => (
          <li key={`${what.ja}${why.ja}`}>
            {t(what)}: {t(why)}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
