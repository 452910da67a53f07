import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { ANSWER, QUESTION } from "../../words/answer.ts"
import { AnswerHistory } from "./answer-history.tsx"
import { AnswerSheet } from "./answer-sheet.tsx"
import { AssignSheet } from "./assign-sheet.tsx"
import { Lines } from "./lines.tsx"
import { Observations } from "./observations.tsx"
import { QuestionFacts } from "./question-facts.tsx"
import type { Detail } from "./types.ts"

export const QuestionDetail = ({
  site,
  id,
  detail,
}: {
  readonly site: string
  readonly id: string
  readonly detail: Detail
}) => {
  const { t } = useLanguage()
  const me = useMe()
  const staff = me.role === "owner" || me.role === "practitioner"
  const { remedy, line, row } = detail
  return (
    <>
      <QuestionFacts detail={detail} />
      {remedy !== null && (
        <Sheet title={t(QUESTION.remedy)}>
          <p className="lines">{t(remedy)}</p>
        </Sheet>
      )}
      {row.answerable || line !== null ? (
        <AnswerSheet key={id} site={site} id={id} detail={detail} />
      ) : (
        <Sheet title={t(ANSWER.title)}>
          <p>{t(ANSWER.notAsked)}</p>
        </Sheet>
      )}
      {staff && <AssignSheet site={site} id={id} row={line ?? row} />}
      <Lines site={site} lines={detail.lines} />
      <Observations observations={detail.observations} />
      <AnswerHistory site={site} history={detail.history} />
    </>
  )
}
