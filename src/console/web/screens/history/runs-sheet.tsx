import { LEVELS } from "../../../../guideline/requirement.ts"
import { Asked } from "../../parts/asked.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { timeOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { HISTORY } from "../../words/findings.ts"
import { useRuns } from "./use-runs.ts"

export const RunsSheet = ({ site }: { readonly site: string }) => {
  const { t, language } = useLanguage()
  const runs = useRuns(site)
  return (
    <Sheet title={t(HISTORY.runs)}>
      <Asked query={runs}>
        {({ runs: rows }) =>
          rows.length === 0 ? (
            <p>{t(HISTORY.runsEmpty)}</p>
          ) : (
            <table className="fold">
              <thead>
                <tr>
                  <th scope="col">{t(COMMON.when)}</th>
                  <th scope="col">{t(HISTORY.observations)}</th>
                  <th scope="col">{t(HISTORY.unmet)}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ revision, at, observations, counts, current }) => (
                  <tr key={revision}>
                    <th scope="row">
                      {timeOf(at, language)} {current && <span className="tag">{t(HISTORY.current)}</span>}
                    </th>
                    <td className="number" data-label={t(HISTORY.observations)}>
                      {observations ?? "–"}
                    </td>
                    <td className="number" data-label={t(HISTORY.unmet)}>
                      {counts === null ? "–" : LEVELS.reduce((sum, level) => sum + counts[level].unmet, 0)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Asked>
    </Sheet>
  )
}
