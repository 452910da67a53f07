import { useQuery } from "@tanstack/react-query"
import { Asked } from "../../parts/asked.tsx"
import { Empty } from "../../parts/empty.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { PAPERS } from "../../words/papers.ts"
import { ImportSheet } from "./import-sheet.tsx"
import { paperAddress } from "./paper-address.ts"
import { PaperTable } from "./paper-table.tsx"

export const Papers = ({ site }: { readonly site: string }) => {
  const { t, language } = useLanguage()
  const me = useMe()
  const papers = useQuery({
    queryKey: ["papers", site],
    queryFn: () => ask(api.sites[":site"].papers.$get({ param: { site } })),
  })
  const form = papers.data?.papers.find(({ formats }) => formats.includes("xlsx"))
  return (
    <>
      <PageTitle title={t(PAPERS.title)} lead={t(PAPERS.lead)} />
      <Sheet title={t(PAPERS.list)}>
        <Asked query={papers}>
          {({ papers: rows }) =>
            rows.length === 0 ? (
              <Empty title={t(PAPERS.empty)} says={t(PAPERS.emptySays)} />
            ) : (
              <PaperTable site={site} rows={rows} />
            )
          }
        </Asked>
      </Sheet>
      {(me.role === "owner" || me.role === "practitioner") && (
        <ImportSheet
          site={site}
          form={form === undefined ? null : paperAddress(site, form.paper, "xlsx", language)}
          words={PAPERS.sheet}
        />
      )}
    </>
  )
}
