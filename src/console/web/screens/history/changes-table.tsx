import { Link } from "wouter"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { StateBadge } from "../../parts/state-badge.tsx"
import { useLanguage } from "../../state/language.tsx"
import { questionPath } from "../../state/paths.ts"
import { COMMON } from "../../words/common.ts"
import { HISTORY } from "../../words/findings.ts"

type Change = Reply<Routes["changes"]>["changes"][number]

/** What was unknown before has not become worse: it was found out. */
const directionOf = ({ before, better }: Pick<Change, "before" | "better">) => {
  if (better) return HISTORY.better
  return before === "unknown" ? HISTORY.foundOut : HISTORY.worse
}

export const ChangesTable = ({ site, rows }: { readonly site: string; readonly rows: readonly Change[] }) => {
  const { t } = useLanguage()
  return (
    <table className="fold">
      <thead>
        <tr>
          <th scope="col">{t(COMMON.question)}</th>
          <th scope="col">{t(HISTORY.before)}</th>
          <th scope="col">{t(HISTORY.after)}</th>
          <th scope="col">{t(HISTORY.why)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.criterion}>
            <th scope="row">
              <Link href={questionPath(site, row.criterion)}>{t(row.question)}</Link>
            </th>
            <td data-label={t(HISTORY.before)}>
              <StateBadge state={row.before} words={row.beforeWords} />
            </td>
            <td data-label={t(HISTORY.after)}>
              <StateBadge state={row.after} words={row.afterWords} />
            </td>
            <td>
              <strong>{t(directionOf(row))}</strong>: {t(HISTORY.because[row.why])}
              <span className="fine block">{t(row.says)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
