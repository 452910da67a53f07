import { useQuery } from "@tanstack/react-query"
import { Link } from "wouter"
import { Asked } from "../../parts/asked.tsx"
import { Empty } from "../../parts/empty.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { useCriteria } from "../../state/queries.ts"
import { CONTRACTORS } from "../../words/contractors.ts"
import { ContractorForm } from "./contractor-form.tsx"
import { ContractorTable } from "./contractor-table.tsx"

/** Who was asked from outside, and the form to ask one more. */
export const Contractors = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const me = useMe()
  const contractors = useQuery({
    queryKey: ["contractors", site],
    queryFn: () => ask(api.sites[":site"].contractors.$get({ param: { site } })),
  })
  const criteria = useCriteria(site, {})
  return (
    <>
      <PageTitle title={t(CONTRACTORS.title)} lead={t(CONTRACTORS.lead)} />
      {(me.role === "owner" || me.role === "practitioner") && (
        <Sheet title={t(CONTRACTORS.add)} className="no-print">
          <Asked query={criteria}>
            {({ rows }) => <ContractorForm site={site} rows={rows.filter(({ answerable }) => answerable)} />}
          </Asked>
        </Sheet>
      )}
      <Sheet title={t(CONTRACTORS.listTitle)}>
        <Asked query={contractors}>
          {({ contractors: rows, accounts }) =>
            rows.length + accounts.length === 0 ? (
              <Empty title={t(CONTRACTORS.empty)} says={t(CONTRACTORS.emptySays)} />
            ) : (
              <ContractorTable site={site} rows={rows} accounts={accounts} />
            )
          }
        </Asked>
      </Sheet>
      <p>
        <Link href={`/sites/${site}/papers`}>{t(CONTRACTORS.papers)}</Link>
      </p>
    </>
  )
}
