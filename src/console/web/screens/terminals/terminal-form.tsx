import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { MadeLink } from "../../parts/made-link.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { TERMINALS } from "../../words/terminals.ts"

export const TerminalForm = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const [name, setName] = useState("")
  const [made, setMade] = useState<{ readonly name: string; readonly link: string; readonly expiresAt: string } | null>(
    null,
  )
  const make = useChange(
    () => ask(api.sites[":site"].terminals.$post({ param: { site }, json: { name } })),
    (link) => {
      setMade({ ...link, name })
      setName("")
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate(undefined)
  }
  return (
    <Sheet title={t(TERMINALS.add)} className="no-print">
      <form className="row" onSubmit={submit}>
        <TextInput
          label={t(TERMINALS.name)}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={make.isPending}>
          {t(TERMINALS.make)}
        </Button>
      </form>
      <ProblemNote error={make.error} />
      {made !== null && (
        <MadeLink
          label={t(TERMINALS.link, { name: made.name })}
          says={t(TERMINALS.linkOnce)}
          link={made.link}
          expiresAt={made.expiresAt}
        />
      )}
    </Sheet>
  )
}
