import { ANSWER_WORDS } from "../../../report/words.ts"
import { useLanguage } from "../state/language.tsx"
import { ANSWER } from "../words/answer.ts"
import { COMMON } from "../words/common.ts"
import type { Conflicts } from "./use-answering.ts"

/** Somebody was faster: what they said. */
export const AnswerConflict = ({ conflicts }: { readonly conflicts: Conflicts }) => {
  const { t } = useLanguage()
  if (conflicts.length === 0) return null
  return (
    <div className="note warn" role="alert">
      <p>{t(ANSWER.conflict)}</p>
      <ul className="plain">
        {conflicts.map(({ question, answer }) => {
          const words = answer === null ? undefined : ANSWER_WORDS[answer.state]
          return (
            <li key={question}>
              {t(ANSWER.conflictRow, {
                question,
                name: answer?.by ?? "?",
                state: t(words ?? COMMON.none),
              })}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
