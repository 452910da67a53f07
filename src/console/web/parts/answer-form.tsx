import { Button, Radio, Textarea, TextInput } from "@mantine/core"
import { useState, type FormEvent, type KeyboardEvent } from "react"
import { ANSWER_STATES, type AnswerState } from "../../../guideline/observation.ts"
import { useLanguage } from "../state/language.tsx"
import { useOpenedAt } from "../state/opened-at.ts"
import { dayAfter } from "../state/time.ts"
import { ANSWER } from "../words/answer.ts"
import { COMMON } from "../words/common.ts"
import { AnswerConflict } from "./answer-conflict.tsx"
import { EvidencePicker } from "./evidence-picker.tsx"
import { ProblemNote } from "./problem-note.tsx"
import { useAnswering, type Asked } from "./use-answering.ts"

/** The answer of one question, or the same answer for several. `start`: chosen from the beginning. */
export const AnswerForm = ({
  site,
  questions,
  start,
  focused = false,
  needsEvidence = false,
  answerDays,
  onDone,
}: {
  readonly site: string
  readonly questions: readonly Asked[]
  readonly start?: AnswerState | undefined
  /** The focus goes to the first choice: what opened the form is gone. */
  readonly focused?: boolean
  readonly needsEvidence?: boolean
  readonly answerDays?: number
  /** `saved`: an answer was kept; else the form was closed. */
  readonly onDone: (saved: boolean) => void
}) => {
  const { t } = useLanguage()
  const openedAt = useOpenedAt()
  const [state, setState] = useState<AnswerState | null>(start ?? null)
  const [text, setText] = useState("")
  const [link, setLink] = useState("")
  const [approvedBy, setApprovedBy] = useState("")
  const [until, setUntil] = useState("")
  const [files, setFiles] = useState<readonly File[]>([])
  const { keep, conflicts } = useAnswering(site, questions, () => onDone(true))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state !== null) keep.mutate({ state, text, link, approvedBy, until, files })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
    if (event.key === "Escape") onDone(false)
  }
  const mustSay = state === "not-applicable" || state === "alternative"
  return (
    <form className="answer-form stack wide" onSubmit={submit} onKeyDown={onKeyDown}>
      <Radio.Group
        label={t(ANSWER.choose)}
        value={state ?? ""}
        onChange={(value) => setState(ANSWER_STATES.find((one) => one === value) ?? null)}
        required
      >
        <div className="choices">
          {ANSWER_STATES.map((one, index) => (
            <Radio
              key={one}
              value={one}
              label={t(ANSWER.states[one])}
              autoFocus={start === undefined ? focused && index === 0 : one === start}
            />
          ))}
        </div>
      </Radio.Group>
      {state !== null && (
        <>
          {state === "planned" && <p className="fine">{t(ANSWER.plannedNote)}</p>}
          {state === "provider" && (
            <TextInput
              label={t(ANSWER.link)}
              description={t(ANSWER.linkHint)}
              type="url"
              required
              value={link}
              onChange={(event) => setLink(event.currentTarget.value)}
            />
          )}
          <Textarea
            label={t(ANSWER.text[state])}
            required={mustSay}
            rows={3}
            maxLength={2_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {state === "alternative" && (
            <TextInput
              label={t(ANSWER.approvedBy)}
              required
              value={approvedBy}
              onChange={(event) => setApprovedBy(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={t(state === "planned" ? ANSWER.untilPlanned : ANSWER.until)}
            description={
              state === "planned" || answerDays === undefined ? undefined : t(ANSWER.untilHint, { days: answerDays })
            }
            type="date"
            required={state === "planned"}
            min={dayAfter(openedAt, 1)}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            w={220}
          />
          {state !== "no" && state !== "planned" && (
            <EvidencePicker needed={needsEvidence && state === "yes"} files={files} onChange={setFiles} />
          )}
        </>
      )}
      <AnswerConflict conflicts={conflicts} />
      <ProblemNote error={keep.error} />
      <div className="row-middle">
        <Button type="submit" disabled={state === null} loading={keep.isPending}>
          {t(ANSWER.save)}
        </Button>
        <Button variant="default" onClick={() => onDone(false)}>
          {t(COMMON.close)}
        </Button>
      </div>
    </form>
  )
}
