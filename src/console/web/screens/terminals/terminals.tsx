import { useQuery } from "@tanstack/react-query"
import { Asked } from "../../parts/asked.tsx"
import { Empty } from "../../parts/empty.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { TERMINALS } from "../../words/terminals.ts"
import { Feeds } from "./feeds.tsx"
import { TerminalForm } from "./terminal-form.tsx"
import { TerminalTable } from "./terminal-table.tsx"

/** Who uses which computer for the shop, and what they answered about it. */
export const Terminals = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const me = useMe()
  const terminals = useQuery({
    queryKey: ["terminals", site],
    queryFn: () => ask(api.sites[":site"].terminals.$get({ param: { site } })),
  })
  return (
    <>
      <PageTitle title={t(TERMINALS.title)} lead={t(TERMINALS.lead)} />
      <Asked query={terminals}>
        {({ terminals: rows, feeds, mails }) => (
          <>
            {(me.role === "owner" || me.role === "practitioner") && <TerminalForm site={site} mails={mails} />}
            <Sheet title={t(TERMINALS.list)}>
              {rows.length === 0 ? (
                <Empty title={t(TERMINALS.empty)} says={t(TERMINALS.emptySays)} />
              ) : (
                <TerminalTable site={site} rows={rows} />
              )}
            </Sheet>
            <Feeds site={site} feeds={feeds} />
          </>
        )}
      </Asked>
    </>
  )
}
