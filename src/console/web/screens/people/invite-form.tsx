import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import type { Role } from "../../../contract/shared.ts"
import { MadeLink } from "../../parts/made-link.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { PEOPLE } from "../../words/shops.ts"
import { RoleField, ShopsField, type Shops } from "./person-fields.tsx"

const DAYS = "3"

export const InviteForm = () => {
  const { t } = useLanguage()
  const [name, setName] = useState("")
  const [role, setRole] = useState<Role>("practitioner")
  const [chosen, setChosen] = useState<Shops>("all")
  const [days, setDays] = useState(DAYS)
  const invite = useChange(() =>
    ask(
      api.people.invitations.$post({
        json: { name, role, sites: chosen === "all" ? chosen : [...chosen], days: Number(days) },
      }),
    ),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate(undefined)
  }
  return (
    <Sheet title={t(PEOPLE.invite)} lead={t(PEOPLE.inviteLead)} className="no-print">
      <form className="stack wide" onSubmit={submit}>
        <TextInput
          label={t(PEOPLE.name)}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RoleField role={role} onChange={setRole} />
        <ShopsField chosen={chosen} onChange={setChosen} />
        <TextInput
          label={t(PEOPLE.days)}
          type="number"
          min={1}
          max={14}
          required
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          w={260}
        />
        <ProblemNote error={invite.error} />
        <Button type="submit" loading={invite.isPending} disabled={chosen.length === 0}>
          {t(PEOPLE.make)}
        </Button>
        {invite.data !== undefined && (
          <MadeLink
            label={t(PEOPLE.link, { name })}
            says={t(PEOPLE.linkOnce)}
            link={invite.data.link}
            expiresAt={invite.data.expiresAt}
          />
        )}
      </form>
    </Sheet>
  )
}
