import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { focusOnTitle } from "../../state/focus.ts"
import { useLanguage } from "../../state/language.tsx"
import { COMMON } from "../../words/common.ts"
import { PEOPLE } from "../../words/shops.ts"
import { RoleField, ShopsField, type Shops } from "./person-fields.tsx"

export type Person = Reply<Routes["people"]>["people"][number]

/** What an owner changes about somebody else: name, role, shops, and where reminders go. */
export const PersonForm = ({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) => {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(person.role)
  const [shops, setShops] = useState<Shops>(person.sites)
  const [mail, setMail] = useState(person.mail ?? "")
  const close = () => {
    onDone()
    focusOnTitle()
  }
  const save = useChange(
    () => {
      const sent = mail.trim() === "" ? null : mail.trim()
      // Another role, or other shops, end that person's sessions: only what was changed is sent.
      const json = {
        ...(name === person.name ? {} : { name }),
        ...(role === person.role ? {} : { role }),
        ...(String(shops) === String(person.sites) ? {} : { sites: shops === "all" ? shops : [...shops] }),
        ...(sent === person.mail ? {} : { mail: sent }),
      }
      return ask(api.people[":id"].$patch({ param: { id: person.id }, json }))
    },
    () => {
      announce(t(COMMON.saved))
      close()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  return (
    <Sheet title={t(PEOPLE.change, { name: person.name })} className="no-print">
      <form className="stack wide" onSubmit={submit}>
        <TextInput
          label={t(PEOPLE.name)}
          required
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RoleField role={role} onChange={setRole} />
        <ShopsField chosen={shops} onChange={setShops} />
        <TextInput
          label={t(COMMON.mail)}
          description={t(PEOPLE.mail)}
          type="email"
          maxLength={254}
          value={mail}
          onChange={(event) => setMail(event.currentTarget.value)}
        />
        <ProblemNote error={save.error} />
        <div className="row-middle">
          <Button type="submit" loading={save.isPending} disabled={shops.length === 0}>
            {t(COMMON.save)}
          </Button>
          <Button variant="default" onClick={close}>
            {t(COMMON.cancel)}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
