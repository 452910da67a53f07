import { AnswerView } from "../../parts/answer-view.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { timeOf } from "../../state/time.ts"
import { QUESTION } from "../../words/answer.ts"
import type { HistoryEntry } from "./types.ts"

/** Every answer there was, the newest first; nothing is ever removed. */
export const AnswerHistory = ({
  site,
  history,
}: {
  readonly site: string
  readonly history: readonly HistoryEntry[]
}) => {
  const { t, language } = useLanguage()
  return (
    <Sheet title={t(QUESTION.history)}>
      {history.length === 0 ? (
        <p>{t(QUESTION.noHistory)}</p>
      ) : (
        <ol className="observations">
          {history.map(({ revision, at, answer, enteredBy }) => (
            <li key={revision} className="observation">
              {answer === null ? (
                <p>
                  <strong>{t(QUESTION.withdrawn)}</strong> {enteredBy?.name}{" "}
                  <span className="fine">{timeOf(at, language)}</span>
                </p>
              ) : (
                <AnswerView site={site} answer={answer} />
              )}
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  )
}
