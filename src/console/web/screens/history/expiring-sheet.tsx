import { NativeSelect } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "wouter"
import { Asked } from "../../parts/asked.tsx"
import { Empty } from "../../parts/empty.tsx"
import { EvidenceFiles } from "../../parts/evidence-files.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { questionPath } from "../../state/paths.ts"
import { dayOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { HISTORY } from "../../words/findings.ts"

const DAYS = ["30", "60", "90", "365"] as const

/** What runs out soon, so that it can be renewed before it does. */
export const ExpiringSheet = ({ site }: { readonly site: string }) => {
  const { t, language } = useLanguage()
  const [days, setDays] = useState<string>(DAYS[0])
  const evidence = useQuery({
    queryKey: ["evidence", site, days],
    queryFn: () => ask(api.sites[":site"].evidence.$get({ param: { site }, query: { days } })),
    placeholderData: (before) => before,
  })
  return (
    <Sheet title={t(HISTORY.evidence)}>
      <NativeSelect
        className="no-print"
        label={t(HISTORY.within)}
        data={DAYS.map((value) => ({ value, label: t(HISTORY.days, { days: value }) }))}
        value={days}
        onChange={(event) => setDays(event.currentTarget.value)}
        w={180}
      />
      <Asked query={evidence}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t(HISTORY.noEvidence)} says={t(HISTORY.noEvidenceSays)} />
          ) : (
            <table className="fold">
              <thead>
                <tr>
                  <th scope="col">{t(COMMON.question)}</th>
                  <th scope="col">{t(COMMON.what)}</th>
                  <th scope="col">{t(HISTORY.until)}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.criterion}${row.kind}${row.by}${row.at}`}>
                    <th scope="row">
                      <Link href={questionPath(site, row.criterion)}>{t(row.question)}</Link>
                    </th>
                    <td>
                      {t(HISTORY.kind[row.kind])}: {row.by}
                      <span className="fine block">{t(row.says)}</span>
                      <EvidenceFiles site={site} files={row.files} />
                    </td>
                    <td className="narrow" data-label={t(HISTORY.until)}>
                      {dayOf(row.until, language)}{" "}
                      {row.expired && <span className="tag tag-overdue">{t(HISTORY.expired)}</span>}
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
