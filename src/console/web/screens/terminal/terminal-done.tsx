import { Button } from "@mantine/core"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { PageTitle } from "../../parts/page-title.tsx"
import { useLanguage } from "../../state/language.tsx"
import { dayWords } from "../../state/time.ts"
import { TERMINAL } from "../../words/terminals.ts"

export type Done = Reply<Routes["terminalAnswer"]>

/** Thanks, and what is left to do on that computer. */
export const TerminalDone = ({ done, onAnother }: { readonly done: Done; readonly onAnother: () => void }) => {
  const { t, language } = useLanguage()
  return (
    <>
      <PageTitle title={t(TERMINAL.done)} lead={t(TERMINAL.next, { day: dayWords(done.due, language) })} />
      {done.notYet.length === 0 ? (
        <p className="note good">{t(TERMINAL.all)}</p>
      ) : (
        <>
          <h2>{t(TERMINAL.todo)}</h2>
          <ul className="observations">
            {done.notYet.map(({ question, how }) => (
              <li key={question.ja} className="observation">
                <strong>{t(question)}</strong>
                <p className="lines">{t(how)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button variant="default" onClick={onAnother}>
        {t(TERMINAL.another)}
      </Button>
    </>
  )
}
