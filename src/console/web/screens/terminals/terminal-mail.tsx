import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { timeOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { TERMINALS } from "../../words/terminals.ts"
import type { Row } from "./terminal-table.tsx"

const MailForm = ({ site, row, onDone }: { readonly site: string; readonly row: Row; readonly onDone: () => void }) => {
  const { t } = useLanguage()
  const [mail, setMail] = useState(row.mail ?? "")
  const save = useChange(() => {
    const json = { mail: mail.trim() === "" ? null : mail.trim() }
    return ask(api.sites[":site"].terminals[":id"].mail.$put({ param: { site, id: row.id }, json }))
  }, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  return (
    <form className="row" onSubmit={submit}>
      <TextInput
        label={t(TERMINALS.mail)}
        type="email"
        maxLength={254}
        autoFocus
        value={mail}
        onChange={(event) => setMail(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={save.isPending}>
        {t(COMMON.save)}
      </Button>
      <Button size="xs" variant="subtle" onClick={onDone}>
        {t(COMMON.cancel)}
      </Button>
      <ProblemNote error={save.error} />
    </form>
  )
}

/** Where the form of a person goes every quarter, and the way to change it. */
export const TerminalMail = ({ site, row }: { readonly site: string; readonly row: Row }) => {
  const { t, language } = useLanguage()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const [closed, setClosed] = useState(false)
  const close = () => {
    setOpen(false)
    setClosed(true)
  }
  if (open) return <MailForm site={site} row={row} onDone={close} />
  return (
    <>
      <span className="block">{row.mail === null ? t(TERMINALS.byHand) : t(TERMINALS.mailTo, { mail: row.mail })}</span>
      {row.remindedAt !== null && (
        <span className="fine block">{t(TERMINALS.remindedAt, { time: timeOf(row.remindedAt, language) })}</span>
      )}
      {row.revokedAt === null && (me.role === "owner" || me.role === "practitioner") && (
        <button
          type="button"
          className="link-button"
          aria-label={t(TERMINALS.setMail, { name: row.name })}
          autoFocus={closed}
          onClick={() => setOpen(true)}
        >
          {t(TERMINALS.setMailShort)}
        </button>
      )}
    </>
  )
}
