import { NativeSelect } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Asked } from "../../parts/asked.tsx"
import { Empty } from "../../parts/empty.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { timeOf } from "../../state/time.ts"
import { HISTORY } from "../../words/findings.ts"
import { ChangesTable } from "./changes-table.tsx"
import { useRuns } from "./use-runs.ts"

/** What is different between two checks, and why. */
export const ChangesSheet = ({ site }: { readonly site: string }) => {
  const { t, language } = useLanguage()
  const [chosen, setChosen] = useState<{ readonly from?: string; readonly to?: string }>({})
  const runs = useRuns(site)
  const changes = useQuery({
    queryKey: ["changes", site, chosen],
    queryFn: () => ask(api.sites[":site"].changes.$get({ param: { site }, query: chosen })),
    placeholderData: (before) => before,
  })
  const data = (runs.data?.runs ?? []).map(({ revision, at }) => ({
    value: String(revision),
    label: timeOf(at, language),
  }))
  return (
    <Sheet title={t(HISTORY.changes)}>
      <Asked query={changes}>
        {({ from, to, changes: rows }) =>
          from === null || to === null ? (
            <Empty title={t(HISTORY.oneRun)} says={t(HISTORY.oneRunSays)} />
          ) : (
            <>
              <div className="row no-print">
                <NativeSelect
                  label={t(HISTORY.from)}
                  data={data}
                  value={String(from.revision)}
                  onChange={(event) => setChosen({ from: event.currentTarget.value, to: String(to.revision) })}
                />
                <NativeSelect
                  label={t(HISTORY.to)}
                  data={data}
                  value={String(to.revision)}
                  onChange={(event) => setChosen({ from: String(from.revision), to: event.currentTarget.value })}
                />
              </div>
              <p className="fine" role="status">
                {t(HISTORY.between, { from: timeOf(from.at, language), to: timeOf(to.at, language) })}
              </p>
              {rows.length === 0 ? (
                <Empty title={t(HISTORY.noChanges)} says={t(HISTORY.noChangesSays)} />
              ) : (
                <ChangesTable site={site} rows={rows} />
              )}
            </>
          )
        }
      </Asked>
    </Sheet>
  )
}
