import { useMemo } from "react"
import { useSearchParams } from "wouter"
import { Asked } from "../../parts/asked.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { useChecklist, useCriteria } from "../../state/queries.ts"
import { CONTRACTOR_SHEET } from "../../words/contractors.ts"
import { LIST } from "../../words/list.ts"
import { ImportSheet, SHEET_ANCHOR } from "../papers/import-sheet.tsx"
import { sheetAddress } from "../papers/paper-address.ts"
import { entryOfLine, entryOfRow, matching } from "./entry.ts"
import { FilterBar } from "./filter-bar.tsx"
import { queryOf, readFilters, writeFilters, type Filters } from "./filters.ts"
import { ListBody } from "./list-body.tsx"

/** The rows that the filters let through; the same objects as long as nothing was asked anew. */
const useEntries = (site: string, filters: Filters) => {
  const me = useMe()
  const contractor = me.role === "contractor"
  const lines = filters.part === "lines"
  const criteria = useCriteria(site, lines ? {} : queryOf(filters))
  const checklist = useChecklist(site, lines || contractor)
  const rows = criteria.data?.rows
  const answered = checklist.data?.lines
  const { quick, text } = filters
  const entries = useMemo(() => {
    const ofLines = matching((answered ?? []).map(entryOfLine), { quick, text, me: me.id })
    return lines ? ofLines : [...(rows ?? []).map(entryOfRow), ...(contractor ? ofLines : [])]
  }, [rows, answered, quick, text, me.id, lines, contractor])
  return { criteria, entries, waiting: (lines || contractor) && answered === undefined ? checklist : null }
}

/** The practitioner's list; a contractor sees the rows that were assigned. */
export const List = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const contractor = useMe().role === "contractor"
  const [search, setSearch] = useSearchParams()
  const filters = readFilters(search)
  const { criteria, entries, waiting } = useEntries(site, filters)
  const change = (next: Filters) => setSearch(writeFilters(next), { replace: true })
  return (
    <>
      <PageTitle
        title={t(contractor ? LIST.contractorTitle : LIST.title)}
        lead={t(contractor ? LIST.contractorLead : LIST.lead)}
      />
      {contractor && entries.length > 0 && (
        <p className="row-middle no-print">
          <a href={sheetAddress(site)} download="">
            {t(CONTRACTOR_SHEET.get)}
          </a>
          <a href={`#${SHEET_ANCHOR}`}>{t(CONTRACTOR_SHEET.goSend)}</a>
        </p>
      )}
      <Asked query={criteria}>
        {({ totals }) => (
          <>
            {!contractor && <FilterBar filters={filters} totals={totals} onChange={change} />}
            {waiting !== null ? (
              <Asked query={waiting}>{() => null}</Asked>
            ) : (
              <ListBody key={writeFilters(filters).toString()} site={site} entries={entries} filters={filters} />
            )}
          </>
        )}
      </Asked>
      {contractor && entries.length > 0 && (
        <ImportSheet site={site} form={sheetAddress(site)} words={CONTRACTOR_SHEET} />
      )}
    </>
  )
}
