import { Button, Radio, TextInput } from "@mantine/core"
import { useId, useState, type FormEvent } from "react"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { TERMINAL } from "../../words/terminals.ts"
import type { Done } from "./terminal-done.tsx"

type Form = Reply<Routes["terminalLook"]>
const SAID = ["yes", "no", "unknown"] as const
type Said = (typeof SAID)[number]
type QuestionId = Form["questions"][number]["id"]
type Answers = Readonly<Partial<Record<QuestionId, Said>>>

const OneQuestion = ({
  asked,
  value,
  onChange,
}: {
  readonly asked: Form["questions"][number]
  readonly value: Said | undefined
  readonly onChange: (said: Said) => void
}) => {
  const { t } = useLanguage()
  return (
    <section className="sheet" aria-label={t(asked.question)}>
      <Radio.Group
        label={t(asked.question)}
        required
        value={value ?? ""}
        onChange={(next) => {
          const said = SAID.find((one) => one === next)
          if (said !== undefined) onChange(said)
        }}
      >
        <div className="choices short">
          {SAID.map((one) => (
            <Radio key={one} value={one} label={t(TERMINAL[one])} required />
          ))}
        </div>
      </Radio.Group>
      <p className="fine">
        {t(TERMINAL.why)}: {t(asked.why)}
      </p>
      <details>
        <summary>{t(TERMINAL.how)}</summary>
        <p className="lines">{t(asked.how)}</p>
      </details>
    </section>
  )
}

/** The four questions about one computer. */
export const TerminalQuestions = ({
  token,
  form,
  onDone,
}: {
  readonly token: string
  readonly form: Form
  readonly onDone: (done: Done) => void
}) => {
  const { t } = useLanguage()
  const list = useId()
  const [device, setDevice] = useState("")
  const [answers, setAnswers] = useState<Answers>({})
  const send = useChange(
    () => {
      const said = (id: QuestionId): Said => answers[id] ?? "unknown"
      const json = {
        token,
        device,
        answers: {
          "anti-malware": said("anti-malware"),
          updates: said("updates"),
          "screen-lock": said("screen-lock"),
          "own-account": said("own-account"),
        },
      }
      return ask(api.terminal.$post({ json }))
    },
    (done) => onDone(done),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate(undefined)
  }
  return (
    <form className="stack wide" onSubmit={submit}>
      <TextInput
        label={t(TERMINAL.device)}
        description={t(TERMINAL.deviceHint)}
        required
        maxLength={100}
        list={list}
        value={device}
        onChange={(event) => setDevice(event.currentTarget.value)}
      />
      <datalist id={list}>
        {form.devices.map(({ device: name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      {form.questions.map((asked) => (
        <OneQuestion
          key={asked.id}
          asked={asked}
          value={answers[asked.id]}
          onChange={(said) => setAnswers({ ...answers, [asked.id]: said })}
        />
      ))}
      <ProblemNote error={send.error} />
      <Button type="submit" loading={send.isPending}>
        {t(TERMINAL.send)}
      </Button>
    </form>
  )
}
