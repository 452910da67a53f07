import { Link } from "wouter"
import type { AnswerState } from "../../../../guideline/observation.ts"
import { AnswerForm } from "../../parts/answer-form.tsx"
import { AnswerView } from "../../parts/answer-view.tsx"
import { Asked } from "../../parts/asked.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { questionPath } from "../../state/paths.ts"
import { useQuestion } from "../../state/queries.ts"
import { ANSWER, QUESTION } from "../../words/answer.ts"
import { LIST } from "../../words/list.ts"

/** An opened row: why it is asked, what to do, the present answer, and the form. */
export const EntryAnswer = ({
  site,
  id,
  start,
  onClose,
}: {
  readonly site: string
  readonly id: string
  readonly start?: AnswerState | undefined
  readonly onClose: (saved: boolean) => void
}) => {
  const { t } = useLanguage()
  const me = useMe()
  const question = useQuestion(site, id)
  return (
    <div className="entry-open">
      <Asked query={question}>
        {(detail) => {
          const { answer, revision } = detail.line ?? detail.row
          const asked = detail.line !== null || detail.row.answerable
          return (
            <>
              <dl className="facts">
                <div>
                  <dt>{t(QUESTION.why)}</dt>
                  <dd>{t(detail.why)}</dd>
                </div>
                {detail.remedy !== null && (
                  <div>
                    <dt>{t(QUESTION.remedy)}</dt>
                    <dd className="lines">{t(detail.remedy)}</dd>
                  </div>
                )}
                {answer !== null && (
                  <div>
                    <dt>{t(ANSWER.now)}</dt>
                    <dd>
                      <AnswerView site={site} answer={answer} />
                    </dd>
                  </div>
                )}
              </dl>
              <p>
                <Link href={questionPath(site, id)}>{t(LIST.details)}</Link>
              </p>
              {!asked && <p>{t(ANSWER.notAsked)}</p>}
              {asked && me.role !== "auditor" && (
                <AnswerForm
                  key={start}
                  site={site}
                  questions={[{ id, revision }]}
                  start={start}
                  needsEvidence={detail.needsEvidence}
                  answerDays={detail.answerDays}
                  onDone={onClose}
                />
              )}
            </>
          )
        }}
      </Asked>
    </div>
  )
}
