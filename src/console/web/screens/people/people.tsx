import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Asked } from "../../parts/asked.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { PEOPLE } from "../../words/shops.ts"
import { InvitationTable } from "./invitation-table.tsx"
import { InviteForm } from "./invite-form.tsx"
import { PeopleTable } from "./people-table.tsx"
import { PersonForm } from "./person-form.tsx"

export const People = () => {
  const { t } = useLanguage()
  const [changing, setChanging] = useState<string | null>(null)
  const people = useQuery({ queryKey: ["people"], queryFn: () => ask(api.people.$get()) })
  return (
    <>
      <PageTitle title={t(PEOPLE.title)} lead={t(PEOPLE.lead)} />
      <InviteForm />
      <Asked query={people}>
        {({ people: rows, invitations }) => (
          <>
            <Sheet title={t(PEOPLE.list)}>
              <PeopleTable rows={rows} onChange={({ id }) => setChanging(id)} />
            </Sheet>
            {rows
              .filter(({ id }) => id === changing)
              .map((person) => (
                <PersonForm key={person.id} person={person} onDone={() => setChanging(null)} />
              ))}
            {invitations.length > 0 && (
              <Sheet title={t(PEOPLE.invitations)}>
                <InvitationTable rows={invitations} />
              </Sheet>
            )}
          </>
        )}
      </Asked>
    </>
  )
}
