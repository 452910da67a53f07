import { useRef, useState } from "react"
import { AnswerForm } from "../../parts/answer-form.tsx"
import { AnswerView } from "../../parts/answer-view.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { drafts } from "../../state/drafts.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { ANSWER } from "../../words/answer.ts"
import { Button } from "@mantine/core"
import type { Detail } from "./types.ts"
import { Withdraw } from "./withdraw.tsx"

/** The present answer and the form for another. */
export const AnswerSheet = ({
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
  const { answer, revision } = detail.line ?? detail.row
  const [open, setOpen] = useState(() => drafts.find(me.id, site, [{ id, revision }]) !== null)
  const [closed, setClosed] = useState(false)
  const choose = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    setClosed(true)
  }
  return (
    <Sheet title={t(ANSWER.title)}>
      <h3>{t(ANSWER.now)}</h3>
      {answer === null ? <p>{t(ANSWER.notYet)}</p> : <AnswerView site={site} answer={answer} />}
      {me.role !== "auditor" &&
        (open ? (
          <AnswerForm
            site={site}
            questions={[{ id, revision }]}
            needsEvidence={detail.needsEvidence}
            answerDays={detail.answerDays}
            focused
            onDone={close}
          />
        ) : (
          <div className="row-middle">
            <Button ref={choose} autoFocus={closed} onClick={() => setOpen(true)}>
              {t(ANSWER.choose)}
            </Button>
            {answer !== null && (
              <Withdraw site={site} id={id} revision={revision} onDone={() => choose.current?.focus()} />
            )}
          </div>
        ))}
    </Sheet>
  )
}
