import { Sheet } from "../../parts/sheet.tsx"
import type { SiteOverview } from "../../../contract/sites.ts"
import { useLanguage } from "../../state/language.tsx"
import { dayOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { OVERVIEW } from "../../words/overview.ts"
import { TrendChart } from "./trend-chart.tsx"

const SHOWN = 8

/** How the numbers moved: a chart, and the same numbers as a table. */
export const Trend = ({ points }: { readonly points: SiteOverview["trend"] }) => {
  const { t, language } = useLanguage()
  return (
    <Sheet title={t(OVERVIEW.trend)} lead={t(OVERVIEW.trendLead)}>
      {points.length < 2 ? (
        <p>{t(OVERVIEW.trendEmpty)}</p>
      ) : (
        <>
          <TrendChart points={points} />
          <table>
            <thead>
              <tr>
                <th scope="col">{t(COMMON.when)}</th>
                <th scope="col">{t(OVERVIEW.trendUnmet)}</th>
                <th scope="col">{t(OVERVIEW.trendMet)}</th>
              </tr>
            </thead>
            <tbody>
              {points.slice(-SHOWN).map(({ at, unmetCore, metCore }) => (
                <tr key={at}>
                  <th scope="row" className="when">
                    {dayOf(at, language)}
                  </th>
                  <td className="number">{unmetCore}</td>
                  <td className="number">{metCore}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Sheet>
  )
}
