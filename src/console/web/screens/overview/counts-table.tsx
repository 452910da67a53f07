import { LEVELS } from "../../../../guideline/requirement.ts"
import { LEVEL_WORDS, STATE_WORDS } from "../../../../guideline/reasons.ts"
import { VERDICT_STATES } from "../../../../guideline/verdict-shape.ts"
import type { SiteOverview } from "../../../contract/sites.ts"
import { StateBadge } from "../../parts/state-badge.tsx"
import { useLanguage } from "../../state/language.tsx"
import { COMMON } from "../../words/common.ts"
import { OVERVIEW } from "../../words/overview.ts"
import { CountsBar } from "./counts-bar.tsx"

/** Requirements by level and verdict; the bar says nothing that the words beside it do not. */
export const CountsTable = ({ counts }: { readonly counts: SiteOverview["counts"] }) => {
  const { t } = useLanguage()
  return (
    <table className="fold">
      <caption>{t(OVERVIEW.countsCaption)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(COMMON.level)}</th>
          <th scope="col">{t(OVERVIEW.total)}</th>
          <th scope="col">{t(OVERVIEW.breakdown)}</th>
        </tr>
      </thead>
      <tbody>
        {LEVELS.map((level) => {
          const row = counts[level]
          const all = VERDICT_STATES.reduce((sum, state) => sum + row[state], 0)
          return (
            <tr key={level}>
              <th scope="row" className="narrow">
                {t(LEVEL_WORDS[level])}
              </th>
              <td className="narrow number" data-label={t(OVERVIEW.total)}>
                {all}
              </td>
              <td>
                <CountsBar row={row} all={all} />
                <ul className="tags">
                  {VERDICT_STATES.filter((state) => row[state] > 0).map((state) => (
                    <li key={state}>
                      <StateBadge
                        state={state}
                        words={{
                          ja: `${STATE_WORDS[state].ja} ${row[state]}`,
                          en: `${STATE_WORDS[state].en}: ${row[state]}`,
                        }}
                      />
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
