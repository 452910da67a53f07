import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { MadeLink } from "../../parts/made-link.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { TERMINALS } from "../../words/terminals.ts"

type Mails = Reply<Routes["terminals"]>["mails"]

export const TerminalForm = ({ site, mails }: { readonly site: string; readonly mails: Mails }) => {
  const { t } = useLanguage()
  const [name, setName] = useState("")
  const [mail, setMail] = useState("")
  const [made, setMade] = useState<{ readonly name: string; readonly link: string; readonly expiresAt: string } | null>(
    null,
  )
  const make = useChange(
    () =>
      ask(
        api.sites[":site"].terminals.$post({
          param: { site },
          json: { name, ...(mail.trim() === "" ? {} : { mail: mail.trim() }) },
        }),
      ),
    (link) => {
      setMade({ ...link, name })
      setName("")
      setMail("")
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
        {mails === "ready" && (
          <TextInput
            label={t(TERMINALS.mail)}
            type="email"
            maxLength={254}
            value={mail}
            onChange={(event) => setMail(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={make.isPending}>
          {t(TERMINALS.make)}
        </Button>
      </form>
      <p className="fine">{t(TERMINALS.mails[mails])}</p>
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
