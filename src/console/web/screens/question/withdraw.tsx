import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { ANSWER } from "../../words/answer.ts"
import { COMMON } from "../../words/common.ts"

/** Takes an answer back; it stays in the history, with the reason. */
export const Withdraw = ({
  site,
  id,
  revision,
  onDone,
}: {
  readonly site: string
  readonly id: string
  readonly revision: number
  readonly onDone: () => void
}) => {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const [open, setOpen] = useState(false)
  const [kept, setKept] = useState(false)
  const [reason, setReason] = useState("")
  const keep = () => {
    setOpen(false)
    setKept(true)
  }
  const withdraw = useChange(
    () =>
      ask(
        api.sites[":site"].answers.withdraw.$post({
          param: { site },
          json: { question: id, reason, expect: revision },
        }),
      ),
    () => {
      announce(t(ANSWER.withdrawn))
      setOpen(false)
      onDone()
    },
  )
  if (!open)
    return (
      <button type="button" className="link-button" autoFocus={kept} onClick={() => setOpen(true)}>
        {t(ANSWER.withdraw)}
      </button>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    withdraw.mutate(undefined)
  }
  return (
    <form className="row" onSubmit={submit}>
      <TextInput
        label={t(ANSWER.withdrawWhy)}
        required
        autoFocus
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={withdraw.isPending}>
        {t(ANSWER.withdraw)}
      </Button>
      <Button variant="subtle" onClick={keep}>
        {t(COMMON.cancel)}
      </Button>
      <ProblemNote error={withdraw.error} />
    </form>
  )
}
