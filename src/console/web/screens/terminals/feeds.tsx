import { Link } from "wouter"
import { ANSWER_WORDS } from "../../../../report/words.ts"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { questionPath } from "../../state/paths.ts"
import { ANSWER } from "../../words/answer.ts"
import { TERMINALS } from "../../words/terminals.ts"

/** What the terminals' answers make of the criteria, and why. */
export const Feeds = ({
  site,
  feeds,
}: {
  readonly site: string
  readonly feeds: Reply<Routes["terminals"]>["feeds"]
}) => {
  const { t } = useLanguage()
  if (feeds.length === 0) return null
  return (
    <Sheet title={t(TERMINALS.feeds)} lead={t(TERMINALS.feedsLead)}>
      <ul className="plain">
        {feeds.map(({ criterion, question, answer, because }) => {
          const state = answer === null ? undefined : ANSWER_WORDS[answer.state]
          return (
            <li key={criterion}>
              <Link href={questionPath(site, criterion)}>{t(question)}</Link>{" "}
              <strong>{t(state ?? ANSWER.notYet)}</strong>
              <span className="fine block">{t(because)}</span>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
