import type { AnswerView as Answer } from "../../contract/answers.ts"
import { ANSWER_WORDS } from "../../../report/words.ts"
import { useLanguage } from "../state/language.tsx"
import { dayOf, timeOf } from "../state/time.ts"
import { ANSWER } from "../words/answer.ts"
import { COMMON } from "../words/common.ts"
import { EvidenceFiles } from "./evidence-files.tsx"

const safeLink = (link: string): boolean => /^https?:\/\//i.test(link)

/** An answer as it stands. */
export const AnswerView = ({ site, answer }: { readonly site: string; readonly answer: Answer }) => {
  const { t, language } = useLanguage()
  const state = ANSWER_WORDS[answer.state]
  return (
    <div>
      <p>
        <strong>{state === undefined ? answer.state : t(state)}</strong> {answer.by}{" "}
        <span className="fine">
          {timeOf(answer.at, language)} / {t(COMMON.until, { day: dayOf(answer.until, language) })}
        </span>
      </p>
      {answer.text !== undefined && <p className="lines">{answer.text}</p>}
      {answer.approvedBy !== undefined && <p>{t(ANSWER.approved, { name: answer.approvedBy })}</p>}
      {answer.link !== undefined && (
        <p>
          {safeLink(answer.link) ? (
            <a href={answer.link} rel="noreferrer noopener" target="_blank">
              {answer.link}
            </a>
          ) : (
            answer.link
          )}
        </p>
      )}
      <EvidenceFiles site={site} files={answer.evidence} />
    </div>
  )
}
