import type { SiteOverview } from "../../../contract/sites.ts"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { OVERVIEW } from "../../words/overview.ts"

/** What victims had in common, beside this shop's own state. */
export const Comparisons = ({ rows }: { readonly rows: SiteOverview["comparisons"] }) => {
  const { t } = useLanguage()
  if (rows.length === 0) return null
  return (
    <Sheet title={t(OVERVIEW.compareTitle)}>
      <table className="fold">
        <caption>{t(OVERVIEW.compareCaption)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(OVERVIEW.victims)}</th>
            <th scope="col">{t(OVERVIEW.mine)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <strong className="number">{t(row.figure)}</strong> {t(row.what)}
                <span className="fine block">
                  {t(OVERVIEW.source)}: {t(row.source)} ({row.year})
                </span>
              </td>
              <td data-label={t(OVERVIEW.mine)}>
                <strong className={`mine mine-${row.mine}`}>{t(OVERVIEW[row.mine])}</strong>
                <span className="fine block">{t(row.because)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
