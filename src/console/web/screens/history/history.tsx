import { PageTitle } from "../../parts/page-title.tsx"
import { useLanguage } from "../../state/language.tsx"
import { HISTORY } from "../../words/findings.ts"
import { ChangesSheet } from "./changes-sheet.tsx"
import { ExpiringSheet } from "./expiring-sheet.tsx"
import { JournalSheet } from "./journal-sheet.tsx"
import { RunsSheet } from "./runs-sheet.tsx"

export const History = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  return (
    <>
      <PageTitle title={t(HISTORY.title)} lead={t(HISTORY.lead)} />
      <ChangesSheet site={site} />
      <ExpiringSheet site={site} />
      <RunsSheet site={site} />
      <JournalSheet site={site} />
    </>
  )
}
