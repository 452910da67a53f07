import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import type { CriterionRow } from "../../../contract/answers.ts"
import { MadeLink } from "../../parts/made-link.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useOpenedAt } from "../../state/opened-at.ts"
import { dayAfter } from "../../state/time.ts"
import { CONTRACTORS } from "../../words/contractors.ts"
import { QuestionPicker } from "./question-picker.tsx"
import { usualFor } from "./usual.ts"

const DUE_DAYS = 14
const WORKS_DAYS = 30

export const ContractorForm = ({ site, rows }: { readonly site: string; readonly rows: readonly CriterionRow[] }) => {
  const { t } = useLanguage()
  const openedAt = useOpenedAt()
  const [name, setName] = useState("")
  const [due, setDue] = useState(() => dayAfter(openedAt, DUE_DAYS))
  const [days, setDays] = useState(String(WORKS_DAYS))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => usualFor(rows))
  const make = useChange(() => {
    const json = { name, questions: [...chosen], days: Number(days), ...(due === "" ? {} : { due }) }
    return ask(api.sites[":site"].contractors.$post({ param: { site }, json }))
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate(undefined)
  }
  return (
    <form className="stack wide" onSubmit={submit}>
      <TextInput
        label={t(CONTRACTORS.name)}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <QuestionPicker rows={rows} chosen={chosen} onChange={setChosen} />
      <div className="row">
        <TextInput
          label={t(CONTRACTORS.due)}
          type="date"
          min={dayAfter(openedAt, 0)}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <TextInput
          label={t(CONTRACTORS.days)}
          type="number"
          min={1}
          max={90}
          required
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
      </div>
      <ProblemNote error={make.error} />
      <Button type="submit" loading={make.isPending} disabled={chosen.size === 0}>
        {t(CONTRACTORS.make)}
      </Button>
      {make.data !== undefined && (
        <MadeLink
          label={t(CONTRACTORS.link)}
          says={t(CONTRACTORS.linkOnce)}
          link={make.data.link}
          expiresAt={make.data.expiresAt}
        />
      )}
    </form>
  )
}
