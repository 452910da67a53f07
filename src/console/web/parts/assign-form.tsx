import { Button, NativeSelect, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { api, ask } from "../state/client.ts"
import { useLanguage } from "../state/language.tsx"
import { useAssignable } from "../state/queries.ts"
import { ANSWER } from "../words/answer.ts"
import { COMMON, PERSON, ROLE_NAMES } from "../words/common.ts"
import { useAnnounce } from "./announce.tsx"
import { ProblemNote } from "./problem-note.tsx"
import { useChange } from "./use-change.ts"

/** Who is in charge of the questions, and until when. */
export const AssignForm = ({
  site,
  questions,
  person: personBefore,
  due: dueBefore,
  focused = false,
  onDone,
}: {
  readonly site: string
  readonly questions: readonly string[]
  readonly person: string | null
  readonly due: string | null
  /** The focus goes to the first field. */
  readonly focused?: boolean
  readonly onDone: () => void
}) => {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const assignable = useAssignable(site, true)
  const [person, setPerson] = useState(personBefore ?? "")
  const [due, setDue] = useState(dueBefore ?? "")
  const save = useChange(
    () => {
      const json = { questions: [...questions], person: person === "" ? null : person, due: due === "" ? null : due }
      return ask(api.sites[":site"].assignments.$put({ param: { site }, json }))
    },
    () => {
      announce(t(ANSWER.assigned))
      onDone()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  const people = (assignable.data?.people ?? []).map(({ id, name, role }) => ({
    value: id,
    label: t(PERSON, { name, role: t(ROLE_NAMES[role]) }),
  }))
  return (
    <form className="row" onSubmit={submit}>
      <NativeSelect
        label={t(COMMON.assignee)}
        autoFocus={focused}
        data={[{ value: "", label: t(COMMON.nobody) }, ...people]}
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
      />
      <TextInput
        label={t(COMMON.due)}
        type="date"
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={save.isPending}>
        {t(ANSWER.assignSave)}
      </Button>
      <ProblemNote error={save.error} />
    </form>
  )
}
