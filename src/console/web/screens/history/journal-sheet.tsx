import { useQuery } from "@tanstack/react-query"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { Asked } from "../../parts/asked.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { timeOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { HISTORY } from "../../words/findings.ts"

const SHOWN = 5

type Entry = Reply<Routes["journal"]>["entries"][number]
/** What is known only by an id of the console's own says nothing to people. */
const BY_ID: ReadonlySet<string> = new Set(["order", "acknowledge", "order-withdrawn"])

const aboutOf = ({ what, about }: Entry): string => {
  if (BY_ID.has(what)) return ""
  const more = about.length > SHOWN ? ` +${about.length - SHOWN}` : ""
  return `${about.slice(0, SHOWN).join(", ")}${more}`
}

/** Every change with who and when. */
export const JournalSheet = ({ site }: { readonly site: string }) => {
  const { t, language } = useLanguage()
  const journal = useQuery({
    queryKey: ["journal", site],
    queryFn: () => ask(api.sites[":site"].journal.$get({ param: { site }, query: {} })),
  })
  return (
    <Sheet title={t(HISTORY.journal)} lead={t(HISTORY.journalLead)}>
      <Asked query={journal}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p>{t(HISTORY.journalEmpty)}</p>
          ) : (
            <table className="fold">
              <thead>
                <tr>
                  <th scope="col">{t(COMMON.when)}</th>
                  <th scope="col">{t(COMMON.who)}</th>
                  <th scope="col">{t(COMMON.what)}</th>
                  <th scope="col">{t(HISTORY.about)}</th>
                </tr>
              </thead>
              <tbody>
                {entries.map((entry) => (
                  <tr key={entry.revision}>
                    <td className="narrow">{timeOf(entry.at, language)}</td>
                    <td>{entry.who}</td>
                    <td>{t(entry.says)}</td>
                    <td className="fine long">{aboutOf(entry)}</td>
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
