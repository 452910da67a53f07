import { Button, Radio, Textarea, TextInput } from "@mantine/core"
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type MouseEvent } from "react"
import { ANSWER_STATES, type AnswerState } from "../../../guideline/observation.ts"
import type { Asked } from "../state/drafts.ts"
import { useLanguage } from "../state/language.tsx"
import { useOpenedAt } from "../state/opened-at.ts"
import { dayAfter } from "../state/time.ts"
import { ANSWER } from "../words/answer.ts"
import { COMMON } from "../words/common.ts"
import { AnswerConflict } from "./answer-conflict.tsx"
import { EvidencePicker } from "./evidence-picker.tsx"
import { ProblemNote } from "./problem-note.tsx"
import { useAnswering } from "./use-answering.ts"
import { useTyped } from "./use-typed.ts"

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
  const { typed, seen, restored, change, forget, startAnew } = useTyped(site, questions, start)
  const { state } = typed
  const [files, setFiles] = useState<readonly File[]>([])
  const done = (saved: boolean) => {
    forget()
    onDone(saved)
  }
  const { keep, conflicts } = useAnswering(site, seen, () => done(true))
  const field = useRef<HTMLTextAreaElement>(null)
  // After the page's heading, which takes the focus of every page that is new.
  useEffect(() => {
    if (restored) field.current?.focus()
  }, [restored])
  const anew = (event: MouseEvent<HTMLButtonElement>) => {
    startAnew()
    setFiles([])
    event.currentTarget.form?.querySelector("input")?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state !== null) keep.mutate({ ...typed, state, files })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    // With these keys people also choose and drop what an input method offers.
    if (event.nativeEvent.isComposing) return
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
    if (event.key === "Escape") done(false)
  }
  const mustSay = state === "not-applicable" || state === "alternative"
  return (
    <form className="answer-form stack wide" onSubmit={submit} onKeyDown={onKeyDown}>
      {restored && (
        <div className="note" role="status">
          <p>{t(ANSWER.restored)}</p>
          <button type="button" className="link-button" onClick={anew}>
            {t(ANSWER.startAnew)}
          </button>
        </div>
      )}
      <Radio.Group
        label={t(ANSWER.choose)}
        value={state ?? ""}
        onChange={(value) => {
          const chosen = ANSWER_STATES.find((one) => one === value)
          if (chosen !== undefined) change({ state: chosen })
        }}
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
              value={typed.link}
              onChange={(event) => change({ link: event.currentTarget.value })}
            />
          )}
          <Textarea
            ref={field}
            label={t(ANSWER.text[state])}
            required={mustSay}
            rows={3}
            maxLength={2_000}
            value={typed.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          {state === "alternative" && (
            <TextInput
              label={t(ANSWER.approvedBy)}
              required
              value={typed.approvedBy}
              onChange={(event) => change({ approvedBy: event.currentTarget.value })}
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
            value={typed.until}
            onChange={(event) => change({ until: event.currentTarget.value })}
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
        <Button variant="default" onClick={() => done(false)}>
          {t(COMMON.close)}
        </Button>
      </div>
    </form>
  )
}
